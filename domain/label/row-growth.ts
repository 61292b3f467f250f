import type { Area } from './geometry.ts';
import type { TemplateElement } from './template.ts';

/** A row that became higher: everything that begins at `belowMm` or lower, in the template, moves down. */
export type Growth = { readonly belowMm: number; readonly byMm: number };

/** Edges that are equal to the eye of whoever made the template. */
const tolerance = 0.01;

const sumOf = (growths: readonly Growth[], edgeMm: number): number =>
  growths.reduce((sum, { belowMm, byMm }) => (belowMm <= edgeMm + tolerance ? sum + byMm : sum), 0);

/**
 * Where an element stands once rows have grown: what lies below a grown row moves down, what shares its lower edge or
 * spans it becomes higher, and what is anchored keeps its lower edge.
 */
export function grownArea(
  { xMm, yMm, widthMm, heightMm, anchored }: TemplateElement,
  growths: readonly Growth[],
): Area {
  const bottomMm = yMm + heightMm;
  const y = yMm + sumOf(growths, yMm);
  const bottom = anchored ? bottomMm : bottomMm + sumOf(growths, bottomMm);
  return { x: xMm, y, width: widthMm, height: bottom - y };
}

/** The heights by which the row of an element may grow, the lowest first. */
export const growthsOf = (element: TemplateElement): readonly Growth[] => {
  const byMm = 'growMm' in element ? element.growMm : [];
  return [0, ...byMm.toSorted((a, b) => a - b)].map((by) => ({
    belowMm: element.yMm + element.heightMm,
    byMm: by,
  }));
};
