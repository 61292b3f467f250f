import { z } from 'zod';
import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';

/** What somebody may do: a packer the day's work, a shift lead also what cannot be taken back. */
export const personRoles = ['packer', 'lead'] as const;
export type PersonRole = (typeof personRoles)[number];

export const personSchema = z.object({
  id: z.string().min(1).max(40),
  name: z.string().min(1).max(40),
  role: z.enum(personRoles),
  /** Salted and slow to guess; the PIN itself is kept nowhere. */
  pinHash: z.string(),
  /** The same of the code on a badge; null for people without one. */
  badgeHash: z.string().nullable().default(null),
});

export type Person = z.output<typeof personSchema>;

/** A person as anybody may see them: nothing from which a PIN could be guessed. */
export type PersonView = Pick<Person, 'id' | 'name' | 'role'> & { readonly hasBadge: boolean };

export const personView = ({ id, name, role, badgeHash }: Person): PersonView => ({
  id,
  name,
  role,
  hasBadge: badgeHash !== null,
});

/** Refusal: `pin-invalid`. The PIN is in no message. */
export const checkPin = (pin: string): Result<string> =>
  /^\d{4,8}$/.test(pin) ? ok(pin) : refuse('pin-invalid');

/** A code that cannot be taken for a PIN, so that one field takes both. Refusal: `badge-invalid`; names no code. */
export const checkBadge = (code: string): Result<string> =>
  code.length >= 6 && code.length <= 100 && !/^\d{0,8}$/.test(code)
    ? ok(code)
    : refuse('badge-invalid');

const sameName = (a: string, b: string): boolean =>
  a.trim().toLowerCase() === b.trim().toLowerCase();

/** The person of that id or name. Refusal: `person-unknown`. */
export function findPerson(people: readonly Person[], idOrName: string): Result<Person> {
  const found =
    people.find(({ id }) => id === idOrName) ?? people.find(({ name }) => sameName(name, idOrName));
  return found === undefined
    ? refuse('person-unknown', {
        name: idOrName,
        known: people.map(({ name }) => name).join(', ') || '-',
      })
    : ok(found);
}

/** The people with one more. Refusals: `person-name-missing`, `person-exists`, `first-person-lead`. */
export function withPerson(people: readonly Person[], person: Person): Result<readonly Person[]> {
  const name = person.name.trim();
  if (name === '' || name.length > 40) return refuse('person-name-missing');
  if (people.some((other) => sameName(other.name, name))) return refuse('person-exists', { name });
  if (people.length === 0 && person.role !== 'lead') return refuse('first-person-lead');
  return ok([...people, { ...person, name }]);
}

/**
 * The people without one. The last of all can go: then everything is allowed to everybody again. Refusals:
 * `person-unknown`, `last-lead` while packers would stay without a lead.
 */
export function withoutPerson(people: readonly Person[], id: string): Result<readonly Person[]> {
  const person = findPerson(people, id);
  if (!person.ok) return person;
  const rest = people.filter((other) => other !== person.value);
  return rest.length > 0 && rest.every(({ role }) => role !== 'lead')
    ? refuse('last-lead', { name: person.value.name })
    : ok(rest);
}

/** The people with one of them changed. Refusals: `person-unknown`, `last-lead`. */
export function withChangedPerson(
  people: readonly Person[],
  id: string,
  change: Partial<Pick<Person, 'role' | 'pinHash' | 'badgeHash'>>,
): Result<readonly Person[]> {
  const person = findPerson(people, id);
  if (!person.ok) return person;
  const next = people.map((other) => (other === person.value ? { ...other, ...change } : other));
  return next.every(({ role }) => role !== 'lead')
    ? refuse('last-lead', { name: person.value.name })
    : ok(next);
}

/** The smallest unused id: `P1`, `P2` … Ids of people who left may come back; the journal keeps names. */
export function nextPersonId(people: readonly Person[]): string {
  const taken = new Set(people.map(({ id }) => id));
  let number = 1;
  while (taken.has(`P${number}`)) number += 1;
  return `P${number}`;
}

const freeTries = 3;
const longestWaitSeconds = 60;

/**
 * How long to wait after so many wrong PINs in a row: three are free, then 2 seconds, doubling to a minute. A thousand
 * guesses, a tenth of the four-digit PINs, take most of a day.
 */
export const waitSecondsAfter = (failures: number): number =>
  failures < freeTries ? 0 : Math.min(longestWaitSeconds, 2 ** (failures - freeTries + 1));
