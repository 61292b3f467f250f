import { z } from 'zod';
import type { Found } from '../../domain/find.ts';
import { personRoles } from '../../domain/people/person.ts';
import type { PersonView } from '../../domain/people/person.ts';
import { settingsChangeSchema } from '../../domain/settings/settings.ts';
import type { PublicSettings } from '../../domain/settings/settings.ts';
import { procedure } from '../procedure.ts';
import type {
  ArchiveReport,
  SettingsHistoryEntry,
  StatsReport,
  VerifyReport,
  WrittenFile,
} from '../views.ts';
import { text, id, path } from './fields.ts';

/** The station itself: its settings, its people and its data. */
export const stationProcedures = {
  'templates.write': procedure({
    kind: z.enum([
      'orders',
      'catalogue',
      'plans',
      'waybills',
      'waybill-answers',
      'shipments',
      'notices',
      'bill',
    ]),
    path,
  }).returns<WrittenFile>(),

  'settings.get': procedure({}).returns<PublicSettings>(),
  'settings.set': procedure({ settings: settingsChangeSchema }).returns<PublicSettings>(),
  /** Who changed what only a lead may set, the newest first. */
  'settings.history': procedure({
    limit: z.number().int().min(1).max(1_000).default(200),
  }).returns<readonly SettingsHistoryEntry[]>(),

  'people.list': procedure({}).returns<readonly PersonView[]>(),
  'people.add': procedure({
    name: text,
    role: z.enum(personRoles),
    pin: text,
    /** A code that signs in without the PIN; empty for none. */
    badge: text.default(''),
  }).returns<PersonView>(),
  'people.remove': procedure({ id }).returns<PersonView>(),
  /** What is null stays as it is; an empty badge takes the badge away. */
  'people.change': procedure({
    id,
    role: z.enum(personRoles).nullable().default(null),
    pin: text.nullable().default(null),
    badge: text.nullable().default(null),
  }).returns<PersonView>(),

  /** Orders, shipments and waybills whose number holds `text`; the nearest first. */
  'data.find': procedure({ text, limit: z.number().int().min(1).max(50).default(12) }).returns<
    readonly Found[]
  >(),

  'data.backup': procedure({ path }).returns<WrittenFile>(),
  'data.stats': procedure({}).returns<StatsReport>(),
  /** Moves finished orders into the archive; `olderThanDays` null takes what the settings say. */
  'data.archive': procedure({
    olderThanDays: z.number().int().min(0).max(3_650).nullable().default(null),
  }).returns<ArchiveReport>(),
  /** Brings archived orders back, named by an order, a shipment or a waybill. */
  'data.recall': procedure({ ids: z.array(id).min(1).max(200) }).returns<{
    readonly orderIds: readonly string[];
  }>(),
  'data.verify': procedure({}).returns<VerifyReport>(),
} as const;
