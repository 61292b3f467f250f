import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { contactMessage } from '../../domain/decide/customer-message.ts';
import {
  customerMessage,
  decideFillNotices,
  decideImportNotices,
  decideSendNotices,
  decideWithdrawNotices,
  isVoided,
  noticesToSend,
} from '../../domain/decide/notices.ts';
import { messageLanguages } from '../../domain/notices/message-templates.ts';
import type { MessageLanguage } from '../../domain/notices/message-templates.ts';
import type { Notice } from '../../domain/notices/notice.ts';
import { noticesWorkbook } from '../../domain/notices/notices-sheet.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { Handlers } from '../../preload/contract.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { WrittenFile } from '../../preload/views.ts';
import { listsOf } from '../lists/lists.ts';
import { fileRefusal } from './file-refusal.ts';
import { archivedFacts, everything, pageWithArchived, stateWith } from './archived.ts';
import { counterWork, importFile, reportOnly } from './import-file.ts';
import { noticeView, pendingNotice } from './notice-views.ts';
import { decideContext, transact } from './services.ts';
import type { Services } from './services.ts';
import { writeSheets } from './write-sheets.ts';

/** Null: the language of the destination. */
function messageLanguage(language: string): Result<MessageLanguage | null> {
  if (language === '') return ok(null);
  const known = messageLanguages.find((one) => one === language);
  return known === undefined
    ? refuse('message-language-unknown', { language, known: messageLanguages.join(', ') })
    : ok(known);
}

/** Step 6: telling the customer, through the platform and directly. */
export function noticeHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `notices.${string}`>> {
  const lists = listsOf(services.store);
  const templates = () => services.settings.get().messageTemplates;
  const today = (): string => decideContext(services).today;
  return {
    'notices.fill': async (input, context) =>
      transact(services, context, (state) =>
        decideFillNotices(state, input, decideContext(services)),
      ),

    'notices.import': async (input, context) => {
      const report = await importFile(services, context, input, {
        decide: async (state, { first }) =>
          decideImportNotices(state, first, input.force, decideContext(services)),
        upsets: ({ type }) => !counterWork.has(type),
      });
      if (!report.ok) return report;
      const { decided, accepted } = report.value;
      return ok({ ...reportOnly(report.value), notices: accepted === 0 ? [] : decided.notices });
    },

    'notices.withdraw': async (input, context) =>
      transact(services, context, (state) => decideWithdrawNotices(state, input)),

    'notices.list': async ({ cursor, offset, limit, state: wanted, search }) => {
      const wish = {
        key: wanted,
        matches: (notice: Notice) => wanted === '' || notice.state === wanted,
        search,
      };
      const archived = await archivedFacts(services, search);
      const gone =
        archived === null
          ? []
          : listsOf(archived).notices.page(wish, everything, (notice) =>
              noticeView(archived.state, notice),
            ).items;
      return lists.read({ lists: ['notices'], search }, () => {
        const { state } = services.store;
        return ok(
          pageWithArchived(
            { cursor, offset, limit },
            (part) => lists.notices.page(wish, part, (notice) => noticeView(state, notice)),
            gone,
            ({ noticeId }) => noticeId,
          ),
        );
      });
    },

    'notices.pending': async ({ cursor, offset, limit, search }) =>
      lists.read({ lists: ['shipments'], search }, () => {
        const { state } = services.store;
        const wish = { ...lists.awaitingNotice, search };
        return ok(
          lists.shipments.list.page(wish, { cursor, offset, limit }, (shipment) =>
            pendingNotice(state, shipment),
          ),
        );
      }),

    'notices.export': async ({ path, noticeIds }, context) => {
      const only = new Set(noticeIds);
      const filled = noticesToSend(services.store.state).filter(
        ({ noticeId }) => only.size === 0 || only.has(noticeId),
      );
      return writeSheets(services, path, noticesWorkbook(filled), filled.length, context);
    },

    'notices.send': async (input, context) =>
      transact(services, context, (state) =>
        decideSendNotices(state, input, decideContext(services)),
      ),

    'notices.message': async ({ noticeId, language: wanted }) => {
      const language = messageLanguage(wanted);
      if (!language.ok) return language;
      const state = await stateWith(services, [`notice:${noticeId}`]);
      const message = customerMessage(state, noticeId, language.value, templates(), today());
      return message.ok ? ok({ noticeId, ...message.value }) : message;
    },

    'notices.contact': async ({ orderId, kind, language: wanted, days }) => {
      const language = messageLanguage(wanted);
      if (!language.ok) return language;
      const wish = { orderId, kind, language: language.value, days, today: today() };
      const message = contactMessage(services.store.state, wish, templates());
      return message.ok ? ok({ orderId, ...message.value }) : message;
    },

    'notices.messages': async ({ directory }, context) =>
      writeMessages(services, resolve(directory), context),
  };
}

/** One text file for each notice that may reach its customer. */
async function writeMessages(
  services: Services,
  directory: string,
  context: CallContext,
): Promise<Result<WrittenFile>> {
  const { state } = services.store;
  const { messageTemplates } = services.settings.get();
  const { today } = decideContext(services);
  const notices = [...state.notices.values()].filter((notice) => !isVoided(state, notice));
  const written = await fileRefusal(directory, async () => {
    await mkdir(directory, { recursive: true });
    let files = 0;
    for (const notice of notices) {
      if (context.signal.aborted) break;
      const message = customerMessage(state, notice.noticeId, null, messageTemplates, today);
      if (!message.ok) return message;
      const name = `${notice.orderId}-${notice.number}.${message.value.language}.txt`;
      await writeFile(join(directory, name), `${message.value.text}\n`);
      files += 1;
      context.progress({ done: files, total: notices.length });
    }
    return ok(files);
  });
  if (!written.ok) return written;
  return written.value.ok ? ok({ file: directory, rows: written.value.value }) : written.value;
}
