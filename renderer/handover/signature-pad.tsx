import { Button } from '@mantine/core';
import { IconEraser, IconSignature } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import type { PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { signaturePath, signatureSize } from '../../domain/handover/signature.ts';
import type { SignaturePoint } from '../../domain/handover/signature.ts';
import classes from './signature-pad.module.css';

const { width, height } = signatureSize;

/** Paper on the screen: a finger, a pen or the mouse draws; what is drawn is kept as a path. */
export function SignaturePad({ onChange }: { readonly onChange: (path: string | null) => void }) {
  const { t } = useTranslation('handover');
  const label = useId();
  const strokes = useRef<SignaturePoint[][]>([]);
  const [path, setPath] = useState('');
  const [isDrawing, setDrawing] = useState(false);
  const pointOf = (event: PointerEvent<SVGSVGElement>): SignaturePoint => {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * width,
      y: ((event.clientY - box.top) / box.height) * height,
    };
  };
  const show = (): string => {
    const drawn = signaturePath(strokes.current);
    setPath(drawn);
    return drawn;
  };
  const begin = (event: PointerEvent<SVGSVGElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    strokes.current.push([pointOf(event)]);
    setDrawing(true);
    show();
  };
  const draw = (event: PointerEvent<SVGSVGElement>): void => {
    if (!isDrawing) return;
    strokes.current.at(-1)?.push(pointOf(event));
    show();
  };
  const end = (): void => {
    if (!isDrawing) return;
    setDrawing(false);
    onChange(show());
  };
  const clear = (): void => {
    strokes.current = [];
    setPath('');
    onChange(null);
  };
  return (
    <div className={classes['field']}>
      <span id={label} className={classes['label']}>
        {t('signature')}
      </span>
      <svg
        className={classes['paper']}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={label}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <line x1={40} x2={width - 40} y1={height - 60} y2={height - 60} />
        {path !== '' && <path d={path} />}
      </svg>
      <div className={classes['foot']}>
        {path === '' ? (
          <span className="quiet">{t('signatureHint')}</span>
        ) : (
          <span className={classes['signed']}>
            <IconSignature size={18} aria-hidden /> {t('signatureDrawn')}
          </span>
        )}
        <Button
          variant="subtle"
          size="sm"
          disabled={path === ''}
          leftSection={<IconEraser size={16} aria-hidden />}
          onClick={clear}
        >
          {t('signatureClear')}
        </Button>
      </div>
    </div>
  );
}

/** A signature that was drawn before. */
export function SignatureImage({ path }: { readonly path: string }) {
  const { t } = useTranslation('handover');
  return (
    <svg
      className={classes['shown']}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('signature')}
    >
      <path d={path} />
    </svg>
  );
}
