import type { Language } from '../messages.ts';
import type { Plan } from '../plans/plan.ts';
import type { ColumnOut, SheetOut, WorkbookOut } from '../sheets/workbook.ts';
import type { Shipment } from '../shipments/shipment.ts';
import { answerHeaders } from './answers.ts';
import { poolHeaders } from './pool-import.ts';

type PlanCode = Pick<Plan, 'code'>;

/** Drop-downs reach this far below the header. */
const validatedRows = 1000;

function planColumn(header: string, plans: readonly PlanCode[], note: string): ColumnOut {
  const column = { header, width: 22, note, fillIn: true };
  return plans.length === 0
    ? column
    : { ...column, validation: { kind: 'list', choices: plans.map(({ code }) => code) } };
}

const notes = (name: string, lines: Readonly<Record<Language, readonly string[]>>): SheetOut => ({
  name,
  columns: [{ header: '', width: 100 }],
  rows: [...lines.en, '', ...lines.zh].map((line) => [line]),
  prose: true,
});

/** The workbook in which numbers for the pools are imported; `plans` fill its drop-down list. */
export function waybillTemplate(plans: readonly PlanCode[] = []): WorkbookOut {
  return {
    sheets: [
      {
        name: 'Waybills',
        columns: [
          planColumn(poolHeaders.plan, plans, 'Code of the plan 方案代码'),
          {
            header: poolHeaders.waybill,
            width: 22,
            note: 'One number 单个运单号',
            fillIn: true,
          },
          {
            header: poolHeaders.from,
            width: 22,
            note: 'First number of a range 号段起始号',
            fillIn: true,
          },
          {
            header: poolHeaders.to,
            width: 22,
            note: 'Last number of a range 号段截止号',
            fillIn: true,
          },
        ],
        rows: [],
        validatedRows,
      },
      notes('Notes 说明', {
        en: [
          'Waybill numbers that a carrier gave you. Each row is one number (Plan and Waybill) or a range (Plan, From and To); both kinds may stand in one sheet.',
          'Both ends of a range belong to it and carry their check digits, such as RR473124829CN.',
          'A range with a wrong check digit at either end is rejected. A single number with a wrong check digit is taken with a warning.',
          'A number is handed out once. Importing the same file again changes nothing.',
        ],
        zh: [
          '承运商提供的运单号。每行填写一个号码（Plan 和 Waybill）或一个号段（Plan、From 和 To），两种可以混用。',
          '号段包含首尾两个号码，均须带校验位，例如 RR473124829CN。',
          '号段首尾校验位有误则该行不导入；单个号码校验位有误仍会导入并给出提示。',
          '每个号码只发放一次。重复导入同一文件不会有任何变化。',
        ],
      }),
    ],
  };
}

/**
 * The workbook in which the numbers that the platform gave are imported. `waiting` are the shipments without a number;
 * they stand in it already, so that only the last column is left to fill in.
 */
export function waybillAnswersWorkbook(
  waiting: readonly Pick<Shipment, 'orderIds' | 'shipmentId' | 'plan'>[] = [],
): WorkbookOut {
  return {
    sheets: [
      {
        name: 'Answers',
        columns: [
          {
            header: answerHeaders.order,
            width: 24,
            note: 'Order number; several of a merged shipment with commas 订单号，合并发货用逗号分隔',
          },
          {
            header: answerHeaders.shipment,
            width: 16,
            note: 'May stay empty where the order has one shipment 订单只有一个物流单时可留空',
          },
          { header: answerHeaders.plan, width: 22, note: 'Checked when filled in 填写后会核对' },
          {
            header: answerHeaders.waybill,
            width: 22,
            note: 'The number that the platform gave 平台分配的运单号',
            fillIn: true,
          },
          {
            header: answerHeaders.sortingCode,
            width: 16,
            note: 'For the label, where the platform gives one 平台给出的分拣码，印在面单上，没有则留空',
            fillIn: true,
          },
        ],
        rows: waiting.map(({ orderIds, shipmentId, plan }) => [
          orderIds.join(', '),
          shipmentId,
          plan,
          null,
          null,
        ]),
        validatedRows,
      },
      notes('Notes 说明', {
        en: [
          'Waybill numbers that the platform assigned after the logistics orders were created. Fill in Waybill and import the file.',
          'Rows without a number are reported and can be filled in later.',
        ],
        zh: [
          '物流订单创建后由平台分配的运单号。填写 Waybill 列后导入本文件。',
          '未填写号码的行会列出，可稍后补填。',
        ],
      }),
    ],
  };
}
