import { app, shell } from 'electron';
import { ok } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { CallContext } from '../preload/procedure.ts';
import type { AnswerCall } from './core/answerer.ts';
import type { HostHandlers } from './core/core-protocol.ts';
import { dialogHandlers } from './dialogs.ts';
import { printPage } from './print-page.ts';

/** What the core leaves to this process: dialogs, paper, the program itself. */
const hostHandlers: HostHandlers = {
  ...dialogHandlers,
  'host.printPage': ({ html }) => printPage(html),
  'host.restart': async () => {
    app.relaunch();
    app.quit();
    return ok(null);
  },
  'host.openFolder': async ({ path }) => {
    await shell.openPath(path);
    return ok(null);
  },
};

/** Answers the core, which is part of this program and needs no checks. */
export const answerCore: AnswerCall = ({ name, input }, context) => {
  const handler = hostHandlers[name as keyof HostHandlers] as (
    input: unknown,
    context: CallContext,
  ) => Promise<Result<unknown>>;
  return handler(input, { ...context, person: '' });
};
