import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  awaitsNotice,
  customerMessage,
  decideFillNotices,
  decideSendNotices,
} from '../../domain/decide/notices.ts';
import { messageLanguages } from '../../domain/notices/message-templates.ts';
import type { MessageLanguage } from '../../domain/notices/message-templates.ts';
import { noticesWorkbook } from '../../domain/notices/notices-sheet.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Handlers } from '../../preload/contract.ts';
import { fileRefusal } from './file-refusal.ts';
import { pageOf } from './paging.ts';
import { decideContext, transact } from './services.ts';
import type { Services } from './services.ts';
import { writeSheets } from './write-sheets.ts';

const isMessageLanguage = (text: string): text is MessageLanguage =>
  (messageLanguages as readonly string[]).includes(text);

/** Step 6: telling the customer, through the platform and directly. */
export function noticeHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `notices.${string}`>> {
  return {
    'notices.fill': async (input, context) =>
      transact(services, context, (state) =>
        decideFillNotices(state, input, decideContext(services)),
      ),

    'notices.list': async ({ cursor, offset, limit, state: wanted }) =>
      ok(
        pageOf(services.store.state.notices.values(), {
          cursor,
          offset,
          limit,
          idOf: ({ noticeId }) => noticeId,
          matches: (notice) => wanted === '' || notice.state === wanted,
          view: (notice) => notice,
        }),
      ),

    'notices.pending': async ({ cursor, offset, limit }) => {
      const { state } = services.store;
      return ok(
        pageOf(state.shipments.values(), {
          cursor,
          offset,
          limit,
          idOf: ({ shipmentId }) => shipmentId,
          matches: (shipment) => awaitsNotice(state, shipment),
          view: (shipment) => shipment,
        }),
      );
    },

    'notices.export': async ({ path }, context) => {
      const filled = services.store.state.notices
        .valueSeq()
        .filter(({ state }) => state === 'filled')
        .toArray();
      return writeSheets(services, path, noticesWorkbook(filled), filled.length, context);
    },

    'notices.send': async (input, context) =>
      transact(services, context, (state) =>
        decideSendNotices(state, input, decideContext(services)),
      ),

    'notices.message': async ({ noticeId, language }) => {
      if (language !== '' && !isMessageLanguage(language)) {
        return refuse('message-language-unknown', {
          language,
          known: messageLanguages.join(', '),
        });
      }
      const message = customerMessage(
        services.store.state,
        noticeId,
        language === '' ? null : language,
        services.settings.get().messageTemplates,
      );
      return message.ok ? ok({ noticeId, ...message.value }) : message;
    },

    'notices.messages': async ({ directory: wanted }, context) => {
      const directory = resolve(wanted);
      const { state } = services.store;
      const { messageTemplates } = services.settings.get();
      const written = await fileRefusal(directory, async () => {
        await mkdir(directory, { recursive: true });
        let files = 0;
        for (const notice of state.notices.values()) {
          const message = customerMessage(state, notice.noticeId, null, messageTemplates);
          if (!message.ok) return message;
          const name = `${notice.orderId}-${notice.number}.${message.value.language}.txt`;
          await writeFile(join(directory, name), `${message.value.text}\n`);
          files += 1;
          context.progress({ done: files, total: state.notices.size });
        }
        return ok(files);
      });
      if (!written.ok) return written;
      return written.value.ok ? ok({ file: directory, rows: written.value.value }) : written.value;
    },
  };
}
