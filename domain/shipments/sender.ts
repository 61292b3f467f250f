/** Who sends: what the label's FROM, pickup and return fields show. Texts; `''` is "not given". */
export type Sender = {
  readonly nameEn: string;
  readonly streetEn: string;
  readonly cityEn: string;
  readonly provinceEn: string;
  readonly postcode: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly phone: string;
  /** Chinese pickup contact and address, for door collection. */
  readonly pickupContactZh: string;
  readonly pickupAddressZh: string;
  readonly pickupMobile: string;
  /** The return unit 退件单位 printed on labels. */
  readonly returnUnit: string;
  /** Agreement customer number with the carrier; empty when none. */
  readonly agreementCustomer: string;
};
