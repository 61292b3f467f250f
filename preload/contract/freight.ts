import { z } from 'zod';
import type { Bill } from '../../domain/state.ts';
import type {
  FreightGrouping,
  FreightStat,
  FreightStateSums,
  FreightSums,
} from '../../domain/freight/stats.ts';
import type { FreightState, FreightView, Payment } from '../../domain/freight/freight.ts';
import type { PaymentDue } from '../../domain/freight/payment.ts';
import { matchStatuses } from '../../domain/freight/bill-match.ts';
import type { MatchRow } from '../../domain/freight/bill-match.ts';
import { procedure } from '../procedure.ts';
import type { FreightMatchView, ImportReport, Page, WrittenFile } from '../views.ts';
import { text, id, path, paging, importing } from './fields.ts';

/** Step 7: what the carriers charge and what is paid. */
export const freightProcedures = {
  'freight.list': procedure({
    ...paging,
    state: text.default(''),
    search: text.default(''),
  }).returns<Page<FreightView>>(),
  /** What paying a choice would come to; an empty choice is everything that is to be paid. */
  'freight.due': procedure({
    shipmentIds: z.array(id).max(20_000).default([]),
    disputed: z.boolean().default(false),
  }).returns<PaymentDue>(),
  'freight.pay': procedure({
    /** Empty pays everything that is to be paid. */
    shipmentIds: z.array(id).max(20_000).default([]),
    method: z.enum(['alipay', 'alipay-international', 'other']),
    reference: text,
    payer: text.default(''),
    /** Wall-clock time of the payment; null is now. */
    paidAt: text.nullable().default(null),
    disputed: z.boolean().default(false),
    /** The total that a person saw and agreed to; another one is refused. */
    expectedTotalFen: z.number().int().nullable().default(null),
  }).returns<Payment>(),
  'freight.bill': procedure(importing).returns<
    ImportReport & { readonly bill: Bill | null; readonly match: readonly MatchRow[] }
  >(),
  /** The three-way match of all bills; `disputes` are the differences to take up with the carrier. */
  'freight.match': procedure({
    ...paging,
    status: z.enum(['', 'disputes', ...matchStatuses]).default(''),
  }).returns<FreightMatchView>(),
  'freight.disputes': procedure({ path }).returns<WrittenFile>(),
  'freight.paymentSheet': procedure({ path }).returns<WrittenFile>(),
  /** Of the shipments of these days, both included; without them of all there ever were. */
  'freight.report': procedure({
    path,
    from: text.nullable().default(null),
    to: text.nullable().default(null),
  }).returns<WrittenFile>(),
  'freight.stats': procedure({}).returns<
    {
      readonly total: FreightSums;
      readonly states: Readonly<Record<FreightState, FreightStateSums>>;
    } & {
      readonly [By in FreightGrouping]: readonly FreightStat[];
    }
  >(),
} as const;
