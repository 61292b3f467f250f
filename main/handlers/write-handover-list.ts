import { writeFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { shipmentsInside } from '../../domain/decide/handover.ts';
import { handoverListHtml } from '../../domain/handover/handover-list-html.ts';
import { handoverList } from '../../domain/handover/handover-list.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { WrittenFile } from '../../preload/views.ts';
import { fileRefusal } from './file-refusal.ts';
import type { Services } from './services.ts';
import { writeSheets } from './write-sheets.ts';

/** Writes the list 交接清单 of a handover: a page to print where the name ends in `.html`, else a workbook. */
export async function writeHandoverList(
  services: Services,
  handoverId: string,
  path: string,
  context: CallContext,
): Promise<Result<WrittenFile>> {
  const { state } = services.store;
  const handover = state.handovers.get(handoverId);
  if (handover === undefined) return refuse('handover-unknown', { handover: handoverId });
  const { sender, utcOffsetMinutes } = services.settings.get();
  const shipments = shipmentsInside(state, handover);
  const input = {
    handover,
    shipments,
    planName: (code: string) => state.plans.get(code)?.nameEn ?? code,
    shipper: sender.nameEn,
    offsetMinutes: utcOffsetMinutes,
  };
  if (extname(path).toLowerCase() !== '.html') {
    return writeSheets(services, path, handoverList(input), shipments.size, context);
  }
  const file = resolve(path);
  const written = await fileRefusal(file, () => writeFile(file, handoverListHtml(input)));
  return written.ok ? ok({ file, rows: shipments.size }) : written;
}
