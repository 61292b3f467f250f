import { TextInput } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useScans } from '../scanner/use-scans.ts';
import { play } from '../ui/sounds.ts';

const takesText = (element: Element | null): boolean =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/** Scans are heard whatever has the focus; the field is for a number typed by hand, and always ready for it. */
export function ScanField({
  fieldRef,
  isTakingOut,
  isPaused,
  onScan,
}: {
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  readonly isTakingOut: boolean;
  /** A dialog has the keyboard. */
  readonly isPaused: boolean;
  readonly onScan: (text: string) => void;
}) {
  const { t } = useTranslation('handover');
  const [text, setText] = useState('');
  useScans({
    onScan: (scan) => {
      setText('');
      // A dialog asks something else; a parcel that slips in there must be heard, not booked.
      if (isPaused) play('wrong');
      else onScan(scan.text);
    },
    onTyped: (typed) => {
      if (isPaused) return;
      setText((before) => before + typed);
      fieldRef.current?.focus();
    },
  });
  useEffect(() => {
    if (isPaused) return undefined;
    fieldRef.current?.focus();
    const release = (): void => {
      // Typing goes on in the field after a button was hit.
      setTimeout(() => {
        if (!takesText(document.activeElement)) fieldRef.current?.focus();
      });
    };
    window.addEventListener('pointerup', release);
    return () => window.removeEventListener('pointerup', release);
  }, [fieldRef, isPaused]);
  const enter = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') setText('');
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onScan(event.currentTarget.value);
    setText('');
  };
  return (
    <TextInput
      ref={fieldRef}
      size="lg"
      aria-label={t(isTakingOut ? 'scanTakeOut' : 'scanLabel')}
      placeholder={t(isTakingOut ? 'scanTakeOut' : 'scanPlaceholder')}
      leftSection={<IconBarcode size={24} aria-hidden />}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={enter}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
