/**
 * How far a label on its way to paper is known to have come. It never claims more than is known:
 * - `queued`: wanted, nothing sent, nobody at work on it.
 * - `claimed`: a running program took it and draws it; nothing sent. If that program dies, it is queued again.
 * - `sending`: bytes are on their way; if the process dies now, nobody knows whether it printed.
 * - `handed-over`: the printer (or the system's queue) took every byte and said no more.
 * - `acknowledged`: the printer itself confirmed, or a person did.
 * - `unknown`: some bytes may have printed. Never sent again by itself.
 * - `failed`: certainly not printed.
 * - `cancelled`: taken back before anything was sent.
 */
export type PrintJobState =
  | 'queued'
  | 'claimed'
  | 'sending'
  | 'handed-over'
  | 'acknowledged'
  | 'unknown'
  | 'failed'
  | 'cancelled';

/** One copy of one label for one printer. */
export type PrintJob = {
  readonly jobId: string;
  readonly shipmentId: string;
  readonly waybill: string;
  readonly printer: string;
  /** 1 for the first label of a shipment. */
  readonly copy: number;
  /** Why it is printed again; null for the first copy. */
  readonly reason: string | null;
  readonly state: PrintJobState;
  readonly requestedAt: string;
  /** The station and process that has it, as in `A/4711`; null, or absent in older journals, while nobody has. */
  readonly claimedBy?: string | null;
  readonly bytesSent: number;
  /** Code of what went wrong, and its values; null when nothing did. */
  readonly fault: {
    readonly code: string;
    readonly params: Readonly<Record<string, string | number>>;
  } | null;
};

/** States to which a job can come from each state by what its transport reports. */
const outcomesFrom: Readonly<Record<PrintJobState, readonly PrintJobState[]>> = {
  queued: ['failed', 'cancelled'],
  claimed: ['failed', 'cancelled'],
  sending: ['handed-over', 'acknowledged', 'unknown', 'failed'],
  'handed-over': ['acknowledged'],
  acknowledged: [],
  // Only a person can tell what became of it.
  unknown: [],
  failed: [],
  cancelled: [],
};

/** Whether a job in state `from` can be reported as `to`. What may have printed never becomes unprinted by a report. */
export const canBeReported = (from: PrintJobState, to: PrintJobState): boolean =>
  outcomesFrom[from].includes(to);
