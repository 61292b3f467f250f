import type { Plan, Source } from '../plans/plan.ts';

/** The service of a notice that the platform does not list: it then wants a tracking website. */
export const otherService = 'other';

type NoticeService = { readonly plan: string; readonly service: string };

const servicesSource: Source = {
  text: 'Platform service codes and their published names; the wording of its upload sheet is not published',
  date: '',
  confirmed: false,
};

/** The service that a notice names, by the plan that carries the parcel. */
export const noticeServices: {
  readonly source: Source;
  readonly services: readonly NoticeService[];
} = {
  source: servicesSource,
  services: [
    { plan: 'CPAM', service: 'China Post Registered Air Mail' },
    { plan: 'CPAP', service: 'China Post Air Parcel' },
    { plan: 'YANWEN_JYT', service: 'China Post Ordinary Small Packet Plus' },
    { plan: 'EMS_ZX_ZX_US', service: 'ePacket' },
    { plan: 'EMS', service: 'EMS' },
    { plan: 'CAINIAO_STANDARD', service: 'AliExpress Standard Shipping' },
    { plan: 'CAINIAO_STANDARD_SG', service: 'AliExpress Standard Shipping' },
    { plan: 'CAINIAO_PREMIUM', service: 'AliExpress Premium Shipping' },
    { plan: 'CAINIAO_ECONOMY', service: 'AliExpress Saver Shipping' },
    { plan: 'CAINIAO_ECONOMY_SG', service: 'AliExpress Saver Shipping' },
    { plan: 'CAINIAO_SUPER_ECONOMY', service: 'Cainiao Super Economy' },
    { plan: 'CAINIAO_SUPER_ECONOMY_SG', service: 'Cainiao Super Economy' },
    { plan: 'SUNYOU_ECONOMY', service: 'SunYou Economic Air Mail' },
    { plan: 'YANWEN_AM', service: 'Special Line-YW' },
    { plan: 'SGP', service: 'Singapore Post' },
    { plan: 'ITELLA', service: 'Posti Finland' },
    { plan: 'RUSTON', service: 'Ruston Airlines' },
    { plan: 'DHL', service: 'DHL' },
    { plan: 'UPS', service: 'UPS' },
    { plan: 'FEDEX_IE', service: 'Fedex IE' },
    { plan: 'TNT', service: 'TNT' },
    { plan: 'SF', service: 'SF Express' },
  ],
};

/**
 * The service that a notice names for parcels of this plan, `other` for a plan the platform does not list. A code may
 * bear its collecting warehouse (`CPAM_WLB_FPXSZ`).
 */
export function noticeService(plan: Pick<Plan, 'code'>): string {
  const code = plan.code.toUpperCase().replace(/_WLB_.*$/, '');
  return noticeServices.services.find((one) => one.plan === code)?.service ?? otherService;
}

const otherWords = /^(?:other|others|其他|其它|seller'?s shipping method)$/i;

/** A service as people write it; whatever means "other" becomes `other`. */
export const readService = (text: string): string =>
  otherWords.test(text.trim()) ? otherService : text.trim();
