import { Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './screen-frame.module.css';

/** A screen: its name, its tools, the one obvious next action at the right, and the rest below. */
export function ScreenFrame(props: {
  readonly title: string;
  readonly tools?: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <main className={classes['screen']}>
      <Group className={classes['head']} gap="sm" wrap="wrap">
        <Title order={1} size="h2">
          {props.title}
        </Title>
        {props.tools}
        <div className={classes['action']}>{props.action}</div>
      </Group>
      <div className={classes['body']}>{props.children}</div>
    </main>
  );
}

/** What an empty place teaches: what belongs here and how it gets here. */
export function EmptyState(props: {
  readonly title: string;
  readonly text: string;
  readonly action?: ReactNode;
}) {
  return (
    <section className={classes['empty']}>
      <h2>{props.title}</h2>
      <p>{props.text}</p>
      <div className={classes['emptyActions']}>{props.action}</div>
    </section>
  );
}
