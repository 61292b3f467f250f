import type { Handlers } from '../../preload/contract.ts';
import { catalogueHandlers } from './catalogue.ts';
import { dataHandlers } from './data.ts';
import { freightHandlers } from './freight.ts';
import { handoverHandlers } from './handover.ts';
import { labelTemplateHandlers } from './label-templates.ts';
import { importHandlers } from './imports.ts';
import { labelHandlers } from './labels.ts';
import { noticeHandlers } from './notices.ts';
import { orderHandlers } from './orders.ts';
import { packingHandlers } from './packing.ts';
import { paperHandlers } from './papers.ts';
import { peopleHandlers } from './people.ts';
import { planHandlers } from './plans.ts';
import { pictureHandlers } from './pictures.ts';
import { printerHandlers } from './printers.ts';
import { scaleHandlers } from './scale.ts';
import type { Services } from './services.ts';
import { settingsHandlers } from './settings.ts';
import { shipmentHandlers } from './shipments.ts';
import { templateHandlers } from './templates.ts';
import { waybillHandlers } from './waybills.ts';

/** Answers to everything in the contract. */
export const makeHandlers = (services: Services): Handlers => ({
  ...importHandlers(services),
  ...orderHandlers(services),
  ...catalogueHandlers(services),
  ...planHandlers(services),
  ...pictureHandlers(services),
  ...shipmentHandlers(services),
  ...waybillHandlers(services),
  ...packingHandlers(services),
  ...scaleHandlers(services),
  ...printerHandlers(services),
  ...labelHandlers(services),
  ...labelTemplateHandlers(services),
  ...paperHandlers(services),
  ...handoverHandlers(services),
  ...noticeHandlers(services),
  ...freightHandlers(services),
  ...templateHandlers(services),
  ...settingsHandlers(services),
  ...peopleHandlers(services),
  ...dataHandlers(services),
});
