import { z } from 'zod';
import type { FoundParcels } from '../../domain/decide/find-parcel.ts';
import type { LabelSymbols } from '../../domain/label/barcode.ts';
import type { PackingDay } from '../../domain/packing/pace.ts';
import type { ScaleReading } from '../../domain/scale/reading.ts';
import { procedure } from '../procedure.ts';
import type { PackView } from '../views.ts';
import { text, id } from './fields.ts';

/** Step 4: the packing table, its scanner and its scale. */
export const packingProcedures = {
  /** What a scan means at an empty table, and the parcels that it could open, the best one first. */
  'packing.find': procedure({ code: id }).returns<FoundParcels>(),
  'packing.open': procedure({ shipmentId: id }).returns<PackView>(),
  'packing.scan': procedure({ shipmentId: id, code: id }).returns<PackView>(),
  /** Takes the piece that was scanned last out of the box again. */
  'packing.unscan': procedure({ shipmentId: id }).returns<PackView>(),
  'packing.today': procedure({}).returns<PackingDay>(),
  /** Codes to show on the screen, for trying a scanner. */
  'scanner.symbol': procedure({ text: id }).returns<LabelSymbols>(),
  /** The next weight that rests on the scale of that address, or of the settings. */
  'scale.read': procedure({
    address: text.nullable().default(null),
    seconds: z.number().int().min(1).max(120).default(10),
  }).returns<ScaleReading>(),
  'packing.finish': procedure({
    shipmentId: id,
    weightGrams: z.number().nullable(),
    weightReason: text.nullable().default(null),
  }).returns<PackView>(),
} as const;
