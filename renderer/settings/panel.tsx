import type { ReactNode } from 'react';
import classes from './settings.module.css';

/** A group of settings that belong together: its name, one sentence, and the fields. */
export function Panel(props: {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={classes['panel']}>
      <header>
        <h2>{props.title}</h2>
        {props.text !== undefined && <p>{props.text}</p>}
      </header>
      {props.children}
    </section>
  );
}
