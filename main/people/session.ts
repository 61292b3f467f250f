import { randomUUID } from 'node:crypto';
import { waitSecondsAfter } from '../../domain/people/person.ts';
import type { Person } from '../../domain/people/person.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { State } from '../../domain/state.ts';
import { leadOnly, openToAll } from '../../preload/lead-only.ts';
import { isSecret } from './secret-hash.ts';

/** How long a lead's consent waits for the action that it was given for. */
const consentMilliseconds = 60_000;

type Consent = { readonly procedure: string; readonly lead: string; readonly until: number };

/** Who is at the station, and whether they may do what is asked. */
export type Session = {
  /** Null while nobody is signed in. */
  readonly person: () => Person | null;
  readonly begin: (person: Person) => void;
  readonly end: () => void;
  /** Refusals: `pin-wrong`, `pin-wait`. */
  readonly checkPin: (person: Person, pin: string) => Promise<Result<Person>>;
  /** Refusals: `badge-unknown`, `pin-wait`. */
  readonly checkBadge: (code: string) => Promise<Result<Person>>;
  /** A lead's consent to one call of `procedure`, to be handed in with it once. */
  readonly consent: (lead: Person, procedure: string) => string;
  /**
   * Who a call is written down for; `''` where nobody has a name. Refusals: `sign-in-needed`, `needs-lead` without a
   * lead's consent.
   */
  readonly admit: (procedure: string, input: unknown, consent: string | null) => Result<string>;
};

/** A session in which nobody is signed in. The wrong tries it counts are forgotten with it. */
export function openSession(world: {
  readonly people: () => readonly Person[];
  readonly state: () => State;
  readonly now: () => Date;
}): Session {
  let current: string | null = null;
  const consents = new Map<string, Consent>();
  const tries = new Map<string, { readonly failures: number; readonly until: number }>();

  const person = (): Person | null => world.people().find(({ id }) => id === current) ?? null;

  /** Counts the wrong tries under `key`. The count goes up before the slow check, so that a burst gains nothing. */
  const guarded = async <Found>(
    key: string,
    check: () => Promise<Found | null>,
    wrong: Result<never>,
  ): Promise<Result<Found>> => {
    const now = world.now().getTime();
    const before = tries.get(key) ?? { failures: 0, until: 0 };
    if (before.until > now) {
      return refuse('pin-wait', { seconds: Math.ceil((before.until - now) / 1_000) });
    }
    const failures = before.failures + 1;
    tries.set(key, { failures, until: now + waitSecondsAfter(failures) * 1_000 });
    const found = await check();
    if (found === null) return wrong;
    tries.delete(key);
    return ok(found);
  };

  const takeConsent = (procedure: string, token: string | null): Consent | null => {
    const consent = token === null ? undefined : consents.get(token);
    if (token === null || consent === undefined || consent.procedure !== procedure) return null;
    consents.delete(token);
    return consent.until >= world.now().getTime() ? consent : null;
  };

  return {
    person,
    begin: ({ id }) => {
      current = id;
    },
    end: () => {
      current = null;
      consents.clear();
    },
    checkPin: (who, pin) =>
      guarded(
        who.id,
        async () => ((await isSecret(pin, who.pinHash)) ? who : null),
        refuse('pin-wrong'),
      ),
    checkBadge: (code) =>
      guarded(
        'badge',
        async () => {
          for (const who of world.people()) {
            if (who.badgeHash !== null && (await isSecret(code, who.badgeHash))) return who;
          }
          return null;
        },
        refuse('badge-unknown'),
      ),
    consent: (lead, procedure) => {
      const token = randomUUID();
      const until = world.now().getTime() + consentMilliseconds;
      consents.set(token, { procedure, lead: lead.name, until });
      return token;
    },
    admit: (procedure, input, token) => {
      if (world.people().length === 0) return ok('');
      const who = person();
      if (who === null) return openToAll.has(procedure) ? ok('') : refuse('sign-in-needed');
      if (who.role === 'lead') return ok(who.name);
      const needsLead = Object.hasOwn(leadOnly, procedure)
        ? (leadOnly as Readonly<Record<string, (input: unknown, state: State) => boolean>>)[
            procedure
          ]
        : undefined;
      if (needsLead?.(input, world.state()) !== true) return ok(who.name);
      const consent = takeConsent(procedure, token);
      return consent === null ? refuse('needs-lead') : ok(`${who.name} + ${consent.lead}`);
    },
  };
}
