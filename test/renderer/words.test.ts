import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { openSync, type Font } from 'fontkit';
import { describe, expect, test } from 'vitest';

const renderer = join(import.meta.dirname, '..', '..', 'renderer');

const sources = readdirSync(renderer, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /(?<!\.d)\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

const isWords = (file: string): boolean => file.endsWith('words.ts');

const withoutComments = (code: string): string =>
  code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

type Tree = { readonly [key: string]: string | Tree };

/** Every path to a text: `pay.title`. */
const pathsOf = (tree: Tree, prefix = ''): readonly string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : pathsOf(value, `${prefix}${key}.`),
  );

const isTree = (value: unknown): value is { readonly en: Tree; readonly zh: Tree } =>
  typeof value === 'object' && value !== null && 'en' in value && 'zh' in value;

/** The word tables of all screens, by file. */
async function wordTables(): Promise<
  readonly { readonly file: string; readonly en: Tree; readonly zh: Tree }[]
> {
  const modules = await Promise.all(
    sources
      .filter((file) => isWords(file) && file !== join(renderer, 'words.ts'))
      .map(async (file) => ({
        file: relative(renderer, file),
        exported: Object.values((await import(file)) as Record<string, unknown>),
      })),
  );
  return modules.flatMap(({ file, exported }) =>
    exported.filter(isTree).map(({ en, zh }) => ({ file, en, zh })),
  );
}

const code = sources
  .filter((file) => !isWords(file))
  .map((file) => withoutComments(readFileSync(file, 'utf8')))
  .join('\n');
const literals = new Set([...code.matchAll(/['"]([\w.-]+)['"]/g)].map((found) => found[1] ?? ''));
const identifiers = new Set(
  [...code.matchAll(/\b([A-Za-z_]\w*)\s*[:?,}]/g)].map((found) => found[1] ?? ''),
);
/** Keys that are put together: `state.${state}`. One without a fixed part would match everything. */
const templates = [...code.matchAll(/`((?:[\w.-]|\$\{[^{}`]*\})+)`/g)]
  .map(([, text = '']) => text.split(/\$\{[^{}]*\}/))
  .filter((parts) => parts.length > 1 && parts.some((part) => /\w/.test(part)))
  .map(
    (parts) =>
      new RegExp(`(^|\\.)${parts.map((part) => part.replaceAll('.', '\\.')).join('[\\w-]+')}$`),
  );

const withoutPlural = (path: string): string => path.replace(/_(?:one|other)$/, '');

/** Whether the code asks for a text by its whole path, by its end below a fixed prefix, or by a pattern. */
function isUsed(path: string): boolean {
  const key = withoutPlural(path);
  const parts = key.split('.');
  const ends = parts.map((_, index) => parts.slice(index).join('.'));
  return (
    ends.some((end) => literals.has(end)) ||
    templates.some((pattern) => pattern.test(key)) ||
    identifiers.has(parts.at(-1) ?? '')
  );
}

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((found) => found[1] ?? '').sort();

const textAt = (tree: Tree, path: string): string => {
  let value: string | Tree | undefined = tree;
  for (const part of path.split('.')) value = typeof value === 'object' ? value[part] : undefined;
  return typeof value === 'string' ? value : '';
};

describe('the words of the window', () => {
  test('are all used', async () => {
    const unused = (await wordTables()).flatMap(({ file, en }) =>
      pathsOf(en)
        .filter((path) => !isUsed(path))
        .map((path) => `${file}: ${path}`),
    );
    expect(unused).toStrictEqual([]);
  });

  test('say the same in both languages, with the same parts filled in', async () => {
    const wrong = (await wordTables()).flatMap(({ file, en, zh }) =>
      pathsOf(en)
        .filter((path) => {
          const [english, chinese] = [textAt(en, path), textAt(zh, path)];
          return (
            chinese.trim() === '' ||
            english.trim() === '' ||
            placeholders(english).join() !== placeholders(chinese).join()
          );
        })
        .map((path) => `${file}: ${path}`),
    );
    expect(wrong).toStrictEqual([]);
  });

  test('come in both numbers where they count', async () => {
    const alone = (await wordTables()).flatMap(({ file, en }) => {
      const paths = new Set(pathsOf(en));
      return [...paths]
        .filter((path) => path.endsWith('_one') && !paths.has(path.replace(/_one$/, '_other')))
        .map((path) => `${file}: ${path}`);
    });
    expect(alone).toStrictEqual([]);
  });
});

/** Text between two tags that a reader would see; code between `>` and `<` always bears a sign of code. */
const rawText = /(?<!=)>([^<>{};=()&|]*[A-Za-z\u4E00-\u9FFF]{2}[^<>{};=()&|]*)<\/?[A-Za-z]/g;
/** Attributes whose value is read out or shown. */
const rawAttribute =
  /\s(?:aria-label|aria-description|title|placeholder|label|alt|description)="([^"]*[A-Za-z\u4E00-\u9FFF]{2}[^"]*)"/g;

/** Names of keys as they stand on the keyboard, units, names and addresses: the same in every language. */
const isSameEverywhere = (text: string): boolean =>
  /^(?:Enter|Esc|Space|Tab|Ctrl|Alt|Shift|Alt\+\d|Ctrl\+\w|mm|kg|CNY|PIN|MIT|Packbench|https:\/\/\S+)$/.test(
    text,
  ) || text.endsWith('??');

describe('the markup', () => {
  test.each(
    sources.filter((file) => file.endsWith('.tsx')).map((file) => relative(renderer, file)),
  )('%s holds no text of its own', (file) => {
    const markup = withoutComments(readFileSync(join(renderer, file), 'utf8'));
    const found = [...markup.matchAll(rawText), ...markup.matchAll(rawAttribute)]
      .map(([, text = '']) => text.trim())
      .filter((text) => !isSameEverywhere(text));
    expect(found).toStrictEqual([]);
  });
});

describe('the fonts of the window', () => {
  const fonts = ['NotoSans-Regular.ttf', 'NotoSansSC-Regular.ttf'].map(
    (name) => openSync(join(renderer, '..', 'assets', 'fonts', name)) as Font,
  );

  // A character of none of them is sought in every font of the machine while a packer waits.
  test('have every character that the window itself writes', () => {
    const written = new Set(
      sources.flatMap((file) => Array.from(withoutComments(readFileSync(file, 'utf8')))),
    );
    const missing = [...written].filter(
      (character) =>
        character > ' ' &&
        !fonts.some((font) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)),
    );
    expect(missing).toEqual([]);
  });
});
