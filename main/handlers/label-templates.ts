import { readFile, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { checkTemplate } from '../../domain/label/check-template.ts';
import { exampleLabel } from '../../domain/label/example-label.ts';
import { labelSizeMm } from '../../domain/label/geometry.ts';
import { labelTemplateSchema, type LabelTemplate } from '../../domain/label/template.ts';
import {
  allTemplates,
  chooseTemplate,
  findTemplate,
  isBuiltIn,
  sameName,
  usesOf,
} from '../../domain/label/template-choice.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Handlers } from '../../preload/contract.ts';
import type { CallContext } from '../../preload/procedure.ts';
import type { LabelTemplateSummary } from '../../preload/views.ts';
import { bitmapToPng } from '../printing/render/bitmap-to-png.ts';
import { changeSettings } from './change-settings.ts';
import { fileRefusal } from './file-refusal.ts';
import { drawBy } from './render-label.ts';
import type { Services } from './services.ts';

/** A template is a page of text; a file much larger than that is something else. */
const mostBytes = 256 * 1024;

/** How labels look: the shop's own templates beside those that come with the program. */
export function labelTemplateHandlers(
  services: Services,
): Pick<Handlers, Extract<keyof Handlers, `labelTemplates.${string}`>> {
  return {
    'labelTemplates.list': async () => ok(summaries(services)),
    'labelTemplates.show': async ({ name }) => findTemplate(services.settings.get(), name),
    'labelTemplates.save': async ({ template, replace }, context) =>
      keep(services, context, template, replace),
    'labelTemplates.remove': async ({ name }, context) =>
      changeSettings(services, context, (current) => {
        const found = findTemplate(current, name);
        if (!found.ok) return found;
        if (isBuiltIn(name)) return refuse('label-template-built-in', { name: found.value.name });
        const { labelTemplates, labelTemplateChoices } = current;
        const change = {
          labelTemplates: labelTemplates.filter((one) => !sameName(one.name, name)),
          labelTemplateChoices: labelTemplateChoices.filter((one) => !sameName(one.template, name)),
        };
        return ok({ change, answer: found.value });
      }),
    'labelTemplates.use': async ({ name, plan }, context) => {
      if (plan !== null && !services.store.state.plans.has(plan)) {
        return refuse('plan-unknown', { plan });
      }
      const saved = await changeSettings(services, context, (current) => {
        const found = findTemplate(current, name);
        if (!found.ok) return found;
        const labelTemplateChoices = [...chooseTemplate(current, found.value, plan)];
        return ok({ change: { labelTemplateChoices }, answer: null });
      });
      return saved.ok ? ok(summaries(services)) : saved;
    },
    'labelTemplates.export': async ({ name, path }) => {
      const found = findTemplate(services.settings.get(), name);
      if (!found.ok) return found;
      const file = resolve(path);
      const text = `${JSON.stringify(found.value, null, 2)}\n`;
      const written = await fileRefusal(file, () => writeFile(file, text));
      return written.ok ? ok({ file, rows: found.value.elements.length }) : written;
    },
    'labelTemplates.import': async ({ path, replace }, context) => {
      const template = await readTemplate(path);
      return template.ok ? keep(services, context, template.value, replace) : template;
    },
    'labelTemplates.preview': async ({ template, example, dpi }, context) => {
      const checked = checkTemplate(template);
      const { size } = template;
      const drawn = await drawBy(services, context, {
        label: exampleLabel(example),
        size,
        dpi,
        template,
      });
      const refused = checked.ok ? (drawn.ok ? null : drawn.refusal) : checked.refusal;
      const image = drawn.ok
        ? `data:image/png;base64,${bitmapToPng(drawn.value, dpi).toString('base64')}`
        : null;
      return ok({ image, ...labelSizeMm[size], dpi, refused });
    },
  };
}

const summaries = (services: Services): readonly LabelTemplateSummary[] => {
  const settings = services.settings.get();
  return allTemplates(settings).map((template) => ({
    name: template.name,
    size: template.size,
    builtIn: isBuiltIn(template.name),
    usedFor: usesOf(settings, template),
  }));
};

async function keep(
  services: Services,
  context: CallContext,
  template: LabelTemplate,
  replace: boolean,
): Promise<Result<LabelTemplate>> {
  const { name } = template;
  if (isBuiltIn(name)) return refuse('label-template-built-in', { name });
  const checked = checkTemplate(template);
  if (!checked.ok) return checked;
  return changeSettings(services, context, ({ labelTemplates }) => {
    const others = labelTemplates.filter((one) => !sameName(one.name, name));
    return !replace && others.length < labelTemplates.length
      ? refuse('label-template-exists', { name })
      : ok({ change: { labelTemplates: [...others, template] }, answer: template });
  });
}

const invalid = (at: string, reason: string) =>
  refuse('label-template-invalid', { path: at, reason });

async function readTemplate(path: string): Promise<Result<LabelTemplate>> {
  let json: unknown;
  try {
    if ((await stat(path)).size > mostBytes) return invalid(path, `> ${mostBytes} B`);
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return invalid(path, error.message);
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return code === 'ENOENT'
      ? refuse('file-not-found', { file: path })
      : refuse('file-unreadable', { file: path, reason: code });
  }
  const parsed = labelTemplateSchema.required({ format: true }).safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return invalid(issue?.path.join('.') ?? '', issue?.message ?? '');
}
