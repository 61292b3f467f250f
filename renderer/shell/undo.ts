import { create } from 'zustand';

/** How long what was done can be taken back with one key, in milliseconds. */
export const undoMilliseconds = 12_000;

/** Something that was done and can be taken back. */
export type Undoable = {
  readonly id: number;
  /** What was done, in the words of the screen. */
  readonly message: string;
  readonly undo: () => Promise<unknown>;
};

type UndoState = {
  /** The newest last. */
  readonly steps: readonly Undoable[];
  readonly offer: (message: string, undo: () => Promise<unknown>) => number;
  readonly forget: (id: number) => void;
  /** Takes back the step, or the newest one; false when there is none. */
  readonly takeBack: (id?: number) => Promise<boolean>;
};

let lastId = 0;

/**
 * What can still be taken back, newest last: Ctrl+Z takes back one after the other. A step leaves the list before its
 * `undo` runs, so that it never runs twice.
 */
export const useUndo = create<UndoState>()((set, get) => ({
  steps: [],
  offer: (message, undo) => {
    lastId += 1;
    const id = lastId;
    set(({ steps }) => ({ steps: [...steps, { id, message, undo }] }));
    return id;
  },
  forget: (id) => set(({ steps }) => ({ steps: steps.filter((step) => step.id !== id) })),
  takeBack: async (id) => {
    const { steps, forget } = get();
    const step = id === undefined ? steps.at(-1) : steps.find((one) => one.id === id);
    if (step === undefined) return false;
    forget(step.id);
    await step.undo();
    return true;
  },
}));
