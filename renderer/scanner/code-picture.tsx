import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../ui/use-query.ts';
import classes from './scanner-doctor.module.css';

const bar = { widthPx: 2, heightPx: 110, quietModules: 12 } as const;
const module = { sizePx: 6, quietModules: 4 } as const;

/** A real code on the screen: black on white in any theme, in whole pixels. */
export function CodePicture({
  text,
  kind,
}: {
  readonly text: string;
  readonly kind: 'code128' | 'qr';
}) {
  const { t } = useTranslation('scanner');
  const { value: symbol } = useQuery('scanner.symbol', { text });
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (symbol === null || context === null || context === undefined) return;
    if (kind === 'code128') drawBars(context, symbol.code128);
    else drawModules(context, symbol.qr);
  }, [symbol, kind]);
  return (
    <canvas
      ref={canvas}
      className={classes['code']}
      role="img"
      aria-label={t('codeLabel', { text })}
      data-code={text}
    />
  );
}

function paper(context: CanvasRenderingContext2D, width: number, height: number): void {
  context.canvas.width = width;
  context.canvas.height = height;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#000000';
}

function drawBars(context: CanvasRenderingContext2D, runs: readonly number[]): void {
  const modules = runs.reduce((sum, run) => sum + run, 0);
  const { widthPx, heightPx, quietModules } = bar;
  paper(context, (modules + 2 * quietModules) * widthPx, heightPx + 24);
  let x = quietModules * widthPx;
  for (const [index, run] of runs.entries()) {
    if (index % 2 === 0) context.fillRect(x, 12, run * widthPx, heightPx);
    x += run * widthPx;
  }
}

function drawModules(
  context: CanvasRenderingContext2D,
  rows: readonly (readonly boolean[])[],
): void {
  const { sizePx, quietModules } = module;
  const side = (rows.length + 2 * quietModules) * sizePx;
  paper(context, side, side);
  for (const [y, row] of rows.entries()) {
    for (const [x, isBlack] of row.entries()) {
      if (!isBlack) continue;
      context.fillRect((x + quietModules) * sizePx, (y + quietModules) * sizePx, sizePx, sizePx);
    }
  }
}
