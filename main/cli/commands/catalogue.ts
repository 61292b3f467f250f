import { Argument } from 'commander';
import type { Command } from 'commander';
import { renderMessage } from '../../../domain/messages.ts';
import { formatAmount } from '../../../domain/money.ts';
import { ok, refuse } from '../../../domain/result.ts';
import type { TemplateKind } from '../../../preload/contract.ts';
import { allPages, pageSize } from '../command.ts';
import type { CliEnvironment } from '../command.ts';
import { importedOutcome, importOptions, writtenOutcome } from '../import-outcome.ts';
import type { ImportOptions } from '../import-outcome.ts';
import { done, partly, table } from '../outcome.ts';
import { register, word, words } from '../register.ts';

const templateKinds: readonly TemplateKind[] = [
  'orders',
  'catalogue',
  'plans',
  'waybills',
  'waybill-answers',
  'shipments',
  'notices',
  'bill',
];

/** Product data, and the empty workbooks of every kind. */
export function addCatalogueCommands(program: Command, environment: CliEnvironment): void {
  const catalogue = program.command('catalogue').description('products by SKU');
  register<ImportOptions>(
    catalogue,
    environment,
    {
      name: 'import <file>',
      description: 'read products from a workbook',
      options: importOptions,
    },
    async (session, args, { strict, rejected: to }) => {
      const path = word(args, 0);
      const report = await session.call('catalogue.import', { path, strict });
      return report.ok
        ? importedOutcome(session, { path, kind: 'catalogue', to }, report.value)
        : report;
    },
  );
  register(
    catalogue,
    environment,
    { name: 'export <file>', description: 'write all products as the workbook that import reads' },
    async ({ call }, args) => {
      const written = await call('catalogue.export', { path: word(args, 0) });
      return written.ok ? ok(writtenOutcome(written.value)) : written;
    },
  );
  register(
    catalogue,
    environment,
    {
      name: 'pictures <folder>',
      description:
        'take the pictures of a folder, each named after its SKU (CUP-1.jpg), for the packing table',
    },
    async ({ call, language }, args) => {
      const report = await call('pictures.import', { path: word(args, 0) });
      if (!report.ok) return report;
      const { read, accepted, unchanged, unknownSkus } = report.value;
      const rejected = report.value.rejected.map(({ file, refusal }) => ({
        file,
        code: refusal.code,
        message: renderMessage(refusal, language),
      }));
      const lines = [
        `${read} read, ${accepted} taken, ${unchanged} unchanged, ${rejected.length} refused`,
        ...rejected.map(({ file, message }) => `${file}: ${message}`),
        ...(unknownSkus.length === 0 ? [] : [`no such SKU yet: ${unknownSkus.join(', ')}`]),
      ];
      const json = { read, accepted, unchanged, rejected, unknownSkus };
      return ok(partly(json, lines.join('\n'), rejected.length > 0));
    },
  );
  register<{ readonly all?: boolean }>(
    catalogue,
    environment,
    {
      name: 'remove-pictures [skus...]',
      description: 'take the pictures of some SKUs away, or all of them',
      options: (command) => command.option('--all', 'every picture'),
    },
    async ({ call }, args, { all = false }) => {
      const skus = [...words(args, 0)];
      if (skus.length === 0 && !all) return refuse('pictures-none-named');
      const removed = await call('pictures.remove', { skus: all ? null : skus });
      return removed.ok
        ? ok(done({ removed: removed.value }, `${removed.value} removed`))
        : removed;
    },
  );
  register<{ readonly search: string }>(
    catalogue,
    environment,
    {
      name: 'list',
      description: 'products',
      options: (command) => command.option('--search <text>', 'SKU, barcode or name', ''),
    },
    async ({ call }, _args, { search }) => {
      const all = await allPages((cursor) =>
        call('catalogue.list', { cursor, limit: pageSize, search }),
      );
      if (!all.ok) return all;
      return ok(
        done(
          all.value,
          table(
            ['SKU', 'name', 'weight g', 'goods', 'location', 'barcodes'],
            all.value.map(({ sku, nameEn, weightGrams, goods, location, barcodes }) => [
              sku,
              nameEn,
              weightGrams,
              goods.join(','),
              location ?? '',
              barcodes.join(' '),
            ]),
          ),
        ),
      );
    },
  );
  register(
    catalogue,
    environment,
    { name: 'show <sku>', description: 'one product, by its SKU or a barcode' },
    async ({ call }, args) => {
      const product = await call('catalogue.show', { code: word(args, 0) });
      if (!product.ok) return product;
      const { goods, barcodes, declaredValue, ...rest } = product.value;
      const facts = {
        ...rest,
        barcodes: barcodes.join(' '),
        declaredValue: declaredValue === null ? null : formatAmount(declaredValue),
        goods: goods.length === 0 ? 'general' : goods.join(','),
      };
      return ok(done(product.value, table(['field', 'value'], Object.entries(facts))));
    },
  );

  const templates = program.command('templates').description('empty workbooks to fill in');
  register(
    templates,
    environment,
    {
      name: 'write',
      description: 'an empty workbook with its notes',
      options: (command) =>
        command
          .addArgument(new Argument('<kind>', 'what it is for').choices([...templateKinds]))
          .addArgument(new Argument('<file>')),
    },
    async ({ call }, args) => {
      // One of the choices, as the argument was checked against them.
      const kind = word(args, 0) as TemplateKind;
      const written = await call('templates.write', { kind, path: word(args, 1) });
      return written.ok ? ok(writtenOutcome(written.value)) : written;
    },
  );
}
