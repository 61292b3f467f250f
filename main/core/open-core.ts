import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { Caller } from '../../preload/caller.ts';
import { topicsOf } from '../../preload/topics.ts';
import { windowContract } from '../../preload/window-contract.ts';
import type { WindowHandlers } from '../../preload/window-contract.ts';
import type { AnsweringMessage, NewsMessage } from '../../preload/wire.ts';
import { openSampleStation } from '../demo/sample-station.ts';
import { stationHandlers } from '../handlers/station.ts';
import { paperHtml } from '../../domain/paper/paper-html.ts';
import { commandSheetOf, paperOf } from '../handlers/papers.ts';
import { handoverListPage } from '../handlers/write-handover-list.ts';
import { renderMessage } from '../../domain/messages.ts';
import { invoke } from '../invoke.ts';
import { listsOf } from '../lists/lists.ts';
import { openApp } from '../open-app.ts';
import { standAside } from '../courtesy.ts';
import { quiet } from '../quiet.ts';
import { followScale } from '../scale/follow-scale.ts';
import { openAnswerer } from './answerer.ts';
import type { Answerer } from './answerer.ts';
import type { CoreOptions } from './core-protocol.ts';
import { openCaretaker } from './caretaker.ts';
import { askHost } from './host-handlers.ts';

/** Long enough that the label fonts do not compete with a window that is opening for the processor. */
const warmAfterMs = 4_000;

/** The application behind the windows: the store, the handlers, the scale and whoever is signed in. */
export type Core = {
  /** Answers a window and tells it the news; `stop` of what is returned when the window is gone. */
  readonly serveWindow: (send: (message: AnsweringMessage | NewsMessage) => void) => Answerer;
  /** Stops what runs and gives the data folder free. */
  readonly close: () => Promise<void>;
};

/** Opens the data folder for windows; `host` does what only the process of the windows can. Refusals: `openApp`. */
export async function openCore(
  { directory, paths, version }: CoreOptions,
  host: Pick<Caller, 'call'>,
  report: (line: string) => void,
): Promise<Result<Core>> {
  const opened = await openApp({
    directory,
    paths,
    program: 'Packbench window',
    version,
    report,
  });
  if (!opened.ok) return opened;
  const { handlers, services, close, reportBug, warmLabels } = opened.value;
  // The first thing that every window asks for: made while it is still reading its program.
  void listsOf(services.store).read({ lists: ['orders'] }, () => null);
  const warming = setTimeout(() => void quiet.rest().then(warmLabels), warmAfterMs);
  warming.unref();
  const windows = new Map<Answerer, (message: NewsMessage) => void>();
  const tell = (message: NewsMessage): void => {
    for (const send of windows.values()) send(message);
  };
  const scale = followScale({
    address: () => services.settings.get().scale?.address ?? null,
    tell: (news) => tell({ kind: 'scale', news }),
  });
  const caretaker = openCaretaker(services, {
    told: () => tell({ kind: 'changed', topics: ['station'] }),
    bug: (error) => reportBug('caretaker', error),
    failed: (refusal) => report(`${renderMessage(refusal, 'en')}\n`),
  });
  const sample = await openSampleStation({ services, handlers, samples: paths.samples, reportBug });
  const asked = askHost(host);
  const windowHandlers: WindowHandlers = {
    ...handlers,
    ...asked.dialogs,
    'handover.print': async ({ handoverId }) => {
      const page = await handoverListPage(services, handoverId);
      return page.ok ? asked.printPage(page.value) : page;
    },
    'papers.print': async (wish) => {
      const paper = paperOf(services, wish);
      return paper.ok ? asked.printPage(paperHtml(paper.value)) : paper;
    },
    'papers.printCommands': async ({ language }) =>
      asked.printPage(paperHtml(await commandSheetOf(services, language))),
    ...stationHandlers(services, {
      sample,
      version,
      restart: asked.restart,
      openFolder: asked.openFolder,
    }),
  };
  // Also when the command line changed them.
  const stopFollowing = services.settings.onChange(() => {
    scale.refresh();
    caretaker.look();
    tell({ kind: 'changed', topics: ['station'] });
  });
  const stopTelling = services.store.onCommit((records) => {
    tell({ kind: 'changed', topics: topicsOf(records) });
  });
  return ok({
    serveWindow: (send) => {
      const answerer = openAnswerer(send, ({ name, input, consent }, context) =>
        invoke(
          windowContract,
          windowHandlers,
          name,
          input,
          { ...context, person: '' },
          reportBug,
          (procedure, parsed) => services.session.admit(procedure, parsed, consent),
        ),
      );
      windows.set(answerer, send);
      return {
        ...answerer,
        hear: (message) => {
          quiet.disturb();
          if (message.kind === 'expect') standAside();
          answerer.hear(message);
        },
        stop: () => {
          windows.delete(answerer);
          answerer.stop();
        },
      };
    },
    close: async () => {
      clearTimeout(warming);
      stopTelling();
      stopFollowing();
      scale.close();
      // Before the windows are cut off: what is left of a batch is then kept, and not given up by somebody.
      const stood = services.batches.close();
      for (const answerer of windows.keys()) answerer.stop();
      await caretaker.close();
      await stood;
      await Promise.allSettled([sample.close(), close()]);
    },
  });
}
