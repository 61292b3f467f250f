import type { Plan } from './plan.ts';
import { chinaPostPlans } from './starter-china-post.ts';
import { emsPlans } from './starter-ems.ts';
import { linePlans } from './starter-lines.ts';

/**
 * The plans that a new installation begins with, so that it can quote before the first sheet is imported. Every figure
 * without a public source says so (`source.confirmed` is false) and is meant to be replaced through the plans workbook.
 */
export const starterPlans: readonly Plan[] = [...chinaPostPlans, ...emsPlans, ...linePlans];
