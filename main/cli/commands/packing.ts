import type { Command } from 'commander';
import { ok } from '../../../domain/result.ts';
import type { PackView } from '../../../preload/views.ts';
import type { CliEnvironment, Session } from '../command.ts';
import { parseNumber } from '../option-values.ts';
import { done, partly, spellOrNull } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { register, word } from '../register.ts';

type PackOptions = {
  readonly scan: readonly string[];
  readonly weight?: number;
  readonly weightReason?: string;
  readonly undo: boolean;
};

function packOutcome(view: PackView, { language }: Session): Outcome {
  const refused = spellOrNull(view.refused, language);
  const remaining = view.remaining.map(({ sku, quantity }) => `${sku} x ${quantity}`).join(', ');
  const text =
    refused?.message ??
    `${view.shipmentId} ${view.state}${remaining === '' ? '' : `, still to scan: ${remaining}`}`;
  return partly({ ...view, refused }, text, refused !== null);
}

/** Step 4, the packing table: scans first, then the weight, as a scanner and a scale would do it. */
export function addPackCommand(program: Command, environment: CliEnvironment): void {
  const pack = register<PackOptions>(
    program,
    environment,
    {
      name: 'pack <shipment>',
      description: 'scan items into a box and close it with its weight',
      options: (command) =>
        command
          .option('--scan <codes...>', 'SKUs or barcodes in the order of the scans')
          .option(
            '--weight <grams>',
            'weight on the scale; without it the box stays open',
            parseNumber,
          )
          .option('--weight-reason <text>', 'why an unexpected weight is right')
          .option('--undo', 'take the piece scanned last out of the box first', false),
    },
    async (session, args, options) => {
      const { call } = session;
      const shipmentId = word(args, 0);
      const opened = await call('packing.open', { shipmentId });
      if (!opened.ok) return opened;
      if (opened.value.refused !== null) return ok(packOutcome(opened.value, session));
      let box = opened.value;
      if (options.undo) {
        const undone = await call('packing.unscan', { shipmentId });
        if (!undone.ok) return undone;
        box = undone.value;
        const isAll = options.scan === undefined && options.weight === undefined;
        if (isAll || box.refused !== null) return ok(packOutcome(box, session));
      }
      for (const code of options.scan ?? []) {
        const scanned = await call('packing.scan', { shipmentId, code });
        if (!scanned.ok) return scanned;
        box = scanned.value;
        // The packer stops at the first wrong scan.
        if (box.refused !== null) return ok(packOutcome(box, session));
      }
      if (options.weight === undefined && box.remaining.length > 0) {
        return ok(packOutcome(box, session));
      }
      const packed = await call('packing.finish', {
        shipmentId,
        weightGrams: options.weight ?? null,
        weightReason: options.weightReason ?? null,
      });
      return packed.ok ? ok(packOutcome(packed.value, session)) : packed;
    },
  );
  // What stands behind `find` and `today` is theirs, also options that `pack` itself has.
  pack.enablePositionalOptions();
  register(
    pack,
    environment,
    {
      name: 'find <code>',
      description: 'the parcels that a scan opens: a shipment, waybill, order, SKU or barcode',
    },
    async ({ call }, args) => {
      const found = await call('packing.find', { code: word(args, 0) });
      return found.ok ? ok(done(found.value, found.value.shipmentIds.join('\n'))) : found;
    },
  );
  register(
    pack,
    environment,
    { name: 'today', description: 'what this station packed today, and how fast' },
    async ({ call }) => {
      const today = await call('packing.today', {});
      if (!today.ok) return today;
      const { packed, errors, perHour } = today.value;
      const pace = perHour === null ? '' : `, ${perHour} an hour`;
      return ok(done(today.value, `${packed} packed${pace}, ${errors} scans refused`));
    },
  );
}
