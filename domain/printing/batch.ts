/**
 * Labels that were sent to one printer together, in the order of printing. It is kept until its last label was tried, so
 * that a program that dies meanwhile, or a printer that fails, leaves a list of what is still to come.
 */
export type PrintBatch = {
  readonly batchId: string;
  readonly printer: string;
  readonly shipmentIds: readonly string[];
  /** Each label waits until the one before it was scanned on its box. */
  readonly handshake: boolean;
  /** UTC, `YYYY-MM-DDTHH:mm:ss.sssZ`. */
  readonly openedAt: string;
};
