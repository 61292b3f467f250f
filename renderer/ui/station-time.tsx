import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { localDay } from '../../domain/freight/calendar.ts';
import { currentLanguage } from '../i18n.ts';
import { momentText } from './moment-text.ts';
import type { MomentForm } from './moment-text.ts';

/** Minutes east of Greenwich, as the settings say: the clock of the shop, wherever this computer believes to stand. */
const useOffset = create<{ readonly minutes: number }>()(() => ({ minutes: 480 }));

/** Shows every moment by this clock from now on. */
export const setStationOffset = (minutes: number): void => useOffset.setState({ minutes });

/** Turns moments of UTC into the words of the station's clock. */
export function useMoments(): (utc: string, form: MomentForm) => string {
  const { minutes } = useOffset();
  // Asked for, so that another language is taken up at once.
  useTranslation();
  const language = currentLanguage();
  return useCallback((utc, form) => momentText(utc, minutes, language, form), [minutes, language]);
}

/** A moment of UTC on the station's clock. */
export function Moment({ at, form }: { readonly at: string; readonly form: MomentForm }) {
  const textOf = useMoments();
  return (
    <time dateTime={at} className="number">
      {textOf(at, form)}
    </time>
  );
}

/** The day on the station's clock, for names of files. */
export const stationDay = (now: Date): string =>
  localDay(now.toISOString(), useOffset.getState().minutes);
