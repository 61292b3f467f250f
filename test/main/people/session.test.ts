import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../domain/people/person.ts';
import { emptyState } from '../../../domain/state.ts';
import { hashSecret, isSecret } from '../../../main/people/secret-hash.ts';
import { openSession } from '../../../main/people/session.ts';

let people: readonly Person[];
let now = new Date('2026-01-01T08:00:00.000Z');
const session = () =>
  openSession({ people: () => people, state: () => emptyState, now: () => now });
const named = (id: string): Person => {
  const found = people.find((person) => person.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

beforeAll(async () => {
  people = [
    { id: 'P1', name: 'Li', role: 'lead', pinHash: await hashSecret('2468'), badgeHash: null },
    {
      id: 'P2',
      name: 'Ana',
      role: 'packer',
      pinHash: await hashSecret('1357'),
      badgeHash: await hashSecret('BADGE-ANA'),
    },
  ];
});

describe('a secret', () => {
  it('is salted, and only itself fits', async () => {
    const [one, two] = [await hashSecret('2468'), await hashSecret('2468')];
    expect(one).not.toBe(two);
    expect(one).not.toContain('2468');
    expect(await isSecret('2468', one)).toBe(true);
    expect(await isSecret('2469', one)).toBe(false);
    expect(await isSecret('2468', 'nonsense')).toBe(false);
  });
});

describe('a session', () => {
  it('lets a packer put a backup back only with the consent of a lead', () => {
    const open = session();
    open.begin(named('P2'));
    expect(open.admit('data.restore', {}, null)).toMatchObject({
      refusal: { code: 'needs-lead' },
    });
  });

  it('forgets consents when somebody signs out', () => {
    const open = session();
    open.begin(named('P2'));
    const token = open.consent(named('P1'), 'shipments.void');
    open.end();
    open.begin(named('P2'));
    expect(open.admit('shipments.void', {}, token)).toMatchObject({
      refusal: { code: 'needs-lead' },
    });
  });

  it('allows everything where nobody is set up', () => {
    const open = openSession({ people: () => [], state: () => emptyState, now: () => now });
    expect(open.admit('shipments.void', {}, null)).toEqual({ ok: true, value: '' });
  });

  it('lets nobody do anything but sign in', () => {
    const locked = session();
    expect(locked.admit('orders.list', {}, null)).toMatchObject({
      refusal: { code: 'sign-in-needed' },
    });
    expect(locked.admit('people.signIn', {}, null)).toMatchObject({ ok: true });
    locked.begin(named('P2'));
    expect(locked.admit('orders.list', {}, null)).toEqual({ ok: true, value: 'Ana' });
    locked.end();
    expect(locked.admit('orders.list', {}, null)).toMatchObject({ ok: false });
  });

  it('forgets a person who was removed', () => {
    const stale = session();
    stale.begin({ ...named('P2'), id: 'P9' });
    expect(stale.admit('orders.list', {}, null)).toMatchObject({ ok: false });
  });

  it('takes a consent once, for its own action, within a minute', () => {
    const at = session();
    at.begin(named('P2'));
    const wish = (consent: string | null) => at.admit('shipments.void', {}, consent);
    expect(wish(null)).toMatchObject({ refusal: { code: 'needs-lead' } });
    expect(wish('made up')).toMatchObject({ refusal: { code: 'needs-lead' } });
    expect(wish(at.consent(named('P1'), 'freight.pay'))).toMatchObject({ ok: false });
    const consent = at.consent(named('P1'), 'shipments.void');
    expect(wish(consent)).toEqual({ ok: true, value: 'Ana + Li' });
    expect(wish(consent)).toMatchObject({ ok: false });
    const late = at.consent(named('P1'), 'shipments.void');
    now = new Date(now.getTime() + 60_001);
    expect(wish(late)).toMatchObject({ ok: false });
  });

  it('asks a lead for whatever changes where labels go', () => {
    const at = session();
    at.begin(named('P2'));
    for (const name of ['printers.add', 'printers.edit', 'printers.remove']) {
      expect(at.admit(name, { name: 'Bench 1' }, null)).toMatchObject({
        refusal: { code: 'needs-lead' },
      });
    }
    expect(at.admit('printers.list', {}, null)).toEqual({ ok: true, value: 'Ana' });
  });

  it('asks a lead for a weight with a reason and for missing parcels only', () => {
    const at = session();
    at.begin(named('P2'));
    expect(at.admit('packing.finish', { weightReason: null }, null)).toMatchObject({ ok: true });
    expect(at.admit('packing.finish', { weightReason: 'wet' }, null)).toMatchObject({ ok: false });
    expect(at.admit('handover.close', { acceptMissing: false }, null)).toMatchObject({ ok: true });
    expect(at.admit('handover.close', { acceptMissing: true }, null)).toMatchObject({ ok: false });
    expect(at.admit('settings.set', { settings: { theme: 'dark' } }, null)).toMatchObject({
      ok: true,
    });
    expect(at.admit('settings.set', { settings: { station: 'Z' } }, null)).toMatchObject({
      ok: false,
    });
  });

  it('makes wrong PINs wait, a right one in time does not', async () => {
    const at = session();
    const ana = named('P2');
    for (const code of ['pin-wrong', 'pin-wrong', 'pin-wrong', 'pin-wait']) {
      expect(await at.checkPin(ana, '0000')).toMatchObject({ refusal: { code } });
    }
    expect(await at.checkPin(ana, '1357')).toMatchObject({ refusal: { code: 'pin-wait' } });
    expect(await at.checkPin(named('P1'), '2468')).toMatchObject({ ok: true });
    now = new Date(now.getTime() + 2_001);
    expect(await at.checkPin(ana, '1357')).toMatchObject({ ok: true, value: { name: 'Ana' } });
    expect(await at.checkPin(ana, '0000')).toMatchObject({ refusal: { code: 'pin-wrong' } });
  });

  it('counts a burst of guesses that come at once', async () => {
    const at = session();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => at.checkPin(named('P2'), '0000')),
    );
    expect(
      answers.filter((answer) => !answer.ok && answer.refusal.code === 'pin-wait'),
    ).toHaveLength(3);
  });

  it('knows a badge', async () => {
    const at = session();
    expect(await at.checkBadge('BADGE-ANA')).toMatchObject({ value: { name: 'Ana' } });
    expect(await at.checkBadge('BADGE-BOB')).toMatchObject({ refusal: { code: 'badge-unknown' } });
  });
});
