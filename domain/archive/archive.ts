import type { StoredRow } from '../stored-row.ts';

/** A file with finished orders, as it was written; nothing in it changes any more. */
export type ArchiveVolume = {
  /** `YYYY-MM.N`: the month in which the orders were finished. */
  readonly name: string;
  /** Entries in it: groups of orders and handovers. */
  readonly entries: number;
  readonly bytes: number;
  /** CRC-32 of the file, eight hex digits. */
  readonly crc: string;
};

/**
 * Orders that belong together through their shipments, with everything that happened to them, as rows of the tables.
 * Rows of bills, payments and handovers hold only what concerns these orders.
 */
export type ArchivedGroup = {
  /** Minutes east of UTC by which their days were counted into the sums. */
  readonly utcOffsetMinutes: number;
  readonly rows: readonly StoredRow[];
};

/** Sums over archived shipments; all of them are paid or void. `orders` stands in `total` only. */
export type ArchivedSums = {
  readonly orders: number;
  readonly shipments: number;
  /** Not counting voided ones. */
  readonly count: number;
  readonly weightGrams: number;
  readonly estimatedFen: number;
  readonly billedFen: number;
  readonly paidFen: number;
  readonly costFen: number;
};

/** A closed handover in one line. */
export type ArchivedHandover = {
  readonly handoverId: string;
  readonly carrier: string;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly driver: string;
  /** Whether the driver's signature was drawn. */
  readonly signed: boolean;
  readonly bags: number;
  readonly parcels: number;
  readonly weightGrams: number;
};

/** What an archived entry can be looked up by: the kind of id and the id, as in `waybill:LP00123456789012`. */
export type ArchiveKey = `${ArchiveKeyKind}:${string}`;

export type ArchiveKeyKind =
  | 'order'
  | 'shipment'
  | 'waybill'
  | 'notice'
  | 'job'
  | 'handover'
  | 'reference';

/** Kinds of which it must be known at once, without the disk, whether the archive has one. */
export const knownAtOnce = [
  'order',
  'waybill',
  'reference',
] as const satisfies readonly ArchiveKeyKind[];

/** Answers from memory whether the archive has an order, a waybill number or the reference of a payment. */
export type ArchivedKeys = {
  readonly has: (key: `${(typeof knownAtOnce)[number]}:${string}`) => boolean;
};

/** Where there is no archive. */
export const nothingArchived: ArchivedKeys = { has: () => false };
