import { z } from 'zod';
import { importKinds } from '../../domain/imports/kinds.ts';
import type { ImportKind } from '../../domain/imports/kinds.ts';
import { messages } from '../../domain/messages.ts';
import type { MessageCode } from '../../domain/messages.ts';
import { procedure } from '../procedure.ts';
import type { WrittenFile } from '../views.ts';
import { path, text } from './fields.ts';

const rowNotes = z
  .array(
    z.object({
      row: z.number().int().min(0),
      field: text,
      code: z.custom<MessageCode>(
        (code) => typeof code === 'string' && Object.hasOwn(messages, code),
      ),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  )
  .max(200_000)
  .default([]);

/** What every kind of import has in common. */
export const importProcedures = {
  /** What a workbook is, by its headers. */
  'imports.recognise': procedure({ path }).returns<{ readonly kind: ImportKind }>(),
  /** Writes the rows that an import rejected, as its report names them, ready to be mended and imported again. */
  'imports.exportRejected': procedure({
    /** The file that was imported. */
    path,
    kind: z.enum(importKinds),
    to: path,
    rejected: rowNotes,
    warnings: rowNotes,
    language: z.enum(['en', 'zh']).nullable().default(null),
  }).returns<WrittenFile>(),
} as const;
