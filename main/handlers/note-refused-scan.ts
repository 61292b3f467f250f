import { decided } from '../../domain/decide/decision.ts';
import type { Refusal, Result } from '../../domain/result.ts';
import type { CallContext } from '../../preload/procedure.ts';
import { transact } from './services.ts';
import type { Services } from './services.ts';

/**
 * Writes down that a scan was refused, for the history of its parcel and for the day's errors. `shipmentId` is empty
 * where the code belongs to none; `code` is empty where it was a weight and not a scan.
 */
export const noteRefusedScan = (
  services: Services,
  context: CallContext,
  scan: { readonly shipmentId: string; readonly code: string; readonly refusal: Refusal },
): Promise<Result<null>> =>
  transact(services, context, () =>
    decided(
      [
        {
          type: 'scan-refused',
          shipmentId: scan.shipmentId,
          code: scan.code,
          refusal: scan.refusal.code,
        },
      ],
      null,
    ),
  );
