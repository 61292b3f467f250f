import { useId } from 'react';
import classes from './freight.module.css';
import type { Icon, Tone } from './marks.tsx';

export type FilterTile<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly icon?: Icon;
  readonly tone?: Tone;
  /** The figure that matters most; left out in the small form. */
  readonly figure?: string;
  readonly detail: string;
};

/** Filters that show what they would find: one is chosen, arrows move among them. */
export function FilterTiles<Value extends string>(props: {
  readonly label: string;
  readonly tiles: readonly FilterTile<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className={classes['tiles']}>
      <legend className={classes['hidden']}>{props.label}</legend>
      {props.tiles.map(({ value, label, icon: Sign, tone, figure, detail }) => (
        <label key={value} className={classes['tile']} data-tone={tone}>
          <input
            type="radio"
            name={name}
            className={classes['radio']}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          <span className={classes['tileLabel']}>
            {Sign !== undefined && <Sign size={18} aria-hidden />}
            {label}
          </span>
          {figure !== undefined && <span className={classes['figure']}>{figure}</span>}
          <span className={classes['detail']}>{detail}</span>
        </label>
      ))}
    </fieldset>
  );
}
