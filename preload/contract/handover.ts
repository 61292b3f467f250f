import { z } from 'zod';
import type { CarrierLoad } from '../../domain/handover/carriers.ts';
import { procedure } from '../procedure.ts';
import type {
  BaggedParcel,
  HandoverDetail,
  HandoverSummary,
  HandoverView,
  MissingParcel,
  Page,
  WrittenFile,
} from '../views.ts';
import { text, id, path, paging } from './fields.ts';

/** Step 5: bags for one carrier. */
export const handoverProcedures = {
  'handover.open': procedure({ carrier: id }).returns<HandoverView>(),
  /** Carriers with what waits for them; those with parcels to hand over come first. */
  'handover.carriers': procedure({}).returns<readonly CarrierLoad[]>(),
  'handover.show': procedure({ handoverId: id }).returns<HandoverDetail>(),
  'handover.scan': procedure({
    handoverId: id,
    scan: id,
    bagId: id.nullable().default(null),
  }).returns<HandoverView & { readonly scanned: BaggedParcel }>(),
  'handover.unscan': procedure({ handoverId: id, scan: id }).returns<HandoverView>(),
  'handover.closeBag': procedure({ handoverId: id, bagId: id }).returns<HandoverView>(),
  'handover.close': procedure({
    handoverId: id,
    driver: text,
    /** The missing parcels were seen and stay behind. */
    acceptMissing: z.boolean().default(false),
    /** The path that the driver drew; null where the typed name counts. Longer ones are refused by name. */
    signature: z.string().max(1_000_000).nullable().default(null),
  }).returns<HandoverView>(),
  'handover.list': procedure(paging).returns<Page<HandoverView>>(),
  /** Closed handovers, the newest first. */
  'handover.history': procedure(paging).returns<Page<HandoverSummary>>(),
  /** Parcels in the bags of a handover, the last one scanned first. */
  'handover.parcels': procedure({
    ...paging,
    handoverId: id,
    bagId: text.default(''),
    search: text.default(''),
  }).returns<Page<BaggedParcel>>(),
  /** Parcels of the handover's carrier that wait in no bag, labelled ones first, and where they stand. */
  'handover.missing': procedure({ ...paging, handoverId: id }).returns<Page<MissingParcel>>(),
  'handover.export': procedure({ handoverId: id, path }).returns<WrittenFile>(),
} as const;
