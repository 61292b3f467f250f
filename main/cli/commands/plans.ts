import type { Command } from 'commander';
import type { Language } from '../../../domain/messages.ts';
import { ok } from '../../../domain/result.ts';
import type { OrderQuote } from '../../../preload/views.ts';
import { allPages, pageSize } from '../command.ts';
import type { CliEnvironment } from '../command.ts';
import {
  importedOutcome,
  importOptions,
  importOutcome,
  writtenOutcome,
} from '../import-outcome.ts';
import type { ImportOptions } from '../import-outcome.ts';
import { done, partly, spell, spellOrNull, table, yuan } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import { register, word, words } from '../register.ts';

function quoteOutcome(quotes: readonly OrderQuote[], language: Language): Outcome {
  const value = quotes.map(({ orderId, country, offers, refused }) => ({
    orderId,
    country,
    offers: offers.map(({ nameEn, nameZh, flags, refused: because, ...offer }) => ({
      ...offer,
      name: language === 'zh' ? nameZh : nameEn,
      flags: flags.map((flag) => spell(flag, language)),
      refused: spellOrNull(because, language),
    })),
    refused: spellOrNull(refused, language),
  }));
  const text = value
    .map(({ orderId, offers, refused }) =>
      refused === null
        ? `${orderId}\n${table(
            ['  plan', 'name', 'CNY', 'days', 'notes'],
            offers.map((offer) => [
              `  ${offer.plan}`,
              offer.name,
              yuan(offer.feeFen),
              days(offer.transitDaysMin, offer.transitDaysMax),
              offer.refused?.message ?? offer.flags.map(({ code }) => code).join(', '),
            ]),
          )}`
        : `${orderId}\n  ${refused.message}`,
    )
    .join('\n\n');
  return partly(
    value,
    text,
    quotes.some(({ refused }) => refused !== null),
  );
}

const days = (min: number | null, max: number | null): string =>
  max === null ? '?' : min === null || min === max ? `${max}` : `${min}-${max}`;

/** Step 2. */
export function addPlanCommands(program: Command, environment: CliEnvironment): void {
  const plans = program.command('plans').description('logistics plans and their tariffs');
  register<ImportOptions>(
    plans,
    environment,
    {
      name: 'import <file>',
      description: 'read plans and dated tariffs from a workbook',
      options: importOptions,
    },
    async (session, args, { strict, rejected: to }) => {
      const path = word(args, 0);
      const report = await session.call('plans.import', { path, strict });
      return report.ok
        ? importedOutcome(session, { path, kind: 'plans', to }, report.value)
        : report;
    },
  );
  register(
    plans,
    environment,
    { name: 'compare <file>', description: 'show what importing a workbook would change' },
    async ({ call, language }, args) => {
      const compared = await call('plans.compare', { path: word(args, 0) });
      if (!compared.ok) return compared;
      const { report, differences } = compared.value;
      const outcome = importOutcome(report, language);
      return ok({
        value: { report: outcome.value, differences },
        status: outcome.status,
        text: `${outcome.text}\n\n${table(
          ['plan', 'sheet', 'row', 'change', 'before', 'after'],
          differences.map((one) => [
            one.plan,
            one.sheet,
            one.key,
            ...(one.kind === 'changed' ? [one.field, one.before, one.after] : [one.kind, '', '']),
          ]),
        )}`,
      });
    },
  );
  register<{ readonly rule: string }>(
    plans,
    environment,
    {
      name: 'choose <orders...>',
      description: 'the plan that a rule chooses for each order',
      options: (command) =>
        command.option(
          '--rule <rule>',
          'cheapest, cheapest-tracked, cheapest-tracked<20d, fastest or a code',
          'cheapest',
        ),
    },
    async ({ call, language }, args, { rule }) => {
      const chosen = await call('plans.choose', { orderIds: [...words(args, 0)], rule });
      if (!chosen.ok) return chosen;
      const rows = chosen.value.map((one) => ({
        ...one,
        refused: spellOrNull(one.refused, language),
      }));
      return ok(
        partly(
          rows,
          table(
            ['order', 'plan', 'CNY', 'why not'],
            rows.map((one) => [
              one.orderId,
              one.plan,
              yuan(one.feeFen),
              one.refused?.message ?? '',
            ]),
          ),
          rows.some(({ refused }) => refused !== null),
        ),
      );
    },
  );
  register(
    plans,
    environment,
    { name: 'export <file>', description: 'write all plans as the workbook that import reads' },
    async ({ call }, args) => {
      const written = await call('plans.export', { path: word(args, 0) });
      return written.ok ? ok(writtenOutcome(written.value)) : written;
    },
  );
  register(
    plans,
    environment,
    { name: 'list', description: 'plans with their limits and sources' },
    async ({ call, language }) => {
      const all = await allPages((cursor) => call('plans.list', { cursor, limit: pageSize }));
      if (!all.ok) return all;
      return ok(
        done(
          all.value,
          table(
            ['plan', 'name', 'carrier', 'class', 'tracked', 'max g', 'countries', 'unconfirmed'],
            all.value.map((plan) => [
              plan.code,
              language === 'zh' ? plan.nameZh : plan.nameEn,
              plan.carrier,
              plan.serviceClass,
              plan.tracked ? 'yes' : 'no',
              plan.maxWeightGrams,
              new Set(plan.tariffs.map(({ country }) => country)).size,
              plan.tariffs.filter(({ source }) => !source.confirmed).length,
            ]),
          ),
        ),
      );
    },
  );
  register<{ readonly plan?: string }>(
    plans,
    environment,
    {
      name: 'restrictions <order>',
      description: 'what forbids the goods of an order, per plan, with the source',
      options: (command) => command.option('--plan <code>', 'only this plan'),
    },
    async ({ call }, args, { plan }) => {
      const found = await call('plans.restrictions', {
        orderId: word(args, 0),
        plan: plan ?? null,
      });
      if (!found.ok) return found;
      const rows = found.value.flatMap((one) =>
        one.restrictions.map((rule) => [
          one.plan,
          one.country,
          rule.attribute,
          rule.verdict,
          rule.reason,
          rule.source?.text ?? '',
        ]),
      );
      const prohibited = found.value[0]?.prohibited ?? [];
      return ok(
        done(
          found.value,
          `${table(['plan', 'to', 'goods', 'verdict', 'reason', 'source'], rows)}\n\nNever by post: ${prohibited.map((goods) => goods.nameEn).join('; ')}`,
        ),
      );
    },
  );
  register<{ readonly plan?: string }>(
    plans,
    environment,
    {
      name: 'collection',
      description: 'where and from how many parcels a plan collects at the door',
      options: (command) => command.option('--plan <code>', 'only this plan'),
    },
    async ({ call }, _args, { plan }) => {
      const rules = await call('plans.collection', { plan: plan ?? null });
      if (!rules.ok) return rules;
      return ok(
        done(
          rules.value,
          table(
            ['plan', 'city', 'from parcels', 'phone', 'source', 'confirmed'],
            rules.value.map((rule) => [
              rule.plan,
              rule.city,
              rule.minParcels,
              rule.phone,
              rule.source.text,
              rule.source.confirmed ? 'yes' : 'NO',
            ]),
          ),
        ),
      );
    },
  );
  register<{ readonly plan?: string; readonly together?: boolean }>(
    program,
    environment,
    {
      name: 'quote <orders...>',
      description: 'estimated freight of every plan for what is left of each order',
      options: (command) =>
        command
          .option('--plan <code>', 'only this plan')
          .option('--together', 'as one parcel, at the address of the first order'),
    },
    async ({ call, language }, args, { plan, together = false }) => {
      if (together) {
        const parcels = [{ orderIds: [...words(args, 0)], lines: null }];
        const parcel = await call('plans.quoteParcels', { parcels, plan: plan ?? null });
        if (!parcel.ok) return parcel;
        return ok(
          quoteOutcome(
            parcel.value.map((quote) => ({ ...quote, orderId: quote.orderIds.join('+') })),
            language,
          ),
        );
      }
      const quotes = await call('plans.quote', {
        orderIds: [...words(args, 0)],
        plan: plan ?? null,
      });
      return quotes.ok ? ok(quoteOutcome(quotes.value, language)) : quotes;
    },
  );
}
