import { tasks } from './tasks.ts';

// A process of the bench: what it shall do and with what stands in its arguments, what came of it in its output.
const [, , name = '', options = '{}'] = process.argv;
const task = tasks[name as keyof typeof tasks] as (options: unknown) => Promise<unknown>;
const value = await task(JSON.parse(options));
process.stdout.write(`${JSON.stringify(value ?? null)}\n`);
