import classes from './freight.module.css';

/** The amounts that the charts draw side by side. */
export type Series = 'estimated' | 'billed' | 'paid';

const ids: Readonly<Record<Series, string>> = {
  estimated: 'freight-dots',
  billed: 'freight-solid',
  paid: 'freight-stripes',
};

/** How a series is filled: dotted, solid, striped. */
export const fillOf = (series: Series): string => `url(#${ids[series]})`;

/** Declares the patterns once for the charts and their legend; draws nothing itself. */
export function Patterns() {
  return (
    <svg width="0" height="0" aria-hidden className={classes['patterns']}>
      <defs>
        <pattern id={ids.estimated} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" className={classes['ground']} />
          <circle cx="3" cy="3" r="1.7" className={classes['inkEstimated']} />
        </pattern>
        <pattern id={ids.billed} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" className={classes['inkBilled']} />
        </pattern>
        <pattern
          id={ids.paid}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" className={classes['ground']} />
          <rect width="3" height="6" className={classes['inkPaid']} />
        </pattern>
      </defs>
    </svg>
  );
}

/** The pattern of a series beside its name. */
export function Swatch({ series }: { readonly series: Series }) {
  return (
    <svg width="22" height="14" aria-hidden>
      <rect x="0.5" y="0.5" width="21" height="13" fill={fillOf(series)} stroke="currentColor" />
    </svg>
  );
}
