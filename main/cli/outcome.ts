import { messages, renderMessage } from '../../domain/messages.ts';
import type { Language } from '../../domain/messages.ts';
import type { Refusal } from '../../domain/result.ts';
import { exitStatus, statusOf } from './exit-status.ts';
import type { ExitStatus } from './exit-status.ts';

/** What a command came to: the JSON value, the same for people, and the exit status. */
export type Outcome = {
  readonly value: unknown;
  readonly text: string;
  readonly status: ExitStatus;
};

/** A refusal as JSON: its code and its words. */
export type SpelledRefusal = { readonly code: string; readonly message: string };

export const spell = (refusal: Refusal, language: Language): SpelledRefusal => ({
  code: refusal.code,
  message: renderMessage(refusal, language),
});

/** A refusal, or null where there is none. */
export const spellOrNull = (refusal: Refusal | null, language: Language): SpelledRefusal | null =>
  refusal === null ? null : spell(refusal, language);

/** The fault of a print job: stored as plain text, so its code may be one that this version no longer has. */
export function spellFault(
  fault: { readonly code: string; readonly params: Refusal['params'] } | null,
  language: Language,
): string {
  if (fault === null) return '';
  return Object.hasOwn(messages, fault.code)
    ? renderMessage(fault as Refusal, language)
    : fault.code;
}

export const done = (value: unknown, text: string): Outcome => ({
  value,
  text,
  status: exitStatus.done,
});

/** Done, but for what was refused on the way. */
export const partly = (value: unknown, text: string, isRefused: boolean): Outcome => ({
  value,
  text,
  status: isRefused ? exitStatus.refused : exitStatus.done,
});

/** The whole command was refused. */
export function refusedOutcome(refusal: Refusal, language: Language): Outcome {
  const error = spell(refusal, language);
  return { value: { error }, text: error.message, status: statusOf(refusal.code) };
}

/** Rows in aligned columns; East Asian characters count as two places wide. */
export function table(
  headers: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  const lines = [headers, ...rows.map((row) => row.map((cell) => String(cell ?? '')))];
  const widths = headers.map((_, column) =>
    Math.max(...lines.map((line) => displayWidth(line[column] ?? ''))),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - displayWidth(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/g;

const displayWidth = (text: string): number => text.length + (text.match(wide)?.length ?? 0);

/** Fen as yuan: `1234` is `12.34`. */
export const yuan = (fen: number | null): string =>
  fen === null
    ? ''
    : `${fen < 0 ? '-' : ''}${Math.trunc(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
