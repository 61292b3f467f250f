import { z } from 'zod';
import { messageKinds } from '../../domain/notices/message-templates.ts';
import type { Notice } from '../../domain/notices/notice.ts';
import { procedure } from '../procedure.ts';
import type {
  ContactMessage,
  ImportReport,
  NoticeMessage,
  NoticeOutcome,
  NoticeView,
  Page,
  PendingNotice,
  WrittenFile,
} from '../views.ts';
import { text, id, path, ids, paging, importing } from './fields.ts';

/** Step 6: what customers are told. */
export const noticeProcedures = {
  'notices.fill': procedure({
    /** Shipments; empty fills every one that is handed over and has no notice yet. */
    shipmentIds: z.array(id).max(20_000).default([]),
    description: text.default(''),
    website: text.default(''),
    force: text.nullable().default(null),
    /** Instead of the service of the plan. */
    service: text.default(''),
    /** Empty: what the pieces left say. */
    part: z.enum(['', 'all', 'part']).default(''),
  }).returns<readonly NoticeOutcome[]>(),
  'notices.import': procedure({ ...importing, force: text.nullable().default(null) }).returns<
    ImportReport & { readonly notices: readonly Notice[] }
  >(),
  /** Takes filled notices back before they are sent. */
  'notices.withdraw': procedure({ noticeIds: ids, reason: text.default('') }).returns<
    readonly Notice[]
  >(),
  'notices.list': procedure({
    ...paging,
    state: z.enum(['', 'filled', 'sent']).default(''),
    search: text.default(''),
  }).returns<Page<NoticeView>>(),
  'notices.pending': procedure({ ...paging, search: text.default('') }).returns<
    Page<PendingNotice>
  >(),
  'notices.export': procedure({
    path,
    /** Empty: every notice that waits to be sent. */
    noticeIds: z.array(id).max(20_000).default([]),
  }).returns<WrittenFile>(),
  'notices.send': procedure({
    noticeIds: z.array(id).max(20_000).default([]),
    via: text.default('platform'),
  }).returns<readonly Notice[]>(),
  'notices.message': procedure({
    noticeId: id,
    language: text.default(''),
  }).returns<NoticeMessage>(),
  'notices.messages': procedure({ directory: path }).returns<WrittenFile>(),
  /** A message to the customer of any order, with or without a notice. */
  'notices.contact': procedure({
    orderId: id,
    kind: z.enum(messageKinds),
    language: text.default(''),
    /** Days until a delayed parcel leaves, or that the way takes; null is what the plan says. */
    days: z.number().int().min(1).max(365).nullable().default(null),
  }).returns<ContactMessage>(),
} as const;
