import { z } from 'zod';

/** The values that the command line promises on standard output; more fields are welcome. */

const spelled = z.looseObject({ code: z.string().min(1), message: z.string().min(1) });
const refused = spelled.nullable();
const count = z.number().int().min(0);

export const errorShape = z.strictObject({ error: z.strictObject(spelled.shape) });

const rowProblem = spelled.extend({ row: count, field: z.string() });

export const importShape = z.looseObject({
  read: count,
  accepted: count,
  unchanged: count,
  rejected: z.array(rowProblem),
  warnings: z.array(rowProblem),
});

export const ordersShape = z.array(
  z.looseObject({
    orderId: z.string().regex(/^\d+$/),
    status: z.string(),
    held: z.looseObject({ kind: z.string(), reason: z.string() }).nullable(),
    country: z.string().length(2),
    lines: z.array(
      z.looseObject({
        lineId: z.string(),
        sku: z.string(),
        title: z.string(),
        quantity: count.min(1),
      }),
    ),
    shipmentIds: z.array(z.string()),
  }),
);

export const quoteShape = z.array(
  z.looseObject({
    orderId: z.string(),
    offers: z.array(
      z.looseObject({
        plan: z.string(),
        name: z.string().min(1),
        feeFen: count.nullable(),
        currency: z.literal('CNY'),
        refused,
      }),
    ),
    refused,
  }),
);

export const stateShape = z.enum([
  'created',
  'packed',
  'labelled',
  'affixed',
  'bagged',
  'handed-over',
  'voided',
]);

const shipment = z.looseObject({
  shipmentId: z.string().min(1),
  orderIds: z.array(z.string()).min(1),
  plan: z.string(),
  waybill: z.string().nullable(),
  state: stateShape,
  refused: z.null(),
});

export const shipmentsShape = z.array(shipment);

/** What `shipments create` answers: shipments, and requests that were refused. */
export const createdShape = z.array(
  z.looseObject({
    shipmentId: z.string().nullable(),
    orderIds: z.array(z.string()).min(1),
    plan: z.string().nullable(),
    waybill: z.string().nullable(),
    state: stateShape.nullable(),
    refused,
    warnings: z.array(spelled),
  }),
);

export const batchShape = importShape.extend({ shipments: shipmentsShape });

export const packShape = z.looseObject({
  shipmentId: z.string(),
  state: stateShape,
  remaining: z.array(z.looseObject({ sku: z.string(), quantity: count })),
  refused,
});

export const renderedShape = z.array(
  z.looseObject({
    shipmentId: z.string(),
    waybill: z.string().nullable(),
    file: z.string().nullable(),
    refused,
  }),
);

export const jobsShape = z.array(
  z.looseObject({
    jobId: z.string().nullable(),
    shipmentId: z.string(),
    waybill: z.string().nullable(),
    printer: z.string().nullable(),
    copy: count.nullable(),
    state: z.string(),
    message: z.string(),
  }),
);

export const handoverShape = z.looseObject({
  handoverId: z.string(),
  carrier: z.string(),
  state: z.enum(['open', 'closed']),
  bags: z.array(z.looseObject({ bagId: z.string(), waybills: z.array(z.string()) })),
  missing: z.array(z.string()),
});

export const handoversShape = z.array(handoverShape);

export const scannedShape = handoverShape.extend({
  refused: z.array(spelled.extend({ scan: z.string() })),
});

const notice = z.looseObject({
  noticeId: z.string(),
  orderId: z.string(),
  shipmentId: z.string(),
  service: z.string().min(1),
  number: z.string().min(1),
  part: z.enum(['all', 'part']),
  description: z.string(),
  website: z.string(),
  state: z.enum(['filled', 'sent']),
});

export const noticesShape = z.array(notice);

export const filledShape = z.array(
  z.looseObject({ shipmentId: z.string(), notices: z.array(notice), refused }),
);

export const messageShape = z.looseObject({
  noticeId: z.string(),
  language: z.string(),
  text: z.string().min(1),
});

export const freightShape = z.array(
  z.looseObject({
    shipmentId: z.string(),
    waybill: z.string().nullable(),
    estimatedFen: count,
    billedFen: count.nullable(),
    paidFen: count,
    state: z.enum(['estimated', 'to-pay', 'disputed', 'paid', 'void']),
  }),
);

export const paymentShape = z.looseObject({
  paymentId: z.string(),
  method: z.string(),
  reference: z.string(),
  paidAt: z.string(),
  payer: z.string(),
  lines: z.array(z.looseObject({ shipmentId: z.string(), amountFen: count })),
  totalFen: count,
});

export const billShape = importShape.extend({
  billId: z.string().nullable(),
  match: z.array(
    z.looseObject({ waybill: z.string(), status: z.string(), differenceFen: z.number() }),
  ),
});

export const freightStatsShape = z.looseObject({
  total: z.looseObject({ count, estimatedFen: count, paidFen: count }),
  plan: z.array(z.looseObject({ key: z.string(), count, estimatedFen: count })),
  country: z.array(z.looseObject({ key: z.string(), count })),
  day: z.array(z.looseObject({ key: z.iso.date(), count })),
  week: z.array(z.looseObject({ key: z.string(), count })),
});

export const verifyShape = z.looseObject({
  ok: z.boolean(),
  events: count,
  orders: count,
  shipments: count,
  problems: z.array(
    spelled.extend({ file: z.string(), line: z.number().int(), byte: z.number().int() }),
  ),
});

export const repairShape = z.looseObject({
  outcome: z.enum(['nothing-to-repair', 'repaired', 'consent-needed']),
  seq: count,
  damages: z.array(z.looseObject({ file: z.string(), line: count, byte: count, bytes: count })),
  lost: z.array(z.looseObject({ from: count, through: count })),
  leftOut: z.array(z.looseObject({ seq: count, missing: z.string() })),
  quarantine: z.string().nullable(),
  messages: z.array(spelled),
});

export const statsShape = z.looseObject({
  orders: count,
  toShip: count,
  held: count,
  products: count,
  plans: count,
  shipments: z.record(stateShape, count),
  toPayFen: count,
  disputedFen: count,
});

export const poolShape = z.array(
  z.looseObject({ plan: z.string(), remaining: count, low: z.boolean() }),
);

export const printerShape = z.looseObject({
  name: z.string(),
  address: z.string().regex(/^(?:tcp:\/\/|queue:|device:)/),
  language: z.enum(['escpos', 'tspl', 'zpl', 'epl2', 'cpcl']),
  dpi: z.literal([203, 300, 600]),
  size: z.enum(['100x100', '100x150', '72x150']),
});

export const writtenShape = z.looseObject({ file: z.string(), rows: count });

export const historyShape = z.array(
  z.looseObject({
    seq: count,
    at: z.iso.datetime(),
    station: z.string(),
    person: z.string(),
    event: z.looseObject({ type: z.string() }),
  }),
);

export type ImportReport = z.infer<typeof importShape>;
