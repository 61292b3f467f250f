import { create } from 'zustand';
import { changedSettings } from '../../domain/settings/settings.ts';
import type { PublicSettings, SettingsChange } from '../../domain/settings/settings.ts';
import type { Refusal } from '../../domain/result.ts';
import { bridge } from '../bridge.ts';

type DraftState = {
  /** As they are on disk; null until they were read. */
  readonly saved: PublicSettings | null;
  /** What was changed and not yet saved; kept while the user looks at other screens. */
  readonly draft: SettingsChange;
  readonly load: () => Promise<void>;
  readonly change: (change: SettingsChange) => void;
  readonly discard: () => void;
  /** Writes the draft; null when it is on disk. */
  readonly save: () => Promise<Refusal | null>;
};

/** The settings being edited. */
export const useDraft = create<DraftState>()((set, get) => ({
  saved: null,
  draft: {},
  load: async () => {
    const answer = await bridge.call('settings.get', {});
    if (answer.ok) set({ saved: answer.value });
  },
  change: (change) => {
    const { saved, draft } = get();
    if (saved !== null) set({ draft: onlyChanges(saved, { ...draft, ...change }) });
  },
  discard: () => set({ draft: {} }),
  save: async () => {
    const { saved, draft } = get();
    if (saved === null) return null;
    const answer = await bridge.call('settings.set', { settings: draft });
    if (!answer.ok) return answer.refusal;
    // What was typed or taken back meanwhile is not on disk yet.
    const shown = withDraft(get().saved ?? saved, get().draft);
    const newer = differences(withDraft(saved, draft), shown);
    set({ saved: answer.value, draft: onlyChanges(answer.value, newer) });
    return null;
  },
}));

/** What of a draft differs from what is saved: typing something and taking it back leaves nothing to save. */
export const onlyChanges = (saved: PublicSettings, draft: SettingsChange): SettingsChange =>
  Object.fromEntries(
    Object.entries(draft).filter(
      ([name, value]) =>
        JSON.stringify(value) !== JSON.stringify(saved[name as keyof PublicSettings]),
    ),
  );

/** The settings that are no longer what they were. */
const differences = (before: PublicSettings, after: PublicSettings): SettingsChange =>
  Object.fromEntries(
    Object.entries(after).filter(([name, value]) => value !== before[name as keyof PublicSettings]),
  );

/** The settings as the forms show them. */
export const withDraft = (saved: PublicSettings, draft: SettingsChange): PublicSettings =>
  changedSettings(saved, draft);

/** What every section of the settings works on. */
export type SectionProps = {
  readonly value: PublicSettings;
  readonly change: (change: SettingsChange) => void;
};
