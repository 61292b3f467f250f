import type { Command } from 'commander';
import { ok } from '../../../domain/result.ts';
import type { CliEnvironment } from '../command.ts';
import { done } from '../outcome.ts';
import { parseNumber } from '../option-values.ts';
import { register } from '../register.ts';

/** The scale of the packing table. */
export function addScaleCommands(program: Command, environment: CliEnvironment): void {
  const scale = program.command('scale').description('the scale of the packing table');
  register<{ readonly address?: string; readonly seconds: number }>(
    scale,
    environment,
    {
      name: 'read',
      description: 'wait for a steady weight and print it in grams',
      options: (command) =>
        command
          .option('--address <address>', 'tcp://HOST:PORT or a device; without it as set up')
          .option('--seconds <seconds>', 'how long to wait', parseNumber, 10),
    },
    async ({ call }, _args, { address, seconds }) => {
      const read = await call('scale.read', { address: address ?? null, seconds });
      return read.ok ? ok(done(read.value, `${read.value.weightGrams} g`)) : read;
    },
  );
}
