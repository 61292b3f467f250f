import type ExcelJS from 'exceljs';
import type { ColumnOut, SheetOut, WorkbookOut } from '../../domain/sheets/workbook.ts';
import { columnLetters } from './cell-out.ts';
import { excelLimits } from './limits.ts';

const longestSheetName = 31;

/** Sheet names as spreadsheet programs accept them: 31 characters, none of `[]:*?/\`, all different. */
export function safeSheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>(['history']);
  return names.map((name, index) => {
    const plain =
      name
        .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
        .replace(/^[' ]+|[' ]+$/g, '')
        .slice(0, longestSheetName)
        .trim() || `Sheet${index + 1}`;
    let unique = plain;
    for (let count = 2; taken.has(unique.toLowerCase()); count += 1) {
      const ending = ` (${count})`;
      unique = `${plain.slice(0, longestSheetName - ending.length)}${ending}`;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/** Where drop-down choices stand that do not fit into a rule of their own. */
export type ListPlan = {
  /** A hidden sheet with one column for each long list; null when there is none. */
  readonly sheet: SheetOut | null;
  readonly formulaOf: (choices: readonly string[]) => string;
};

/** A rule holds 255 characters of choices joined by commas; a comma or quote inside a choice would split it. */
const longestInlineList = 255;
const inlineList = (choices: readonly string[]): string => choices.join(',');
const fitsInline = (choices: readonly string[]): boolean =>
  inlineList(choices).length <= longestInlineList &&
  choices.every((choice) => !/[",\n]/.test(choice) && choice.trim() === choice);

/** Collects the lists of a workbook that need a sheet of their own. */
export function planLists(workbook: WorkbookOut, names: readonly string[]): ListPlan {
  const columnOf = new Map<string, number>();
  const columns: (readonly string[])[] = [];
  for (const { columns: sheetColumns } of workbook.sheets) {
    for (const { validation } of sheetColumns) {
      if (validation?.kind !== 'list' || fitsInline(validation.choices)) continue;
      const key = JSON.stringify(validation.choices);
      if (columnOf.has(key)) continue;
      columnOf.set(key, columns.length);
      columns.push(validation.choices);
    }
  }
  const name = safeSheetNames([...names, 'Lists']).at(-1) ?? 'Lists';
  const height = Math.max(0, ...columns.map(({ length }) => length));
  const sheet: SheetOut = {
    name,
    prose: true,
    columns: columns.map(() => ({ header: '', width: 24 })),
    rows: Array.from({ length: height }, (_, row) =>
      columns.map((choices) => choices[row] ?? null),
    ),
  };
  return {
    sheet: columns.length === 0 ? null : sheet,
    formulaOf: (choices) => {
      const column = columnOf.get(JSON.stringify(choices));
      if (column === undefined) return `"${inlineList(choices)}"`;
      const letters = columnLetters(column);
      return `'${name.replaceAll("'", "''")}'!$${letters}$1:$${letters}$${Math.max(1, choices.length)}`;
    },
  };
}

type Rule = NonNullable<ColumnOut['validation']>;

function ruleFor(rule: Rule, lists: ListPlan): ExcelJS.DataValidation {
  const common = { allowBlank: true, showErrorMessage: true, errorStyle: 'stop' };
  switch (rule.kind) {
    case 'list':
      return { ...common, type: 'list', formulae: [lists.formulaOf(rule.choices)] };
    case 'whole':
    case 'decimal':
      return { ...common, type: rule.kind, operator: 'between', formulae: [rule.min, rule.max] };
    case 'text-length':
      return { ...common, type: 'textLength', operator: 'lessThanOrEqual', formulae: [rule.max] };
    default:
      return rule satisfies never;
  }
}

/** The rules of a sheet with the cells each watches: the rows below the header, and `validatedRows` for new ones. */
export function validations(
  sheet: SheetOut,
  lists: ListPlan,
): readonly { readonly range: string; readonly rule: ExcelJS.DataValidation }[] {
  const rows = Math.max(
    sheet.rows.length,
    sheet.totals === undefined ? (sheet.validatedRows ?? 0) : 0,
  );
  if (sheet.prose === true || rows === 0) return [];
  const last = Math.min(rows + 1, excelLimits.rows);
  return sheet.columns.flatMap(({ validation }, index) => {
    if (validation === undefined) return [];
    const letters = columnLetters(index);
    return [{ range: `${letters}2:${letters}${last}`, rule: ruleFor(validation, lists) }];
  });
}
