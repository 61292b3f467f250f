import { catalogueTemplate } from '../../domain/catalogue/catalogue-workbook.ts';
import { billTemplate } from '../../domain/freight/bill-template.ts';
import { noticesTemplate } from '../../domain/notices/notices-sheet.ts';
import { ordersWorkbook } from '../../domain/orders/orders-workbook.ts';
import { plansToWorkbook } from '../../domain/plans/plans-workbook.ts';
import { batchWorkbook } from '../../domain/shipments/batch-workbook.ts';
import type { WorkbookOut } from '../../domain/sheets/workbook.ts';
import { waybillAnswersWorkbook, waybillTemplate } from '../../domain/waybills/templates.ts';
import type { Handlers, TemplateKind } from '../../preload/contract.ts';
import type { Services } from './services.ts';
import { writeSheets } from './write-sheets.ts';

/** Empty workbooks of every kind that can be imported, each with a sheet that explains it. */
export function templateHandlers(services: Services): Pick<Handlers, 'templates.write'> {
  return {
    'templates.write': async ({ kind, path }, context) =>
      writeSheets(services, path, template(services, kind), 0, context),
  };
}

function template(services: Services, kind: TemplateKind): WorkbookOut {
  const { state } = services.store;
  const plans = state.plans.valueSeq().toArray();
  switch (kind) {
    case 'orders':
      return ordersWorkbook();
    case 'catalogue':
      return catalogueTemplate();
    case 'plans':
      return plansToWorkbook([]);
    case 'waybills':
      return waybillTemplate(plans);
    case 'waybill-answers':
      return waybillAnswersWorkbook(
        state.shipments
          .valueSeq()
          .filter((shipment) => shipment.waybill === null && shipment.state !== 'voided')
          .toArray(),
      );
    case 'shipments':
      return batchWorkbook([], plans, services.settings.get().language);
    case 'notices':
      return noticesTemplate();
    case 'bill':
      return billTemplate();
    default:
      return kind satisfies never;
  }
}
