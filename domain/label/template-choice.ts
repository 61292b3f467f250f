import { z } from 'zod';
import { builtInName, builtInTemplate, builtInTemplates } from './built-in-templates.ts';
import { labelSizeMm } from './geometry.ts';
import type { LabelSize } from './label.ts';
import { refuse, ok, type Result } from '../result.ts';
import type { LabelTemplate } from './template.ts';

/** Which template labels are drawn by: those of one plan, or of every plan that has no choice of its own. */
export const templateChoiceSchema = z.object({
  /** Plan code; null stands for every plan. */
  plan: z.string().min(1).max(200).nullable(),
  template: z.string(),
});

export type TemplateChoice = z.output<typeof templateChoiceSchema>;

/** Templates of the shop, and what each is used for. */
export type TemplateShelf = {
  readonly labelTemplates: readonly LabelTemplate[];
  readonly labelTemplateChoices: readonly TemplateChoice[];
};

export const isBuiltIn = (name: string): boolean =>
  (Object.keys(labelSizeMm) as LabelSize[]).some((size) => sameName(builtInName(size), name));

export const sameName = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

/** Every template there is: the program's own, then the shop's. */
export const allTemplates = ({ labelTemplates }: TemplateShelf): readonly LabelTemplate[] => [
  ...builtInTemplates(),
  ...labelTemplates,
];

/** The template of that name. Refused: `label-template-unknown`, with the names there are. */
export function findTemplate(shelf: TemplateShelf, name: string): Result<LabelTemplate> {
  const templates = allTemplates(shelf);
  const template = templates.find((one) => sameName(one.name, name));
  const known = templates.map((one) => `"${one.name}"`).join(', ');
  return template === undefined ? refuse('label-template-unknown', { name, known }) : ok(template);
}

/** The template for a parcel of `plan` on paper of `size`: chosen for its plan, else for all, else the program's own. */
export function templateFor(shelf: TemplateShelf, size: LabelSize, plan: string): LabelTemplate {
  const chosen = (wanted: string | null): LabelTemplate | undefined =>
    shelf.labelTemplateChoices
      .filter((choice) => choice.plan === wanted)
      .flatMap(({ template }) => allTemplates(shelf).filter(({ name }) => sameName(name, template)))
      .find((template) => template.size === size);
  return chosen(plan) ?? chosen(null) ?? builtInTemplate(size);
}

/** What a template is used for: plan codes, null for every plan without a choice of its own. */
export function usesOf(shelf: TemplateShelf, template: LabelTemplate): readonly (string | null)[] {
  const uses = shelf.labelTemplateChoices
    .filter((choice) => sameName(choice.template, template.name))
    .map(({ plan }) => plan);
  const isDefault =
    template.name === builtInName(template.size) &&
    templateFor(shelf, template.size, '').name === template.name;
  return isDefault ? [null, ...uses] : uses;
}

/**
 * The choices after `template` was chosen for `plan`: an earlier choice for the same plan and size of paper goes. The
 * program's own template is chosen by choosing none.
 */
export function chooseTemplate(
  shelf: TemplateShelf,
  template: LabelTemplate,
  plan: string | null,
): readonly TemplateChoice[] {
  const sizes = new Map(allTemplates(shelf).map(({ name, size }) => [name.toLowerCase(), size]));
  const others = shelf.labelTemplateChoices.filter(
    (choice) => choice.plan !== plan || sizes.get(choice.template.toLowerCase()) !== template.size,
  );
  // For one plan the program's own must be said, or the choice for every plan would take its place.
  return isBuiltIn(template.name) && plan === null
    ? others
    : [...others, { plan, template: template.name }];
}
