import { join } from 'node:path';
import * as fc from 'fast-check';
import { openSync, type Font } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { labelFonts, type FontWeight } from '../../../../domain/label/fonts.ts';
import { layoutLabel, type LabelFormat } from '../../../../domain/label/draw-label.ts';
import type { Address } from '../../../../domain/orders/order.ts';
import { labelTexts } from '../../../../domain/label/label-texts.ts';
import { missingCharacter } from '../../../../main/printing/render/coverage.ts';
import { createLabelCanvas } from '../../../../main/printing/render/raster.ts';
import { checkLabel } from '../../../../main/printing/render/render-label.ts';
import { sampleLabel, sampleReceivers } from '../../../fixtures/labels/sample-labels.ts';
import { fontsDirectory } from './fonts-directory.ts';
import { fonts, symbolsOf } from './label-checks.ts';

const format: LabelFormat = { size: '100x150', dpi: 203 };
const seed = 20_251_111;

/** Words of names and streets as they are written where the parcel goes. */
const scripts: readonly { readonly country: string; readonly words: string; readonly gap?: '' }[] =
  [
    { country: 'FR', words: 'rue de l’Église Hélène François Béziers Cœur-d’Œuvre Noël Haÿ' },
    { country: 'DE', words: 'Großmann Straße Müller Köln Jörg Überlingen Schlüterstr. Weiß' },
    { country: 'PL', words: 'Łódź Świętokrzyska Grażyna Żółkiewskiego Kraków Jędrzej Źródlana' },
    { country: 'CZ', words: 'Dvořák Žižkov Příčná Náměstí Růžena Ďáblice Šťastný Jiří' },
    { country: 'TR', words: 'İstanbul Şişli Güneş Çağlayan Bahçelievler Işıl Doğan sokağı' },
    { country: 'LV', words: 'Rīga Ķekava Brīvības Ģertrūdes Ņina Šķūņu Jānis iela' },
    { country: 'VN', words: 'Nguyễn Thị Hương Đường Trường Thạnh Điện Biên Phủ Bến Nghé quận' },
    { country: 'RU', words: 'Екатерина улица Щёлковское Объездная Съёмщиков Йошкар-Ола дом' },
    { country: 'UA', words: 'Київ Їжакевича Ґалаґан вулиця Хрещатик Єлизавета під’їзд' },
    { country: 'KZ', words: 'Алматы Қабанбай Әуезов көшесі Ұлытау Өскемен Ғабит Інжу Һарун' },
    { country: 'GR', words: 'Αθήνα Οδός Παπαδόπουλος Ιωάννης Ερμού Θεσσαλονίκη Μαΐου' },
    { country: 'GE', words: 'თბილისი რუსთაველის გამზირი გიორგი ბერიძე ქუჩა ჭავჭავაძე' },
    { country: 'AM', words: 'Երևան Մաշտոցի պողոտա Հակոբյան Սարգիս փողոց Գյումրի' },
    { country: 'IL', words: 'ירושלים רחוב הרצל ישראלי אברהם כניסה שדרות רוטשילד תל־אביב' },
    { country: 'SA', words: 'شارع الملك فهد الرياض محمد لؤلؤة الأمير عبد الله مبنى طابق ٣٤' },
    { country: 'PK', words: 'گلی نمبر لاہور چوک ٹاؤن ڈاکخانہ پاکستان یوسف خان ہاؤس' },
    { country: 'IR', words: 'تهران خیابان ولی‌عصر پلاک کوچه گلستان ژاله پارسی می‌نوش ۱۲' },
    { country: 'IN', words: 'श्रीमती त्रिपाठी नई दिल्ली महात्मा मार्ग विश्वविद्यालय क्षेत्र द्वितीय १२' },
    { country: 'TH', words: 'กรุงเทพมหานคร ถนนสุขุมวิท ซอย หมู่ที่ น้ำปั่น สมชาย ผู้ใหญ่ ๕๕', gap: '' },
    {
      country: 'CN',
      words: '北京市 朝阳区 建国路 单元 张伟 鑫源 街道 八十八号 龙翔 邮编',
      gap: '',
    },
    { country: 'TW', words: '臺北市 信義區 樣例 大廈 七號 捷運站 樓之一 陳怡君 廣場', gap: '' },
    {
      country: 'JP',
      words: '東京都 千代田区 丸の内 サンプル ビル ４０５号室 さくら 渡邊 ﾊﾅｺ',
      gap: '',
    },
    { country: 'KR', words: '서울특별시 강남구 테헤란로 견본아파트 홍길동 역삼동 뷁 층' },
  ];

const address: fc.Arbitrary<Address> = fc
  .constantFrom(...scripts)
  .chain(({ country, words, gap }) => {
    const all = words.split(' ');
    const some = (minLength: number, maxLength: number) =>
      fc
        .array(fc.constantFrom(...all), { minLength, maxLength })
        .map((chosen) => chosen.join(gap ?? ' '));
    const number = fc.integer({ min: 1, max: 999 });
    return fc.record({
      country: fc.constant(country),
      contactName: some(2, 3),
      street: fc
        .tuple(some(2, 4), number, some(1, 2), number)
        .map(([road, house, more, flat]) => `${road} ${house}, ${more} ${flat}/A`),
      city: some(1, 1),
      province: some(1, 2),
      postcode: fc.integer({ min: 10_000, max: 999_999 }).map(String),
      phone: fc.integer({ min: 1_000_000, max: 999_999_999 }).map((digits) => `+${digits}`),
      mobile: fc.constant(''),
    });
  });

function openFont(file: string): Font {
  const font = openSync(join(fontsDirectory, file));
  if (!('characterSet' in font)) throw new Error(`${file} holds more than one font`);
  return font;
}

const stack = labelFonts.map(({ regular, bold }) => {
  const normal = openFont(regular);
  return { normal, bold: bold === null ? normal : openFont(bold) };
});

/** Joiners shape the letters beside them and stay in their run. */
const joiners = /^[\u200C\u200D]$/u;

/** The characters of a text that come out as an empty box when it is shaped run by run with the fonts of labels. */
function boxesIn(text: string, weight: FontWeight): readonly string[] {
  const runs: { font: Font; text: string }[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const last = runs.at(-1);
    if (last !== undefined && joiners.test(character)) {
      last.text += character;
      continue;
    }
    const font = stack
      .map((family) => family[weight])
      .find((one) => one.hasGlyphForCodePoint(codePoint));
    if (font === undefined) return [character];
    if (last?.font === font) last.text += character;
    else runs.push({ font, text: character });
  }
  return runs.flatMap((run) =>
    run.font
      .layout(run.text)
      .glyphs.filter(
        ({ id, codePoints }) => id === 0 && !joiners.test(String.fromCodePoint(...codePoints)),
      )
      .map(({ codePoints }) => String.fromCodePoint(...codePoints)),
  );
}

const addresses = fc.sample(address, { seed, numRuns: 1000 });

test('no character of 1,000 addresses in 23 countries is printed as an empty box', () => {
  expect(new Set(addresses.map(({ country }) => country)).size).toBe(scripts.length);
  const canvas = createLabelCanvas(format);
  const symbols = symbolsOf(sampleLabel());
  const words = new Map<string, { text: string; weight: FontWeight }>();
  // Letters join within words only, so each word needs to be shaped but once.
  const add = (line: string, weight: FontWeight): void => {
    for (const text of line.split(' ')) words.set(`${weight} ${text}`, { text, weight });
  };
  const refused: unknown[] = [];
  for (const [index, receiver] of addresses.entries()) {
    const label = sampleLabel({ receiver });
    const texts = labelTexts(label);
    const missing = missingCharacter(texts, fonts.coverage);
    if (missing !== null) refused.push({ receiver, missing });
    for (const { text } of texts) {
      add(text, 'normal');
      add(text, 'bold');
    }
    // Some are laid out too: their lines are cut, and hold the label's own words.
    if (index % 20 !== 0) continue;
    const marks = layoutLabel(canvas, label, symbols, format);
    if (!marks.ok) refused.push({ receiver, marks });
    else for (const mark of marks.value) if (mark.kind === 'text') add(mark.text, mark.weight);
  }
  expect(refused).toEqual([]);
  expect(words.size).toBeGreaterThan(3000);
  const boxes = [...words.values()].flatMap(({ text, weight }) =>
    boxesIn(text, weight).map((box) => ({ box, text })),
  );
  expect(boxes).toEqual([]);
});

describe('a character that no font has', () => {
  const missing = ['😀', '👩‍🚀', '𠮷', 'ក', 'அ', 'አ', 'က', 'অ', 'ᏸ', '𒀀'];

  test.each(missing)('%s would be a box', (character) => {
    expect(boxesIn(`12 ${character}`, 'normal')).not.toEqual([]);
    expect(boxesIn(`12 ${character}`, 'bold')).not.toEqual([]);
  });

  test('is refused by name in whatever field and script it stands', () => {
    const fields = ['contactName', 'street', 'city', 'province', 'phone'] as const;
    fc.assert(
      fc.property(
        address,
        fc.constantFrom(...missing),
        fc.constantFrom(...fields),
        (receiver, character, field) => {
          const [first = ''] = character;
          const label = sampleLabel({
            receiver: { ...receiver, [field]: `${receiver[field]} ${character}` },
          });
          const check = checkLabel({ label, ...format }, fonts);
          expect(check).toMatchObject({
            ok: false,
            refusal: {
              code: 'label-character-missing',
              params: {
                character: first,
                codePoint: `U+${first.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`,
              },
            },
          });
        },
      ),
      { seed, numRuns: 200 },
    );
  });

  test('does not stop the same address without it', () => {
    const label = sampleLabel({ receiver: sampleReceivers.latin });
    expect(checkLabel({ label, ...format }, fonts).ok).toBe(true);
  });
});
