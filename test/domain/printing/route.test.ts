import { describe, expect, it } from 'vitest';
import { routeLabel } from '../../../domain/printing/route.ts';
import type { LabelRoute } from '../../../domain/printing/route.ts';

const large = { name: 'Large', size: '100x150' } as const;
const small = { name: 'Small', size: '100x100' } as const;

const route = (
  plan: string,
  routes: readonly LabelRoute[],
  { printers = [large, small], size = null as string | null } = {},
) => {
  const chosen = routeLabel(plan, { routes, printers, size });
  return chosen.ok ? chosen.value.name : chosen.refusal;
};

describe('routeLabel', () => {
  it('follows the route of the plan, whatever stands before it for any plan', () => {
    const routes = [
      { plan: null, size: null, printer: 'Large' },
      { plan: 'CPAM', size: null, printer: 'small' },
    ];
    expect(route('CPAM', routes)).toBe('Small');
    expect(route('EMS', routes)).toBe('Large');
  });

  it('keeps to the size that is wanted', () => {
    const routes = [
      { plan: 'CPAM', size: '100x150', printer: 'Large' },
      { plan: 'CPAM', size: '100x100', printer: 'Small' },
    ];
    expect(route('CPAM', routes, { size: '100x100' })).toBe('Small');
    expect(route('CPAM', routes, { size: '100x150' })).toBe('Large');
    expect(route('CPAM', routes)).toBe('Large');
  });

  it('passes over a printer that is gone', () => {
    const routes = [
      { plan: 'CPAM', size: null, printer: 'Gone' },
      { plan: null, size: null, printer: 'Small' },
    ];
    expect(route('CPAM', routes)).toBe('Small');
  });

  it('takes the only printer there is, and names them when there are more', () => {
    expect(route('CPAM', [], { printers: [large] })).toBe('Large');
    expect(route('CPAM', [], { size: '100x100' })).toBe('Small');
    expect(route('CPAM', [])).toMatchObject({
      code: 'print-route-missing',
      params: { plan: 'CPAM', known: 'Large, Small' },
    });
  });
});
