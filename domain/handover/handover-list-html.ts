import { amountDigits } from '../money.ts';
import { escapeHtml } from '../paper/escape-html.ts';
import { handoverTotals } from './handover.ts';
import type { BagTotals } from './handover.ts';
import { readSignature, signatureSize } from './signature.ts';
import { handoverFacts, handoverListBags } from './handover-list.ts';
import type { HandoverListBag, HandoverListInput, HandoverListRow } from './handover-list.ts';

/** Nothing is fetched: the page has to look the same at a station without a network. */
const policy = "default-src 'none'; style-src 'unsafe-inline'";

const style = `
@page { size: A4; margin: 12mm 12mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
* { box-sizing: border-box; }
body { margin: 0; color: #000; font: 9.5pt/1.35 "Noto Sans", "Noto Sans SC", "Microsoft YaHei", sans-serif; }
h1 { margin: 0 0 3mm; font-size: 16pt; }
dl { display: grid; grid-template-columns: repeat(2, max-content 1fr); gap: 1mm 4mm; margin: 0 0 4mm; }
dt { color: #444; }
dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 0.8mm 1.5mm; border: 0.2mm solid #888; text-align: left; overflow-wrap: anywhere; }
th { background: #eee; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.waybill { font-family: "Noto Sans Mono", "Consolas", monospace; white-space: nowrap; }
.subtotal td { font-weight: 600; background: #f5f5f5; break-before: avoid; }
.total td { font-weight: 700; border-top: 0.6mm solid #000; }
.signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 12mm; margin-top: 14mm; break-inside: avoid; }
.signatures p { margin: 0 0 12mm; font-weight: 600; }
.signatures svg { display: block; width: 60mm; height: 19.2mm; margin: -10mm 0 0; }
.signatures path { fill: none; stroke: #000; stroke-width: 6; stroke-linecap: round; stroke-linejoin: round; }
.line { border-top: 0.3mm solid #000; padding-top: 1mm; color: #444; }
`;

const headers: readonly (readonly [string, string])[] = [
  ['No. 序号', 'number'],
  ['Bag 袋号', ''],
  ['Waybill 运单号', ''],
  ['Plan 物流方案', ''],
  ['Country 国家', ''],
  ['Weight g 重量', 'number'],
  ['Est. CNY 预估运费', 'number'],
];

const yuan = (fen: number): string => amountDigits({ minor: fen, currency: 'CNY' });

/** Isolated, so that an Arabic name cannot turn the cells beside it around. */
const cell = (text: string, kind = ''): string =>
  `<td${kind === '' ? '' : ` class="${kind}"`}><bdi>${escapeHtml(text)}</bdi></td>`;

const parcelRow = (row: HandoverListRow): string =>
  `<tr>${cell(String(row.number), 'number')}${cell(row.bagId)}${cell(row.waybill, 'waybill')}${cell(row.plan)}${cell(row.country)}${cell(String(row.weightGrams), 'number')}${cell(yuan(row.estimatedFen), 'number')}</tr>`;

const sumRow = (kind: string, title: string, totals: BagTotals): string =>
  `<tr class="${kind}"><td colspan="5"><bdi>${escapeHtml(title)}</bdi>: ${totals.count} parcels 件</td>${cell(String(totals.weightGrams), 'number')}${cell(yuan(totals.estimatedFen), 'number')}</tr>`;

const bagBody = (bag: HandoverListBag): string =>
  `<tbody>\n${bag.rows.map(parcelRow).join('\n')}\n${sumRow('subtotal', `Bag 袋 ${bag.bagId}`, bag.totals)}\n</tbody>`;

const { width, height } = signatureSize;

/** What was drawn stands above the line; a path that is not one of ours is left out. */
function drawing(path: string | null): string {
  const read = readSignature(path);
  return read.ok && read.value !== null
    ? `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Signature 签字"><path d="${read.value}"/></svg>`
    : '';
}

const signatureLine = (title: string, name = '', path: string | null = null): string =>
  `<div><p>${escapeHtml(title)}</p>${drawing(path)}<div class="line">${name === '' ? '' : `<bdi><strong>${escapeHtml(name)}</strong></bdi> · `}Name, signature, date 姓名、签字、日期</div></div>`;

/**
 * The handover list (交接清单) as one self-contained HTML page for A4: what it is above, one row per parcel with a total
 * after every bag, the header again on every page, and lines for both signatures.
 */
export function handoverListHtml(input: HandoverListInput): string {
  const bags = handoverListBags(input);
  const facts = handoverFacts(input)
    .map(
      ([label, value]) => `<dt>${escapeHtml(label)}</dt><dd><bdi>${escapeHtml(value)}</bdi></dd>`,
    )
    .join('\n');
  const head = headers
    .map(([text, kind]) => `<th${kind === '' ? '' : ` class="${kind}"`}>${escapeHtml(text)}</th>`)
    .join('');
  const totals = handoverTotals(input.handover, input.shipments);
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escapeHtml(`${input.handover.handoverId} 交接清单`)}</title>
<style>${style}</style>
</head>
<body>
<h1>交接清单 Handover list</h1>
<dl>
${facts}
<dt>Bags 袋数</dt><dd>${bags.length}</dd>
<dt>Parcels 件数</dt><dd>${totals.count}</dd>
</dl>
<table>
<thead><tr>${head}</tr></thead>
${bags.map(bagBody).join('\n')}
<tbody>
${sumRow('total', 'Total 合计', totals)}
</tbody>
</table>
<div class="signatures">
${signatureLine('Handed over by 发货人')}
${signatureLine('Received by 承运商取件人', input.handover.driver, input.handover.signature)}
</div>
</body>
</html>
`;
}
