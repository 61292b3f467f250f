import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { labelSizeMm } from '../../domain/label/geometry.ts';
import type { LabelTemplate, TemplateElement } from '../../domain/label/template.ts';
import { moveElement, resizeElement, stepMm } from './edit.ts';
import { useEditor } from './editor-store.ts';
import classes from './label-templates.module.css';

const directions: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** CSS pixels of a millimetre. */
const pixelsPerMm = 96 / 25.4;

/** The largest first: what lies on it, or runs along it, must still be within reach of the mouse. */
const bySize = (elements: readonly TemplateElement[]): readonly TemplateElement[] =>
  elements.toSorted((a, b) => b.widthMm * b.heightMm - a.widthMm * a.heightMm);

type Drag = { readonly x: number; readonly y: number };

/** The label in its true size, with every element to be picked, dragged, and moved by keys. */
export function Paper(props: {
  readonly template: LabelTemplate;
  readonly selected: string | null;
  readonly image: string | null;
}) {
  const { t } = useTranslation('labelTemplates');
  const { template, selected, image } = props;
  const { widthMm, heightMm } = labelSizeMm[template.size];
  const { change, select } = useEditor();
  const drag = useRef<Drag | null>(null);

  const press = (element: TemplateElement, event: KeyboardEvent): void => {
    const direction = directions[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    const step = event.altKey ? stepMm.fine : stepMm.coarse;
    const by = { x: direction.x * step, y: direction.y * step };
    const act = event.shiftKey ? resizeElement : moveElement;
    change((before) => act(before, element.id, by), `keys-${event.shiftKey}-${element.id}`);
  };
  const move = (element: TemplateElement, event: PointerEvent): void => {
    const from = drag.current;
    if (from === null) return;
    const by = {
      x: (event.clientX - from.x) / pixelsPerMm,
      y: (event.clientY - from.y) / pixelsPerMm,
    };
    // Less than a tenth of a millimetre is not moved at all, so its remains must not be lost.
    if (Math.abs(by.x) < 0.1 && Math.abs(by.y) < 0.1) return;
    drag.current = { x: event.clientX, y: event.clientY };
    change((before) => moveElement(before, element.id, by), `drag-${element.id}`);
  };
  return (
    <div
      className={classes['paper']}
      style={{ width: `${widthMm}mm`, height: `${heightMm}mm` }}
      role="group"
      aria-label={t('preview', { width: widthMm, height: heightMm })}
    >
      {image !== null && <img src={image} alt="" />}
      {bySize(template.elements).map((element) => {
        const { id, xMm, yMm } = element;
        const place = { id, x: xMm, y: yMm, width: element.widthMm, height: element.heightMm };
        return (
          <button
            key={id}
            type="button"
            className={classes['handle']}
            aria-label={t('place', place)}
            aria-pressed={id === selected}
            // One stop of the Tab key for the whole paper; the list picks the others.
            tabIndex={id === selected ? 0 : -1}
            style={{
              left: `${xMm}mm`,
              top: `${yMm}mm`,
              width: `max(${element.widthMm}mm, 6px)`,
              height: `max(${element.heightMm}mm, 6px)`,
            }}
            onClick={() => select(id)}
            onKeyDown={(event) => press(element, event)}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              drag.current = { x: event.clientX, y: event.clientY };
              select(id);
            }}
            onPointerMove={(event) => move(element, event)}
            onPointerUp={() => {
              drag.current = null;
            }}
          />
        );
      })}
    </div>
  );
}
