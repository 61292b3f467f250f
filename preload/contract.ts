import type { HandlersOf, InputOf, OutputOf, RequestOf } from './procedure.ts';
import { freightProcedures } from './contract/freight.ts';
import { handoverProcedures } from './contract/handover.ts';
import { labelTemplateProcedures } from './contract/label-templates.ts';
import { importProcedures } from './contract/imports.ts';
import { noticeProcedures } from './contract/notices.ts';
import { orderProcedures } from './contract/orders.ts';
import { packingProcedures } from './contract/packing.ts';
import { paperProcedures } from './contract/papers.ts';
import { pictureProcedures } from './contract/pictures.ts';
import { planProcedures } from './contract/plans.ts';
import { printingProcedures } from './contract/printing.ts';
import { shipmentProcedures } from './contract/shipments.ts';
import { stationProcedures } from './contract/station.ts';

/**
 * Everything that can be asked of the main process, declared once: the wire, the handlers' type, the window's client
 * and the command line all derive from this table.
 */
export const contract = {
  ...importProcedures,
  ...orderProcedures,
  ...planProcedures,
  ...pictureProcedures,
  ...shipmentProcedures,
  ...packingProcedures,
  ...printingProcedures,
  ...labelTemplateProcedures,
  ...paperProcedures,
  ...handoverProcedures,
  ...noticeProcedures,
  ...freightProcedures,
  ...stationProcedures,
} as const;

export type Contract = typeof contract;
export type ProcedureName = keyof Contract;
export type Handlers = HandlersOf<Contract>;
export type Request<Name extends ProcedureName> = RequestOf<Contract[Name]>;
export type Input<Name extends ProcedureName> = InputOf<Contract[Name]>;
export type Output<Name extends ProcedureName> = OutputOf<Contract[Name]>;

export type TemplateKind = Input<'templates.write'>['kind'];
