import {
  checkBadge,
  checkPin,
  findPerson,
  nextPersonId,
  personView,
  withChangedPerson,
  withoutPerson,
  withPerson,
} from '../../domain/people/person.ts';
import type { Person } from '../../domain/people/person.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { Handlers } from '../../preload/contract.ts';
import type { StationHandlers } from '../../preload/station-contract.ts';
import { oneAfterAnother } from '../in-turn.ts';
import { hashSecret, isSecret } from '../people/secret-hash.ts';
import { changeSettings } from './change-settings.ts';
import type { Services } from './services.ts';

/** The people of this station. PINs and badge codes come in and never go out again. */
export function peopleHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `people.${string}`>> {
  const people = (): readonly Person[] => services.settings.get().people;
  // A badge can only be compared with every stored hash, one by one, and until then nobody may come by the same badge.
  const inTurn = oneAfterAnother();
  return {
    'people.list': async () => ok(people().map(personView)),
    'people.add': ({ name, role, pin, badge }, context) =>
      inTurn(async () => {
        const secrets = await hashSecrets(people(), pin, badge === '' ? null : badge);
        if (!secrets.ok) return secrets;
        const added = await changeSettings(services, context, ({ people: present }) => {
          const person = { id: nextPersonId(present), name: name.trim(), role, ...secrets.value };
          const next = withPerson(present, person);
          return next.ok
            ? ok({
                change: { people: [...next.value] },
                answer: { person, isFirst: present.length === 0 },
              })
            : next;
        });
        if (!added.ok) return added;
        const { person, isFirst } = added.value;
        // Whoever sets up the first lead goes on as that lead instead of being locked out in mid-work.
        if (isFirst) services.session.begin(person);
        return ok(personView(person));
      }),
    'people.remove': async ({ id }, context) =>
      changeSettings(services, context, ({ people: present }) => {
        const person = findPerson(present, id);
        if (!person.ok) return person;
        const next = withoutPerson(present, person.value.id);
        return next.ok
          ? ok({ change: { people: [...next.value] }, answer: personView(person.value) })
          : next;
      }),
    'people.change': ({ id, role, pin, badge }, context) =>
      inTurn(async () => {
        const known = findPerson(people(), id);
        if (!known.ok) return known;
        const secrets = await hashSecrets(
          people().filter((other) => other.id !== known.value.id),
          pin,
          badge === '' ? null : badge,
        );
        if (!secrets.ok) return secrets;
        const change = {
          ...(role === null ? {} : { role }),
          ...(pin === null ? {} : { pinHash: secrets.value.pinHash }),
          ...(badge === null ? {} : { badgeHash: secrets.value.badgeHash }),
        };
        return changeSettings(services, context, ({ people: present }) => {
          const person = findPerson(present, known.value.id);
          if (!person.ok) return person;
          const next = withChangedPerson(present, person.value.id, change);
          return next.ok
            ? ok({
                change: { people: [...next.value] },
                answer: personView({ ...person.value, ...change }),
              })
            : next;
        });
      }),
  };
}

type Secrets = { readonly pinHash: string; readonly badgeHash: string | null };

/** What may be kept of a PIN and a badge code. A null PIN is one that does not change. */
async function hashSecrets(
  others: readonly Person[],
  pin: string | null,
  badge: string | null,
): Promise<Result<Secrets>> {
  if (pin !== null) {
    const checked = checkPin(pin);
    if (!checked.ok) return checked;
  }
  if (badge !== null) {
    const checked = checkBadge(badge);
    if (!checked.ok) return checked;
    for (const { name, badgeHash } of others) {
      if (badgeHash !== null && (await isSecret(badge, badgeHash))) {
        return refuse('badge-taken', { name });
      }
    }
  }
  return ok({
    pinHash: pin === null ? '' : await hashSecret(pin),
    badgeHash: badge === null ? null : await hashSecret(badge),
  });
}

/** Signing in and out, and a lead's consent. */
export function signInHandlers(
  services: Services,
): Pick<StationHandlers, Extract<keyof StationHandlers, `people.${string}`>> {
  const { session } = services;
  return {
    'people.current': async () => {
      const person = session.person();
      return ok(person === null ? null : personView(person));
    },
    'people.signIn': async ({ id, pin, badge }) => {
      const { people } = services.settings.get();
      const named = id === null ? null : findPerson(people, id);
      if (named !== null && !named.ok) return named;
      const proven =
        named === null ? await session.checkBadge(badge) : await session.checkPin(named.value, pin);
      if (!proven.ok) return proven;
      session.begin(proven.value);
      return ok(personView(proven.value));
    },
    'people.signOut': async () => {
      session.end();
      return ok(null);
    },
    'people.authorize': async ({ id, pin, procedure }) => {
      const lead = findPerson(services.settings.get().people, id);
      if (!lead.ok) return lead;
      if (lead.value.role !== 'lead') return refuse('not-a-lead', { name: lead.value.name });
      const proven = await session.checkPin(lead.value, pin);
      return proven.ok ? ok({ consent: session.consent(proven.value, procedure) }) : proven;
    },
  };
}
