import { parseCountry } from '../countries.ts';
import { addressText, correctAddress, platformAddressOf } from '../orders/correct-address.ts';
import { sameAddress } from '../orders/merge-import.ts';
import type { Address, Order } from '../orders/order.ts';
import { refuse } from '../result.ts';
import { checkReceiver } from '../shipments/address-rules.ts';
import { findOrder, parcelsStillHere } from '../state.ts';
import type { State } from '../state.ts';
import { decided } from './decision.ts';
import type { Decision } from './decision.ts';

/** What a person makes of the address of an order; what is null stays as it is. */
export type AddressCorrection = {
  readonly orderId: string;
  readonly address: { readonly [Field in keyof Address]: string | null };
  readonly reason: string;
};

/**
 * A person corrects where an order goes. As with an edit of the platform, parcels that were made for the old address have
 * to be voided first. Going back to what the platform says is always possible; anything else must be what the platform
 * takes. Refused: `order-unknown`, `reason-missing`, `address-edit-waits`, `address-has-shipments`, `country-unknown`,
 * `address-unchanged`, and what `checkReceiver` finds.
 */
export function decideCorrectAddress(state: State, command: AddressCorrection): Decision<Order> {
  const order = findOrder(state, command.orderId);
  if (order === undefined) return refuse('order-unknown', { orderId: command.orderId });
  const { orderId } = order;
  const reason = command.reason.trim();
  if (reason === '') return refuse('reason-missing');
  if (order.incoming !== undefined) return refuse('address-edit-waits', { orderId });
  const outdated = parcelsStillHere(state, orderId);
  if (outdated.length > 0) {
    const shipments = outdated.map(({ shipmentId }) => shipmentId).join(', ');
    return refuse('address-has-shipments', { orderId, shipments });
  }
  const typed = (field: keyof Address): string => {
    const text = command.address[field];
    return text === null ? order.address[field] : addressText(text);
  };
  const country = parseCountry(typed('country'));
  if (country === null) return refuse('country-unknown', { value: typed('country') });
  const address: Address = {
    contactName: typed('contactName'),
    country,
    province: typed('province'),
    city: typed('city'),
    street: typed('street'),
    postcode: typed('postcode'),
    phone: typed('phone'),
    mobile: typed('mobile'),
  };
  if (sameAddress(address, order.address)) return refuse('address-unchanged', { orderId });
  const [problem] = sameAddress(address, platformAddressOf(order)) ? [] : checkReceiver(address);
  if (problem !== undefined) return { ok: false, refusal: problem };
  const corrected = correctAddress(order, address);
  return decided(
    [{ type: 'order-address-corrected', order: corrected, before: order.address, reason }],
    corrected,
  );
}
