import type { CellOut } from '../sheets/workbook.ts';
import { decimalText } from './decimal.ts';
import type { Plan } from './plan.ts';
import { planSheets } from './plans-workbook-columns.ts';
import type { PlanColumn, PlanSheetKey } from './plans-workbook-columns.ts';
import { planRows } from './plans-workbook.ts';

/** What an import changes, in the words of the plans workbook: `key` is what tells the row from others of the sheet. */
export type PlanDifference =
  | {
      readonly kind: 'added' | 'removed';
      readonly plan: string;
      readonly sheet: string;
      readonly key: string;
    }
  | {
      readonly kind: 'changed';
      readonly plan: string;
      readonly sheet: string;
      readonly key: string;
      /** The header of the column. */
      readonly field: string;
      readonly before: string;
      readonly after: string;
    };

function shown(cell: CellOut | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'object') return String(cell);
  switch (cell.kind) {
    case 'date':
      return cell.iso;
    case 'money':
      return decimalText(cell.minor, 2);
    case 'formula':
      return String(cell.value);
    default:
      return cell satisfies never;
  }
}

type Row = Readonly<Partial<Record<string, CellOut>>>;

function keyed(rows: readonly Row[], identity: readonly string[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [identity.map((key) => shown(row[key])).join(' '), row]));
}

const planOf = (row: Row, sheet: PlanSheetKey): string =>
  shown(sheet === 'plans' ? row['code'] : row['plan']);

/**
 * What differs between two sets of plans, sheet by sheet and in the order of the rows. To show what an import changes,
 * give only the plans with the codes of the import as `before`. A plan that comes or goes is one difference, without its tariffs and rules.
 */
export function diffPlans(
  before: readonly Plan[],
  after: readonly Plan[],
): readonly PlanDifference[] {
  const old = planRows(before);
  const next = planRows(after);
  const oldCodes = new Set(before.map(({ code }) => code));
  const nextCodes = new Set(after.map(({ code }) => code));
  const differences: PlanDifference[] = [];

  for (const sheet of Object.keys(planSheets) as readonly PlanSheetKey[]) {
    const { name, identity } = planSheets[sheet];
    const columns: readonly PlanColumn[] = planSheets[sheet].columns;
    const oldRows = keyed(old[sheet], identity);
    const nextRows = keyed(next[sheet], identity);
    // Rows of a plan that is new or gone are told by the sheet Plans alone.
    const told = (plan: string): boolean =>
      sheet === 'plans' || (oldCodes.has(plan) && nextCodes.has(plan));

    for (const [key, row] of nextRows) {
      const plan = planOf(row, sheet);
      const rival = oldRows.get(key);
      if (rival === undefined) {
        if (told(plan)) differences.push({ kind: 'added', plan, sheet: name, key });
        continue;
      }
      for (const column of columns) {
        const change = { before: shown(rival[column.key]), after: shown(row[column.key]) };
        if (change.before !== change.after) {
          const field = column.aliases[0] ?? column.key;
          differences.push({ kind: 'changed', plan, sheet: name, key, field, ...change });
        }
      }
    }
    for (const [key, row] of oldRows) {
      const plan = planOf(row, sheet);
      if (!nextRows.has(key) && told(plan)) {
        differences.push({ kind: 'removed', plan, sheet: name, key });
      }
    }
  }
  return differences;
}
