import { escapeHtml } from './escape-html.ts';
import type { Paper, PaperCode, PaperSection } from './paper.ts';

/** Nothing is fetched: the page has to look the same at a station without a network. */
const policy = "default-src 'none'; style-src 'unsafe-inline'";

const style = `
@page { size: A4; margin: 12mm 12mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
* { box-sizing: border-box; }
body { margin: 0; color: #000; font: 9.5pt/1.35 "Noto Sans", "Noto Sans SC", "Microsoft YaHei", sans-serif; }
h1 { margin: 0 0 3mm; font-size: 16pt; }
h2 { margin: 4mm 0 2mm; font-size: 12pt; }
p { margin: 0 0 1mm; }
table { width: 100%; margin: 2mm 0 4mm; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 0.8mm 1.5mm; border: 0.2mm solid #888; text-align: start; overflow-wrap: anywhere; }
th { background: #eee; }
.right { text-align: end; font-variant-numeric: tabular-nums; }
.total td { font-weight: 700; border-top: 0.6mm solid #000; }
.apart { break-before: page; }
.codes { display: grid; grid-template-columns: 1fr 1fr; gap: 12mm 18mm; margin-top: 6mm; }
.codes div { break-inside: avoid; }
.codes h2 { margin: 0; }
.codes svg { display: block; width: 100%; height: 18mm; }
.codes small { display: block; text-align: center; font-weight: 700; }
.signatures { display: flex; gap: 8mm; margin-top: 6mm; break-inside: avoid; }
.signatures p { flex: 1; height: 18mm; border-bottom: 0.3mm solid #000; font-weight: 600; }
`;

const directionOf = (language: string): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

const bdi = (text: string): string => `<bdi>${escapeHtml(text)}</bdi>`;

/** A Code 128 in whole modules with its white space beside it: lines stay lines at any size. */
function codeHtml({ name, does, text, runs }: PaperCode): string {
  const quietModules = 10;
  let x = quietModules;
  const bars = runs.map((run, index) => {
    const bar = index % 2 === 0 ? `<rect x="${x}" width="${run}" height="1"/>` : '';
    x += run;
    return bar;
  });
  return `<div><h2>${bdi(name)}</h2><p>${bdi(does)}</p><svg viewBox="0 0 ${x + quietModules} 1" preserveAspectRatio="none" shape-rendering="crispEdges" role="img" aria-label="${escapeHtml(text)}">${bars.join('')}</svg><small>${escapeHtml(text)}</small></div>`;
}

function sectionHtml(section: PaperSection, title: string): string {
  const { heading, facts, columns, rows, totals } = section;
  const { codes = [], notes = [], signatures = [] } = section;
  const aligned = (index: number): string =>
    columns[index]?.align === 'right' ? ' class="right"' : '';
  const row = (texts: readonly string[], kind = ''): string =>
    `<tr${kind}>${texts.map((text, index) => `<td${aligned(index)}>${bdi(text)}</td>`).join('')}</tr>`;
  const head = columns
    .map(
      ({ title: name, share }, index) =>
        `<th style="width:${(share * 100).toFixed(1)}%"${aligned(index)}>${bdi(name)}</th>`,
    )
    .join('');
  const table = `<table><thead><tr>${head}</tr></thead><tbody>
${rows.map((texts) => row(texts)).join('\n')}
${totals === undefined ? '' : row(totals, ' class="total"')}</tbody></table>`;
  return [
    title === '' ? '' : `<h1>${bdi(title)}</h1>`,
    heading === '' ? '' : `<h2>${bdi(heading)}</h2>`,
    ...facts.map(
      ([label, value]) =>
        `<p>${label === '' ? '' : `${escapeHtml(label)}: `}<strong>${bdi(value)}</strong></p>`,
    ),
    rows.length === 0 ? '' : table,
    codes.length === 0 ? '' : `<div class="codes">${codes.map(codeHtml).join('\n')}</div>`,
    ...notes.map((note) => `<p>${bdi(note)}</p>`),
    signatures.length === 0
      ? ''
      : `<div class="signatures">${signatures.map((one) => `<p>${bdi(one)}</p>`).join('')}</div>`,
  ].join('\n');
}

/** A document as one self-contained page, to be printed with the dialog of the system. */
export function paperHtml(paper: Paper): string {
  const sections = paper.sections.map((section, index) => {
    const title = index === 0 || paper.apart ? (section.title ?? paper.title) : '';
    const isApart = index > 0 && paper.apart;
    const spoken = section.language ?? paper.language;
    return `<section lang="${escapeHtml(spoken)}" dir="${directionOf(spoken)}"${isApart ? ' class="apart"' : ''}>\n${sectionHtml(section, title)}\n</section>`;
  });
  return `<!doctype html>
<html lang="${escapeHtml(paper.language)}" dir="${directionOf(paper.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escapeHtml(paper.title)}</title>
<style>${style}</style>
</head>
<body>
${sections.join('\n')}
</body>
</html>
`;
}
