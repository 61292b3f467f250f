import { describe, expect, it } from 'vitest';
import {
  checkBadge,
  checkPin,
  findPerson,
  nextPersonId,
  personView,
  waitSecondsAfter,
  withChangedPerson,
  withoutPerson,
  withPerson,
} from '../../../domain/people/person.ts';
import type { Person } from '../../../domain/people/person.ts';

const person = (id: string, name: string, role: Person['role']): Person => ({
  id,
  name,
  role,
  pinHash: 'hash',
  badgeHash: null,
});
const lead = person('P1', 'Li', 'lead');
const packer = person('P2', 'Ana', 'packer');

describe('people', () => {
  it('begin with a lead', () => {
    expect(withPerson([], packer)).toMatchObject({ refusal: { code: 'first-person-lead' } });
    expect(withPerson([], lead)).toEqual({ ok: true, value: [lead] });
  });

  it('have names that can be told apart', () => {
    expect(withPerson([lead], person('P3', ' li ', 'packer'))).toMatchObject({
      refusal: { code: 'person-exists', params: { name: 'li' } },
    });
    expect(withPerson([lead], person('P3', '  ', 'packer'))).toMatchObject({
      refusal: { code: 'person-name-missing' },
    });
  });

  it('always keep a lead while there is anybody', () => {
    expect(withoutPerson([lead, packer], 'P1')).toMatchObject({ refusal: { code: 'last-lead' } });
    expect(withChangedPerson([lead, packer], 'P1', { role: 'packer' })).toMatchObject({
      refusal: { code: 'last-lead' },
    });
    expect(withoutPerson([lead], 'P1')).toEqual({ ok: true, value: [] });
    expect(withoutPerson([lead, packer], 'ana')).toEqual({ ok: true, value: [lead] });
    expect(findPerson([lead], 'nobody')).toMatchObject({ refusal: { code: 'person-unknown' } });
  });

  it('show nothing from which a PIN could be guessed', () => {
    expect(personView(lead)).toEqual({ id: 'P1', name: 'Li', role: 'lead', hasBadge: false });
  });

  it('have PINs of 4 to 8 digits and badges that are no PINs', () => {
    expect(['1234', '12345678'].every((pin) => checkPin(pin).ok)).toBe(true);
    expect(['', '123', '123456789', '12a4', '１２３４'].some((pin) => checkPin(pin).ok)).toBe(
      false,
    );
    expect(['BADGE-1', '123456789'].every((code) => checkBadge(code).ok)).toBe(true);
    expect(['12345678', 'short', 'x'.repeat(101)].some((code) => checkBadge(code).ok)).toBe(false);
  });

  it('get the smallest free id', () => {
    expect(nextPersonId([])).toBe('P1');
    expect(nextPersonId([lead, person('P3', 'Bo', 'packer')])).toBe('P2');
  });

  it('wait longer after each wrong PIN, up to a minute', () => {
    expect([0, 1, 2, 3, 4, 5, 20].map(waitSecondsAfter)).toEqual([0, 0, 0, 2, 4, 8, 60]);
  });
});
