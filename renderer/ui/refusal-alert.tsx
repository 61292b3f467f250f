import { Alert } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconHandStop } from '@tabler/icons-react';
import i18next from 'i18next';
import { renderMessage } from '../../domain/messages.ts';
import type { Refusal } from '../../domain/result.ts';
import { currentLanguage } from '../i18n.ts';

/** The words of a refusal in the language shown. */
export const wordsOf = (refusal: Refusal): string => renderMessage(refusal, currentLanguage());

/** A refusal that stays on the screen until its cause is gone. */
export function RefusalAlert({ refusal }: { readonly refusal: Refusal | null }) {
  if (refusal === null) return null;
  return (
    <Alert role="alert" color="stop" variant="light" icon={<IconHandStop aria-hidden />}>
      {wordsOf(refusal)}
    </Alert>
  );
}

/** Says that something was refused; stays until it is closed, because nobody may have looked. */
export function notifyRefused(refusal: Refusal): void {
  notifications.show({
    color: 'stop',
    message: wordsOf(refusal),
    autoClose: false,
    closeButtonProps: { 'aria-label': i18next.t('shell:close') },
  });
}

/** Says that something is done and on disk. */
export function notifyDone(message: string): void {
  notifications.show({
    color: 'go',
    message,
    autoClose: 4_000,
    closeButtonProps: { 'aria-label': i18next.t('shell:close') },
  });
}
