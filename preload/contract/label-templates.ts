import { z } from 'zod';
import { exampleKinds } from '../../domain/label/example-label.ts';
import { labelDpis } from '../../domain/label/label.ts';
import type { LabelTemplate } from '../../domain/label/template.ts';
import { labelTemplateSchema } from '../../domain/label/template.ts';
import { procedure } from '../procedure.ts';
import type { LabelTemplateSummary, TemplatePreview, WrittenFile } from '../views.ts';
import { id, path } from './fields.ts';

/** How labels look. */
export const labelTemplateProcedures = {
  /** The program's own templates and the shop's. */
  'labelTemplates.list': procedure({}).returns<readonly LabelTemplateSummary[]>(),
  'labelTemplates.show': procedure({ name: id }).returns<LabelTemplate>(),
  /** Checks a template and keeps it. */
  'labelTemplates.save': procedure({
    template: labelTemplateSchema,
    /** One of that name may be written over. */
    replace: z.boolean().default(false),
  }).returns<LabelTemplate>(),
  'labelTemplates.remove': procedure({ name: id }).returns<LabelTemplate>(),
  /** Labels of a plan, or of every plan without a choice of its own, are drawn by this template from now on. */
  'labelTemplates.use': procedure({
    name: id,
    plan: id.nullable().default(null),
  }).returns<readonly LabelTemplateSummary[]>(),
  'labelTemplates.export': procedure({ name: id, path }).returns<WrittenFile>(),
  'labelTemplates.import': procedure({
    path,
    replace: z.boolean().default(false),
  }).returns<LabelTemplate>(),
  /** An invented parcel drawn by a template that need not be kept, and why it may not be. */
  'labelTemplates.preview': procedure({
    template: labelTemplateSchema,
    example: z.enum(exampleKinds).default('usual'),
    dpi: z.literal(labelDpis).default(203),
  }).returns<TemplatePreview>(),
};
