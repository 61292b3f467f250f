import type { Event } from '../../domain/event.ts';

/** How something in a shipment's history is told: the key of its words, their values, and a second line. */
export type Told = {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly more: readonly {
    readonly key: string;
    readonly values: Readonly<Record<string, string | number>>;
  }[];
  readonly tone: 'go' | 'stop' | 'wait' | 'act' | 'gray';
};

type Line = Told['more'][number];

const because = (key: string, reason: string | null): readonly Line[] =>
  reason === null ? [] : [{ key: `event.${key}`, values: { reason } }];

/** Puts one event into words, as keys under `event` of the screen's words. */
export function tell(event: Event): Told {
  const said = (
    values: Told['values'] = {},
    tone: Told['tone'] = 'gray',
    more: readonly Line[] = [],
  ): Told => ({ key: `event.${event.type}`, values, more, tone });
  switch (event.type) {
    case 'shipment-created':
      return said({ plan: event.shipment.plan }, 'act');
    case 'shipment-voided':
      return said({ reason: event.reason }, 'stop');
    case 'waybill-assigned':
      return said({ waybill: event.waybill }, 'act', [
        { key: event.from === 'pool' ? 'event.fromPool' : 'event.fromPlatform', values: {} },
      ]);
    case 'item-scanned':
      return said({ code: event.code });
    case 'scan-refused':
      return said({ code: event.code }, 'stop');
    case 'parcel-packed':
      return said(
        { weight: event.weightGrams, expected: event.expectedWeightGrams },
        'go',
        because('weightReason', event.weightReason),
      );
    case 'label-print-requested':
      return said(
        { copy: event.job.copy, printer: event.job.printer },
        'gray',
        because('reprintReason', event.job.reason),
      );
    case 'label-print-started':
      return said();
    case 'label-print-settled': {
      const tones: Readonly<Record<typeof event.state, Told['tone']>> = {
        queued: 'gray',
        claimed: 'gray',
        sending: 'gray',
        'handed-over': 'go',
        acknowledged: 'go',
        unknown: 'wait',
        failed: 'stop',
        cancelled: 'gray',
      };
      const by = { person: 'event.byPerson', recovery: 'event.byRecovery', transport: null };
      const who = by[event.by];
      return {
        key: `event.label-print-settled.${event.state}`,
        values: {},
        tone: tones[event.state],
        more: who === null ? [] : [{ key: who, values: {} }],
      };
    }
    case 'label-affixed':
      return said({ copy: event.copy }, 'go');
    case 'parcel-bagged':
    case 'parcel-unbagged':
      return said({ bag: event.bagId }, event.type === 'parcel-bagged' ? 'go' : 'gray');
    case 'handed-over':
      return said({ driver: event.driver }, 'go');
    case 'notice-sent':
      return said({ via: event.via }, 'go');
    case 'notice-filled':
    case 'freight-billed':
    case 'freight-paid':
      return said({}, 'go');
    default:
      // What concerns no single shipment is not in its history; a new kind of event is still named.
      return { key: 'event.other', values: { type: event.type }, more: [], tone: 'gray' };
  }
}
