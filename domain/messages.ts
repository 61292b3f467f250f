import { commonMessages } from './common-messages.ts';
import { catalogueMessages } from './catalogue/messages.ts';
import { conditionMessages } from './printing/condition-messages.ts';
import { decideMessages } from './decide/messages.ts';
import { freightMessages } from './freight/messages.ts';
import { handoverMessages } from './handover/messages.ts';
import { importMessages } from './imports/messages.ts';
import { jobMessages } from './printing/job-messages.ts';
import { labelMessages } from './label/messages.ts';
import { noticesMessages } from './notices/messages.ts';
import { ordersMessages } from './orders/messages.ts';
import { packingMessages } from './packing/messages.ts';
import { peopleMessages } from './people/messages.ts';
import { plansMessages } from './plans/messages.ts';
import { printingMessages } from './printing/messages.ts';
import { scaleMessages } from './scale/messages.ts';
import { settingsMessages } from './settings/messages.ts';
import { sheetsMessages } from './sheets/messages.ts';
import { shipmentsMessages } from './shipments/messages.ts';
import { storageMessages } from './storage/messages.ts';
import { waybillsMessages } from './waybills/messages.ts';
import type { MessageParams } from './result.ts';

/** One message in every language of the product; `{name}` is filled from the refusal's params. */
export type MessageText = { readonly en: string; readonly zh: string };

export type Language = keyof MessageText;

/** Every message that a rule of the domain can answer with, by its code. */
export const messages = {
  ...commonMessages,
  ...ordersMessages,
  ...catalogueMessages,
  ...plansMessages,
  ...waybillsMessages,
  ...shipmentsMessages,
  ...packingMessages,
  ...labelMessages,
  ...conditionMessages,
  ...printingMessages,
  ...jobMessages,
  ...handoverMessages,
  ...noticesMessages,
  ...decideMessages,
  ...freightMessages,
  ...sheetsMessages,
  ...importMessages,
  ...storageMessages,
  ...scaleMessages,
  ...settingsMessages,
  ...peopleMessages,
} as const satisfies Record<string, MessageText>;

export type MessageCode = keyof typeof messages;

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${infer Bytes}:KB` ? Bytes : Name) | Placeholders<Rest>
  : never;

/**
 * Bytes as people at a printer think of them, in thousands. Never rounded up: what was sent in part must not look
 * complete.
 */
function kilobytes(bytes: number): string {
  const tenths = Math.floor(bytes / 100);
  return tenths >= 100 ? String(Math.floor(tenths / 10)) : String(tenths / 10);
}

/** The values that the message of `Code` names, read from its English text. */
export type ParamsOf<Code extends MessageCode> = {
  readonly [Name in Placeholders<(typeof messages)[Code]['en']>]: string | number;
};

/**
 * The words of a message in one language. `{name:KB}` shows a number of bytes in thousands. A value that is missing stays
 * visible as `{name}`.
 */
export function renderMessage(
  message: { readonly code: MessageCode; readonly params: MessageParams },
  language: Language,
): string {
  const text: string = messages[message.code][language];
  return text.replace(/\{(\w+)(:KB)?\}/g, (whole, name: string, unit?: string) => {
    if (!Object.hasOwn(message.params, name)) return whole;
    const value = message.params[name];
    return unit !== undefined && typeof value === 'number' ? kilobytes(value) : String(value);
  });
}

/** The words in both languages, for where nobody knows yet who reads them. */
export const messageInBoth = (message: Parameters<typeof renderMessage>[0]): string =>
  `${renderMessage(message, 'zh')}\n\n${renderMessage(message, 'en')}`;
