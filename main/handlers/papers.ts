import { writeFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { localTime } from '../../domain/freight/calendar.ts';
import type { Language } from '../../domain/messages.ts';
import { commandCodes } from '../../domain/packing/command-codes.ts';
import { commandSheet } from '../../domain/paper/command-sheet.ts';
import { packingSlips } from '../../domain/paper/packing-slip.ts';
import { paperHtml } from '../../domain/paper/paper-html.ts';
import type { Paper } from '../../domain/paper/paper.ts';
import { pickList } from '../../domain/paper/pick-list.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Shipment } from '../../domain/shipments/shipment.ts';
import { findShipment } from '../../domain/state.ts';
import type { Handlers, Input } from '../../preload/contract.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { WrittenFile } from '../../preload/views.ts';
import { fileRefusal } from './file-refusal.ts';
import type { Services } from './services.ts';

export type PaperWish = Omit<Input<'papers.write'>, 'path'>;

/** Documents on A4 paper: what to fetch from the shelves, and what lies in each box. */
export function paperHandlers(
  services: Services,
): Pick<Handlers, 'papers.write' | 'papers.writeCommands'> {
  return {
    'papers.write': async ({ path, ...wish }, context) => {
      const paper = paperOf(services, wish);
      return paper.ok
        ? writePaper(services, paper.value, path, wish.shipmentIds.length, context)
        : paper;
    },
    'papers.writeCommands': async ({ path, language }, context) => {
      const rows = Object.keys(commandCodes).length;
      return writePaper(services, await commandSheetOf(services, language), path, rows, context);
    },
  };
}

/** What a packer scans instead of pressing a key; `language` is null for that of the station. */
export async function commandSheetOf(
  services: Services,
  language: Language | null,
): Promise<Paper> {
  // The library of barcodes is large, and hardly anybody prints these: it does not slow down every start.
  const { code128Runs } = await import('../printing/render/symbols.ts');
  return commandSheet(language ?? services.settings.get().language, code128Runs);
}

/** The document that is wished for. Refused: `shipment-unknown`, `shipment-voided`. */
export function paperOf(
  services: Services,
  { kind, shipmentIds, language }: PaperWish,
): Result<Paper> {
  const { state } = services.store;
  const shipments: Shipment[] = [];
  for (const id of shipmentIds) {
    const shipment = findShipment(state, id);
    if (shipment === undefined) return refuse('shipment-unknown', { id });
    if (shipment.state === 'voided') {
      return refuse('shipment-voided', { shipmentId: shipment.shipmentId });
    }
    shipments.push(shipment);
  }
  switch (kind) {
    case 'pick-list': {
      const { utcOffsetMinutes } = services.settings.get();
      const printedAt = localTime(services.now().toISOString(), utcOffsetMinutes);
      return ok(pickList(state, shipments, printedAt.slice(0, 16).replace('T', ' ')));
    }
    case 'packing-slips':
      return ok(packingSlips(shipments, language));
    default:
      return kind satisfies never;
  }
}

/** Writes a document: a page to print where the name ends in `.html`, else a PDF. */
export async function writePaper(
  services: Services,
  paper: Paper,
  path: string,
  rows: number,
  context: CallContext,
): Promise<Result<WrittenFile>> {
  const file = resolve(path);
  const content = await contentOf(services, paper, file, context);
  if (!content.ok) return content;
  const written = await fileRefusal(file, () => writeFile(file, content.value));
  return written.ok ? ok({ file, rows }) : written;
}

async function contentOf(
  services: Services,
  paper: Paper,
  file: string,
  { signal }: CallContext,
): Promise<Result<string | Uint8Array>> {
  if (extname(file).toLowerCase() === '.html') return ok(paperHtml(paper));
  try {
    return await services.renderer.renderPaper(paper, { signal });
  } catch (error) {
    if (signal.aborted) return refuse('cancelled');
    throw error;
  }
}
