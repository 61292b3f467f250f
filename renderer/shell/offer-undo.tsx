import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import type { Result } from '../../domain/result.ts';
import { notifyRefused } from '../ui/refusal-alert.tsx';
import { undoMilliseconds, useUndo } from './undo.ts';

const noteId = (id: number): string => `undo-${id}`;

/**
 * Says that something was done and offers to take it back: with the button or Ctrl+Z, for as long as the note stands.
 * For actions that have an opposite; what cannot be taken back asks first instead.
 */
export function offerUndo(message: string, undo: () => Promise<Result<unknown>>): void {
  const id = useUndo.getState().offer(message, async () => {
    const undone = await undo();
    if (!undone.ok) notifyRefused(undone.refusal);
  });
  notifications.show({
    id: noteId(id),
    color: 'go',
    autoClose: undoMilliseconds,
    closeButtonProps: { 'aria-label': i18next.t('shell:close') },
    onClose: () => useUndo.getState().forget(id),
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button size="compact-md" variant="light" onClick={() => void takeBack(id)}>
          {i18next.t('shell:undo')}
        </Button>
      </Group>
    ),
  });
}

/** Takes back a step, or the newest one, and its note away. */
export async function takeBack(id?: number): Promise<void> {
  const step = id ?? useUndo.getState().steps.at(-1)?.id;
  if (step === undefined) return;
  const done = useUndo.getState().takeBack(step);
  notifications.hide(noteId(step));
  await done;
}
