import { isLeadsChange } from '../domain/settings/settings.ts';
import { findOrder } from '../domain/state.ts';
import type { State } from '../domain/state.ts';
import type { WindowInput, WindowProcedure } from './window-contract.ts';

type Rule<Name extends WindowProcedure> = (input: WindowInput<Name>, state: State) => boolean;

const always = (): boolean => true;

/**
 * What only a shift lead may do, or a packer with a lead's consent: it costs money, cannot be taken back, or hides that
 * something went wrong. A rule says whether this call is one of those. Asked only where people are set up.
 */
export const leadOnly: { readonly [Name in WindowProcedure]?: Rule<Name> } = {
  'shipments.void': always,
  'labels.reprint': always,
  'freight.pay': always,
  'orders.release': ({ orderId }, state) =>
    findOrder(state, orderId)?.holds.some(({ kind }) => kind === 'edited') ?? false,
  // A parcel that goes to a wrong address costs money.
  'orders.correctAddress': always,
  'packing.finish': ({ weightReason }) => weightReason !== null,
  'handover.close': ({ acceptMissing }) => acceptMissing,
  'settings.set': ({ settings }) => isLeadsChange(settings),
  'people.add': always,
  'people.remove': always,
  'people.change': always,
  'data.restore': always,
  'data.archive': always,
  'data.recall': always,
  'firstRun.removeSample': always,
  'pictures.remove': always,
  'printers.add': always,
  'printers.edit': always,
  'printers.remove': always,
  'labelTemplates.save': always,
  'labelTemplates.import': always,
  'labelTemplates.remove': always,
  'labelTemplates.use': always,
};

/** What may be asked before anybody is signed in: enough to sign in, in the right language and colours. */
export const openToAll: ReadonlySet<string> = new Set<WindowProcedure>([
  'settings.get',
  'people.list',
  'people.current',
  'people.signIn',
  'people.signOut',
]);
