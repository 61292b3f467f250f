import { isoToSerial } from '../../../domain/sheets/dates.ts';
import type { CellOut, WorkbookOut } from '../../../domain/sheets/workbook.ts';

type Value = number | string | boolean | null;
type Range = readonly Value[];

/** A formula cell of a workbook, what stands in it and what it computes to. */
export type Recomputed = {
  readonly sheet: string;
  readonly cell: string;
  readonly formula: string;
  readonly cached: number | string;
  readonly computed: Value;
};

/**
 * Computes every formula of a workbook from its other cells, as a spreadsheet would: the few functions and operators
 * that reports use, written without any code of the reports.
 */
export function recompute(workbook: WorkbookOut): readonly Recomputed[] {
  const grids = new Map<string, readonly (readonly CellOut[])[]>(
    workbook.sheets.map((sheet) => [
      sheet.name,
      [
        ...(sheet.prose === true ? [] : [sheet.columns.map(({ header }) => header)]),
        ...sheet.rows,
        ...(sheet.totals ?? []),
      ],
    ]),
  );
  const results: Recomputed[] = [];
  for (const [sheet, rows] of grids) {
    for (const [rowIndex, cells] of rows.entries()) {
      for (const [column, cell] of cells.entries()) {
        if (cell === null || typeof cell !== 'object' || cell.kind !== 'formula') continue;
        results.push({
          sheet,
          cell: `${String.fromCharCode(65 + column)}${rowIndex + 1}`,
          formula: cell.formula,
          cached: cell.value,
          computed: evaluate(cell.formula, sheet, grids),
        });
      }
    }
  }
  return results;
}

type Grids = ReadonlyMap<string, readonly (readonly CellOut[])[]>;

const token =
  /\s*(?:((?:[A-Za-z]+!)?\$?[A-Z]{1,2}\$?\d+(?::\$?[A-Z]{1,2}\$?\d+)?)|([A-Z]+)\(|(\d+(?:\.\d+)?)|"([^"]*)"|(<>|[-+*/=(),]))/y;

type Token =
  | { readonly kind: 'reference' | 'function' | 'text' | 'sign'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number };

function tokens(formula: string): Token[] {
  const found: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < formula.length) {
    const from = token.lastIndex;
    const match = token.exec(formula);
    if (match === null) throw new Error(`Cannot read ${formula} at ${from}`);
    const [, reference, name, number, text, sign] = match;
    if (reference !== undefined) found.push({ kind: 'reference', text: reference });
    else if (name !== undefined) found.push({ kind: 'function', text: name });
    else if (number !== undefined) found.push({ kind: 'number', value: Number(number) });
    else if (text !== undefined) found.push({ kind: 'text', text });
    else found.push({ kind: 'sign', text: sign ?? '' });
  }
  return found;
}

const numeric = (value: Value): number => (typeof value === 'number' ? value : 0);

function evaluate(formula: string, home: string, grids: Grids): Value {
  const queue = tokens(formula);

  const read = (sheet: string, column: number, row: number): Value => {
    const cell = grids.get(sheet)?.[row - 1]?.[column] ?? null;
    if (cell === null || typeof cell === 'string' || typeof cell === 'number') return cell;
    switch (cell.kind) {
      case 'money':
        return cell.minor / 100;
      case 'date':
        return isoToSerial(cell.iso);
      case 'formula':
        return evaluate(cell.formula, sheet, grids);
      default:
        return cell satisfies never;
    }
  };

  const range = (text: string): Range => {
    const [, sheet = home, c1 = '', r1 = '', c2 = c1, r2 = r1] =
      /^(?:(\w+)!)?\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(text) ?? [];
    const values: Value[] = [];
    for (let row = Number(r1); row <= Number(r2); row += 1) {
      for (let column = c1.charCodeAt(0) - 65; column <= c2.charCodeAt(0) - 65; column += 1) {
        values.push(read(sheet, column, row));
      }
    }
    return values;
  };

  const expect = (sign: string): void => {
    const next = queue.shift();
    if (next === undefined || next.kind !== 'sign' || next.text !== sign) {
      throw new Error(`Expected ${sign} in ${formula}`);
    }
  };
  const isSign = (...signs: string[]): boolean =>
    queue[0]?.kind === 'sign' && signs.includes(queue[0].text);

  const call = (name: string): Value => {
    const given: Range[] = [];
    while (!isSign(')')) {
      given.push(argument());
      if (isSign(',')) queue.shift();
    }
    expect(')');
    const at = (index: number): Range => given[index] ?? [];
    const one = (index: number): Value => at(index)[0] ?? null;
    const meets = (from: number) => (_: Value, index: number) => {
      for (let pair = from; pair < given.length; pair += 2) {
        if (!fits(at(pair)[index] ?? null, one(pair + 1))) return false;
      }
      return true;
    };
    const sum = (values: Range): number =>
      values.reduce<number>((total, value) => total + numeric(value), 0);
    switch (name) {
      case 'SUM':
        return sum(at(0));
      case 'SUMIFS':
        return sum(at(0).filter(meets(1)));
      case 'COUNTIFS':
        return at(0).filter(meets(0)).length;
      case 'COUNTA':
        return at(0).filter((value) => value !== null).length;
      case 'IF':
        return one(0) === true ? one(1) : one(2);
      case 'ROUND': {
        const scale = 10 ** numeric(one(1));
        const value = numeric(one(0));
        return (Math.sign(value) * Math.round(Math.abs(value) * scale + 1e-9)) / scale;
      }
      default:
        throw new Error(`Unknown function ${name}`);
    }
  };

  const factor = (): Range => {
    const next = queue.shift();
    if (next === undefined) throw new Error(`${formula} ends too early`);
    switch (next.kind) {
      case 'number':
        return [next.value];
      case 'text':
        return [next.text];
      case 'reference':
        return range(next.text);
      case 'function':
        return [call(next.text)];
      case 'sign': {
        if (next.text !== '(') throw new Error(`Unexpected ${next.text} in ${formula}`);
        const inner = argument();
        expect(')');
        return inner;
      }
      default:
        return next satisfies never;
    }
  };

  const operate = (
    signs: readonly string[],
    operand: () => Range,
    apply: (sign: string, a: Value, b: Value) => Value,
  ): Range => {
    let left = operand();
    while (isSign(...signs)) {
      const sign = queue.shift();
      const right = operand();
      left = [apply(sign?.kind === 'sign' ? sign.text : '', left[0] ?? null, right[0] ?? null)];
    }
    return left;
  };
  const product = (): Range =>
    operate(['*', '/'], factor, (sign, a, b) =>
      sign === '*' ? numeric(a) * numeric(b) : numeric(a) / numeric(b),
    );
  const sumOf = (): Range =>
    operate(['+', '-'], product, (sign, a, b) =>
      sign === '+' ? numeric(a) + numeric(b) : numeric(a) - numeric(b),
    );
  const argument = (): Range =>
    operate(['=', '<>'], sumOf, (sign, a, b) => equal(a, b) === (sign === '='));

  return argument()[0] ?? null;
}

/** An empty cell equals the empty text and zero. */
function equal(a: Value, b: Value): boolean {
  if (a === null) return b === null || b === '' || b === 0;
  if (b === null) return equal(b, a);
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();
  return a === b;
}

function fits(value: Value, criterion: Value): boolean {
  if (typeof criterion !== 'string') return value === criterion;
  return criterion.startsWith('<>')
    ? !equal(value ?? '', criterion.slice(2))
    : equal(value ?? '', criterion);
}
