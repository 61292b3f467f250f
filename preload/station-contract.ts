import { z } from 'zod';
import type { PersonView } from '../domain/people/person.ts';
import { procedure } from './procedure.ts';
import type { HandlersOf } from './procedure.ts';

const path = z.string().min(1).max(4_096);
const secret = z.string().max(200);

/** What the sample day came to. */
export type SampleDay = {
  readonly orders: number;
  readonly shipments: number;
  readonly labels: number;
  readonly handovers: number;
  readonly notices: number;
  readonly paidFen: number;
  /** Where its labels, lists and reports lie. */
  readonly out: string;
};

/** What is asked of one station with a person in front of it: who they are, and what needs a restart. */
export const stationContract = {
  /** Null while nobody is signed in, or where no people are set up. */
  'people.current': procedure({}).returns<PersonView | null>(),
  /** With a PIN the person must be named; a badge names them itself. */
  'people.signIn': procedure({
    id: z.string().max(40).nullable().default(null),
    pin: secret.default(''),
    badge: secret.default(''),
  }).returns<PersonView>(),
  'people.signOut': procedure({}).returns<null>(),
  /** A lead's consent to one call of `procedure`; `consent` is handed in with that call. */
  'people.authorize': procedure({
    id: z.string().max(40),
    pin: secret,
    procedure: z.string().max(100),
  }).returns<{ readonly consent: string }>(),

  /** Checks the backup, then starts the program anew on it; what is there now is kept beside it. */
  'data.restore': procedure({ path }).returns<null>(),
  'data.revealFolder': procedure({}).returns<null>(),
  'data.about': procedure({}).returns<{
    readonly version: string;
    readonly folder: string;
  }>(),

  /** The seven steps on the sample files, in this data folder, with virtual printers on this machine. */
  'firstRun.sampleDay': procedure({}).returns<SampleDay>(),
  /** Moves everything aside and starts anew; only while there is nothing but samples. */
  'firstRun.removeSample': procedure({}).returns<null>(),
} as const;

export type StationHandlers = HandlersOf<typeof stationContract>;
