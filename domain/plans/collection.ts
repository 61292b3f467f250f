import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import type { CollectionRule, Plan } from './plan.ts';

export type CollectionRefusalCode =
  | 'collection-city-missing'
  | 'collection-city-not-covered'
  | 'collection-too-few-parcels';

/** A city in the form in which cities are compared: without case, outer spaces, and the word for city after the name. */
export const cityKey = (city: string): string =>
  city
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?:市| city| shi)$/, '')
    .trim();

const spellings = (rule: CollectionRule): readonly string[] => rule.city.split('/').map(cityKey);

/**
 * The rule under which the carrier of a plan collects `parcelCount` parcels at the door in `city`; a rule for the city
 * goes before one for every city. Where it does not collect, the way is domestic express or self-sending to the plan's
 * warehouse.
 * Refusals: `collection-city-missing`, `collection-city-not-covered`, `collection-too-few-parcels`.
 */
export function checkDoorCollection(
  plan: Pick<Plan, 'code' | 'collection'>,
  city: string,
  parcelCount: number,
): Result<CollectionRule, CollectionRefusalCode> {
  const key = cityKey(city);
  if (key === '') return refuse('collection-city-missing');
  const rule =
    plan.collection.find((one) => spellings(one).includes(key)) ??
    plan.collection.find((one) => one.city === '*');
  if (rule === undefined) {
    return refuse('collection-city-not-covered', { plan: plan.code, city: city.trim() });
  }
  if (parcelCount < rule.minParcels) {
    return refuse('collection-too-few-parcels', {
      plan: plan.code,
      city: city.trim(),
      minimum: rule.minParcels,
      count: parcelCount,
    });
  }
  return ok(rule);
}

/** Every collection rule with the plan it belongs to, in the order of the plans. */
export const listCollectionRules = (
  plans: Iterable<Plan>,
): readonly { readonly plan: string; readonly rule: CollectionRule }[] =>
  [...plans].flatMap((plan) => plan.collection.map((rule) => ({ plan: plan.code, rule })));
