import { UnstyledButton } from '@mantine/core';
import classes from './view-tab.module.css';

/** One of the views above a list: what it is called, and how much it would show where that is known. */
export function ViewTab(props: {
  readonly name: string;
  readonly count?: number | undefined;
  readonly isShown: boolean;
  /** Stop: whatever is there should not be. */
  readonly tone?: 'stop' | undefined;
  readonly onShow: () => void;
}) {
  const { name, count, isShown, tone, onShow } = props;
  return (
    <UnstyledButton
      className={classes['view']}
      aria-pressed={isShown}
      data-tone={tone}
      onClick={onShow}
    >
      {name}
      {count !== undefined && (
        <span className={classes['count']} data-zero={count === 0 || undefined}>
          {count.toLocaleString('en-US')}
        </span>
      )}
    </UnstyledButton>
  );
}
