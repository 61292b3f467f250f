import { checkTemplate } from '../label/check-template.ts';
import { findTemplate, isBuiltIn, sameName } from '../label/template-choice.ts';
import { parseTemplates } from '../notices/message-templates.ts';
import { formatPrinterAddress, parsePrinterAddress } from '../printing/printer.ts';
import { ok, refuse } from '../result.ts';
import type { Result } from '../result.ts';
import { changedSettings } from './settings.ts';
import type { PublicSettings, SettingsChange } from './settings.ts';

/**
 * Whether settings written as a whole hold what the procedures for each of them would let in: message templates with
 * known fields, printers that can be reached and told apart, label templates that can be scanned, and no name of a
 * printer or template that there is none of. What the change leaves as it was is not looked at.
 */
export function checkSettingsChange(
  current: PublicSettings,
  change: SettingsChange,
): Result<unknown> {
  const after = changedSettings(current, change);
  const checks: readonly (() => Result<unknown>)[] = [
    () => parseTemplates(change.messageTemplates ?? []),
    () => checkPrinters(change.printers ?? []),
    () => checkLabelTemplates(change.labelTemplates ?? []),
    ...(change.labelTemplateChoices ?? []).map(
      ({ template }) =>
        () =>
          findTemplate(after, template),
    ),
    ...[
      ...(change.labelRoutes ?? []).map(({ printer }) => printer),
      ...(change.packPrinter === undefined || change.packPrinter === null
        ? []
        : [change.packPrinter]),
    ].map(
      (name) => () =>
        after.printers.some((one) => sameName(one.name, name))
          ? ok(name)
          : refuse('printer-unknown', {
              name,
              known: after.printers.map((one) => one.name).join(', ') || '-',
            }),
    ),
  ];
  for (const check of checks) {
    const checked = check();
    if (!checked.ok) return checked;
  }
  return ok(null);
}

function checkPrinters(printers: PublicSettings['printers']): Result<unknown> {
  for (const [index, { name, address }] of printers.entries()) {
    if (name.trim() === '') return refuse('printer-nameless');
    if (printers.findIndex((other) => sameName(other.name, name)) < index) {
      return refuse('printer-exists', { name });
    }
    const parsed = parsePrinterAddress(formatPrinterAddress(address));
    if (!parsed.ok) return parsed;
  }
  return ok(null);
}

function checkLabelTemplates(templates: PublicSettings['labelTemplates']): Result<unknown> {
  for (const [index, template] of templates.entries()) {
    const { name } = template;
    if (isBuiltIn(name)) return refuse('label-template-built-in', { name });
    if (templates.findIndex((other) => sameName(other.name, name)) < index) {
      return refuse('label-template-exists', { name });
    }
    const checked = checkTemplate(template);
    if (!checked.ok) return checked;
  }
  return ok(null);
}
