import { writeFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { shipmentsInside } from '../../domain/decide/handover.ts';
import { handoverPaper } from '../../domain/handover/handover-paper.ts';
import { handoverListHtml } from '../../domain/handover/handover-list-html.ts';
import { handoverList } from '../../domain/handover/handover-list.ts';
import type { HandoverListInput } from '../../domain/handover/handover-list.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { WrittenFile } from '../../preload/views.ts';
import { handoverWithParcels } from './archived.ts';
import { fileRefusal } from './file-refusal.ts';
import { writePaper } from './papers.ts';
import type { Services } from './services.ts';
import { writeSheets } from './write-sheets.ts';

async function listInput(
  services: Services,
  handoverId: string,
): Promise<Result<HandoverListInput>> {
  const found = await handoverWithParcels(services, handoverId);
  if (found === null) return refuse('handover-unknown', { handover: handoverId });
  const { state, handover } = found;
  const { sender, utcOffsetMinutes } = services.settings.get();
  return ok({
    handover,
    shipments: shipmentsInside(state, handover),
    planName: (code: string) => state.plans.get(code)?.nameEn ?? code,
    shipper: sender.nameEn,
    offsetMinutes: utcOffsetMinutes,
  });
}

/** The list 交接清单 of a handover as a page to print. Refusal: `handover-unknown`. */
export async function handoverListPage(
  services: Services,
  handoverId: string,
): Promise<Result<string>> {
  const input = await listInput(services, handoverId);
  return input.ok ? ok(handoverListHtml(input.value)) : input;
}

/**
 * Writes the list 交接清单 of a handover: a page to print where the name ends in `.html`, a PDF
 * where it ends in `.pdf`, else a workbook.
 */
export async function writeHandoverList(
  services: Services,
  handoverId: string,
  path: string,
  context: CallContext,
): Promise<Result<WrittenFile>> {
  const input = await listInput(services, handoverId);
  if (!input.ok) return input;
  const rows = input.value.shipments.size;
  const ending = extname(path).toLowerCase();
  if (ending === '.pdf') {
    return writePaper(services, handoverPaper(input.value), path, rows, context);
  }
  if (ending !== '.html') {
    return writeSheets(services, path, handoverList(input.value), rows, context);
  }
  const file = resolve(path);
  const written = await fileRefusal(file, () => writeFile(file, handoverListHtml(input.value)));
  return written.ok ? ok({ file, rows }) : written;
}
