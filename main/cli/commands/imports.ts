import type { Command } from 'commander';
import type { ImportKind } from '../../../domain/imports/kinds.ts';
import type { Result } from '../../../domain/result.ts';
import type { ImportReport } from '../../../preload/views.ts';
import type { Call, CliEnvironment } from '../command.ts';
import { importedOutcome, importOptions } from '../import-outcome.ts';
import type { ImportOptions } from '../import-outcome.ts';
import { register, word } from '../register.ts';

type Input = { readonly path: string; readonly strict: boolean };

/** How each kind of workbook is taken. */
const imports: Readonly<
  Record<ImportKind, (call: Call, input: Input) => Promise<Result<ImportReport>>>
> = {
  orders: (call, input) => call('orders.import', input),
  shipments: (call, input) => call('shipments.import', input),
  plans: (call, input) => call('plans.import', input),
  catalogue: (call, input) => call('catalogue.import', input),
  waybills: (call, input) => call('waybills.import', input),
  notices: (call, input) => call('notices.import', input),
  bill: (call, input) => call('freight.bill', input),
};

/** The way in for a workbook of any kind. */
export function addImportCommand(program: Command, environment: CliEnvironment): void {
  register<ImportOptions>(
    program,
    environment,
    {
      name: 'import <file>',
      description: 'import a workbook of any kind, which its headers tell',
      options: importOptions,
    },
    async (session, args, { strict, rejected: to }) => {
      const path = word(args, 0);
      const known = await session.call('imports.recognise', { path });
      if (!known.ok) return known;
      const { kind } = known.value;
      const report = await imports[kind](session.call, { path, strict });
      return report.ok
        ? importedOutcome(session, { path, kind, to }, report.value, { kind })
        : report;
    },
  );
}
