import type { Command } from 'commander';
import { ok } from '../../../domain/result.ts';
import type { CliEnvironment } from '../command.ts';
import { parseNumber } from '../option-values.ts';
import { done } from '../outcome.ts';
import { register, words } from '../register.ts';

/** Finished orders leave the memory, and come back. */
export function addArchiveCommands(program: Command, environment: CliEnvironment): void {
  register<{ readonly olderThan?: number }>(
    program,
    environment,
    {
      name: 'archive',
      description: 'move orders that have long been finished into files of their month',
      options: (command) =>
        command.option(
          '--older-than <days>',
          'finished for longer than this; else what the settings say',
          parseNumber,
        ),
    },
    async ({ call }, _args, { olderThan }) => {
      const moved = await call('data.archive', { olderThanDays: olderThan ?? null });
      if (!moved.ok) return moved;
      const { orders, shipments, volumes } = moved.value;
      return ok(
        done(
          moved.value,
          `archived ${orders} orders with ${shipments} shipments${volumes.length === 0 ? '' : ` in ${volumes.join(', ')}`}`,
        ),
      );
    },
  );
  register(
    program,
    environment,
    {
      name: 'recall <number...>',
      description: 'bring back orders by order number, shipment or waybill',
    },
    async ({ call }, args) => {
      const recalled = await call('data.recall', { ids: [...words(args, 0)] });
      if (!recalled.ok) return recalled;
      return ok(done(recalled.value, `brought back ${recalled.value.orderIds.join(', ')}`));
    },
  );
}
