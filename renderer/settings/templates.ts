import { messageTexts } from '../../domain/notices/message-texts.ts';
import type {
  MessageKind,
  MessageLanguage,
  MessageTemplate,
} from '../../domain/notices/message-templates.ts';

/** The user's own texts with one of them set; the built-in text, or none at all, is not kept as one's own. */
export function withText(
  templates: readonly MessageTemplate[],
  kind: MessageKind,
  language: MessageLanguage,
  text: string,
): MessageTemplate[] {
  const rest = templates.filter(
    (template) => template.kind !== kind || template.language !== language,
  );
  const isBuiltIn = text.trim() === '' || text === messageTexts[kind][language];
  return isBuiltIn ? rest : [...rest, { kind, language, text }];
}

/** `text` with `addition` in place of what is selected, and where the cursor then stands. */
export const inserted = (
  text: string,
  start: number,
  end: number,
  addition: string,
): { readonly text: string; readonly cursor: number } => ({
  text: text.slice(0, start) + addition + text.slice(end),
  cursor: start + addition.length,
});
