import { create } from 'zustand';
import type { LabelTemplate } from '../../domain/label/template.ts';

/** Steps that can be taken back; a template is small, a morning of dragging is not. */
const mostSteps = 200;

type Step = { readonly template: LabelTemplate; readonly selected: string | null };

type EditorState = {
  /** The template being changed and what of it is picked; null until one was opened. */
  readonly current: Step | null;
  /** As it was opened or last kept, to tell whether anything is unsaved. */
  readonly kept: LabelTemplate | null;
  readonly before: readonly Step[];
  readonly after: readonly Step[];
  readonly open: (template: LabelTemplate) => void;
  /** A change; one with the same `group` as the last is the same step, such as a drag or typing in one field. */
  readonly change: (
    change: (template: LabelTemplate) => LabelTemplate,
    group?: string,
    selected?: string | null,
  ) => void;
  readonly select: (id: string | null) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** What was `handedIn` is on disk as `kept`; what was changed since is not. */
  readonly noteKept: (kept: LabelTemplate, handedIn: LabelTemplate) => void;
  readonly group: string | null;
};

/** The label template on the table; kept while the user looks at other screens. */
export const useEditor = create<EditorState>()((set, get) => ({
  current: null,
  kept: null,
  before: [],
  after: [],
  group: null,
  open: (template) =>
    set({
      current: { template, selected: template.elements[0]?.id ?? null },
      kept: template,
      before: [],
      after: [],
      group: null,
    }),
  change: (change, group, selected) => {
    const { current, before, group: last } = get();
    if (current === null) return;
    const template = change(current.template);
    if (template === current.template) return;
    const isSameStep = group !== undefined && group === last;
    set({
      current: { template, selected: selected === undefined ? current.selected : selected },
      before: isSameStep ? before : [...before, current].slice(-mostSteps),
      after: [],
      group: group ?? null,
    });
  },
  select: (selected) => {
    const { current } = get();
    if (current !== null) set({ current: { ...current, selected }, group: null });
  },
  undo: () => {
    const { current, before, after } = get();
    const step = before.at(-1);
    if (current === null || step === undefined) return;
    set({ current: step, before: before.slice(0, -1), after: [current, ...after], group: null });
  },
  redo: () => {
    const { current, before, after } = get();
    const [step, ...rest] = after;
    if (current === null || step === undefined) return;
    set({ current: step, before: [...before, current], after: rest, group: null });
  },
  noteKept: (kept, handedIn) => {
    const { current, before, after } = get();
    // Another template was put on the table meanwhile.
    if (current === null || current.template.name !== handedIn.name) return;
    // A copy goes on under its new name, with what was changed since and whatever is taken back: the first one stays.
    const { name } = kept;
    const renamed = (step: Step): Step =>
      step.template.name === name ? step : { ...step, template: { ...step.template, name } };
    set({
      kept,
      current: current.template === handedIn ? { ...current, template: kept } : renamed(current),
      before: before.map(renamed),
      after: after.map(renamed),
    });
  },
}));
