import { z } from 'zod';
import { messageLanguages } from '../../domain/notices/message-templates.ts';
import { procedure } from '../procedure.ts';
import type { WrittenFile } from '../views.ts';
import { ids, path } from './fields.ts';

/** What is printed on A4 for some shipments; `language` is that of the slips, null for that of each destination. */
export const paperWish = {
  kind: z.enum(['pick-list', 'packing-slips']),
  shipmentIds: ids,
  language: z.enum(messageLanguages).nullable().default(null),
};

/** The language of the sheet; null for that of the station. */
export const commandSheetWish = { language: z.enum(['en', 'zh']).nullable().default(null) };

/** Documents on A4 paper. */
export const paperProcedures = {
  /** Writes a PDF, or a page to print where the name ends in `.html`. */
  'papers.write': procedure({ ...paperWish, path }).returns<WrittenFile>(),
  /** The codes that a packer scans instead of pressing a key, as a PDF or a page to print. */
  'papers.writeCommands': procedure({ ...commandSheetWish, path }).returns<WrittenFile>(),
};
