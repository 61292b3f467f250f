import type { FoundPrinter } from '../../../preload/views.ts';

/** A device of this computer, or a queue, without what the settings and the spooler know of it. */
export type FoundPlace = Omit<FoundPrinter, 'isDefault' | 'retries' | 'usedBy'>;

/** Maker and model in one, when the model does not begin with its maker already; null without either. */
export function fullName(maker: string | null, model: string | null): string | null {
  if (maker === null || model === null) return maker ?? model;
  return model.toLowerCase().startsWith(maker.toLowerCase()) ? model : `${maker} ${model}`;
}
