/** A field that takes text. */
export type TextField = HTMLInputElement | HTMLTextAreaElement;

const textTypes: ReadonlySet<string> = new Set([
  'text',
  'search',
  'url',
  'tel',
  'email',
  'password',
  'number',
]);

/** The text field in which a key would land; null when there is none. */
export function fieldWithFocus(): TextField | null {
  const active = document.activeElement;
  if (active instanceof HTMLTextAreaElement) return active.readOnly ? null : active;
  if (!(active instanceof HTMLInputElement) || active.readOnly) return null;
  return textTypes.has(active.type) ? active : null;
}

/** What stood in a field at one moment. */
export type FieldNote = {
  readonly field: TextField;
  readonly value: string;
  readonly start: number | null;
  readonly end: number | null;
};

/** Remembers the field that has the focus. */
export function takeNote(): FieldNote | null {
  const field = fieldWithFocus();
  if (field === null) return null;
  const { value, selectionStart, selectionEnd } = field;
  return { field, value, start: selectionStart, end: selectionEnd };
}

/** Types at the cursor, as the keyboard would: the field's own listeners hear of it, and it can be undone. */
export function typeInto(field: TextField, text: string): void {
  field.focus();
  // Deprecated without a successor: nothing else goes through the browser's own undo.
  // oxlint-disable-next-line typescript/no-deprecated
  document.execCommand('insertText', false, text);
}

/** An input method hands its last letters over at most this long after the key that ended them. */
const lateLettersMs = 250;

/** Puts back what stood in the field. An input method is still composing: it is made to end first. */
export function putBack(note: FieldNote, composing: boolean): void {
  const { field } = note;
  if (composing) {
    field.blur();
    field.focus();
    // Its last letters come without a key of their own; whatever comes after the next key is somebody's.
    const refuse = (): void => setValue(note);
    const stop = (): void => {
      clearTimeout(timer);
      field.removeEventListener('input', refuse);
      window.removeEventListener('keydown', stop, { capture: true });
    };
    const timer = setTimeout(stop, lateLettersMs);
    field.addEventListener('input', refuse);
    window.addEventListener('keydown', stop, { capture: true });
  }
  setValue(note);
}

function setValue({ field, value, start, end }: FieldNote): void {
  if (!field.isConnected || field.value === value) return;
  // The field's own setter would be seen as the framework's doing, and the change be lost.
  const prototype =
    field instanceof HTMLTextAreaElement
      ? HTMLTextAreaElement.prototype
      : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  if (start !== null && field.type !== 'number') field.setSelectionRange(start, end);
}
