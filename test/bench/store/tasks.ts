import { measureColdStart } from './cold-start.ts';
import { measureCompaction } from './compaction.ts';
import { measureLowdb } from './lowdb.ts';
import { makeBusyShop, makeOpenShop } from './shops.ts';
import { measureUpdates } from './updates.ts';
import { measureWriters } from './writers.ts';

// The whole application, which other tasks shall not wait for.
const archive = () => import('./archive.ts');

type Range = { readonly directory: string; readonly from: number; readonly to: number };

/** What a process of the bench can be asked to do, by name; each starts fresh. */
export const tasks = {
  'open-shop': ({ directory, orders }: { readonly directory: string; readonly orders: number }) =>
    makeOpenShop(directory, orders),
  'busy-shop': ({
    directory,
    ...size
  }: {
    readonly directory: string;
    readonly orders: number;
    readonly events: number;
    readonly behind: number;
  }) => makeBusyShop(directory, size),
  'cold-start': ({ directory }: { readonly directory: string }) => measureColdStart(directory),
  updates: ({
    directory,
    ...options
  }: {
    readonly directory: string;
    readonly parcels: number;
    readonly peers: string;
  }) => measureUpdates(directory, options),
  lowdb: ({
    directory,
    ...options
  }: {
    readonly directory: string;
    readonly parcels: number;
    readonly updates: number;
  }) => measureLowdb(directory, options),
  writers: ({
    directory,
    ...options
  }: {
    readonly directory: string;
    readonly parcels: number;
    readonly peers: string;
    readonly events: number;
  }) => measureWriters(directory, options),
  compaction: ({
    directory,
    ...options
  }: {
    readonly directory: string;
    readonly parcels: number;
    readonly worker: string;
  }) => measureCompaction(directory, options),
  'archive-orders': async ({ directory, ...range }: Range) =>
    (await archive()).makeArchive(directory, range),
  'open-orders': async ({ directory, ...range }: Range) =>
    (await archive()).addOpenOrders(directory, range),
  archive: async ({
    directory,
    ...options
  }: {
    readonly directory: string;
    readonly archived: number;
    readonly out: string;
    readonly root: string;
  }) => (await archive()).measureArchive(directory, options),
};
