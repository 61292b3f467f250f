import { Option } from 'commander';
import type { Command } from 'commander';
import type { Language } from '../../domain/messages.ts';
import type { Result } from '../../domain/result.ts';
import { contract } from '../../preload/contract.ts';
import type { Output, ProcedureName, Request } from '../../preload/contract.ts';
import type { Progress } from '../../preload/procedure.ts';
import { defaultDataDirectory } from '../data-directory.ts';
import type { AppPaths } from '../open-app.ts';
import { withAbsolutePaths } from './absolute-paths.ts';
import { refusedOutcome } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { reachData } from './reach-data.ts';

/** Options that every command takes. */
export type CommonOptions = {
  readonly data: string;
  readonly json: boolean;
  readonly lang: Language;
  readonly person: string;
};

/** Asks a handler, through the same checks that the window passes. */
export type Call = <Name extends ProcedureName>(
  name: Name,
  input: Request<Name>,
) => Promise<Result<Output<Name>>>;

/** What a command works with. */
export type Session = {
  readonly call: Call;
  readonly language: Language;
  readonly signal: AbortSignal;
};

/** What the commands need from their composition root. */
export type CliEnvironment = {
  readonly paths: AppPaths;
  /** Of the program. */
  readonly version: string;
  readonly signal: AbortSignal;
  /** Read only by commands that take scans. */
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Told how the command ended, once. */
  readonly finish: (outcome: Outcome) => void;
};

/** Adds the options that every command takes. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('--data <dir>', 'data folder', defaultDataDirectory())
    .option('--json', 'print one JSON value on standard output', false)
    .addOption(
      new Option('--lang <language>', 'language of messages').choices(['en', 'zh']).default('en'),
    )
    .option('--person <name>', 'who does this; kept in the journal', '');
}

/** Reaches the data folder, runs the command on it and leaves it again, whatever happens. */
export async function runOnData(
  environment: CliEnvironment,
  common: CommonOptions,
  work: (session: Session) => Promise<Outcome>,
): Promise<void> {
  const reached = await reachData(environment, common.data);
  if (!reached.ok) {
    environment.finish(refusedOutcome(reached.refusal, common.lang));
    return;
  }
  const data = reached.value;
  const progress = progressLine(environment, common);
  const call: Call = async (name, input) => {
    const answer = await data.call(name, withAbsolutePaths(contract[name].input, input), {
      person: common.person,
      signal: environment.signal,
      progress,
    });
    // The contract pairs every name with its own output; the union of all outputs cannot say so.
    return answer as Result<Output<typeof name>>;
  };
  try {
    const outcome = await work({ call, language: common.lang, signal: environment.signal });
    const closed = await data.close();
    environment.finish(closed.ok ? outcome : refusedOutcome(closed.refusal, common.lang));
  } catch (error) {
    await data.close();
    throw error;
  }
}

/** Shows progress on a terminal; scripts that read standard error are spared. */
function progressLine(
  { stderr }: CliEnvironment,
  { json }: CommonOptions,
): (progress: Progress) => void {
  if (json || !process.stderr.isTTY) return () => undefined;
  return ({ done, total }) => {
    stderr(`\r${done}${total === null ? '' : ` / ${total}`}${done === total ? '\n' : ''}`);
  };
}

export { allPages, pageSize } from '../all-pages.ts';
