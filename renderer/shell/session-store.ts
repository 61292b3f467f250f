import { create } from 'zustand';
import type { PersonView } from '../../domain/people/person.ts';

type SessionState = {
  /** Null until the main process has answered. */
  readonly people: readonly PersonView[] | null;
  readonly person: PersonView | null;
  readonly know: (person: PersonView | null) => void;
  readonly knowPeople: (people: readonly PersonView[]) => void;
};

/** Who works here and who is signed in, as the main process last said. */
export const useSession = create<SessionState>()((set) => ({
  people: null,
  person: null,
  know: (person) => set({ person }),
  knowPeople: (people) => set({ people }),
}));
