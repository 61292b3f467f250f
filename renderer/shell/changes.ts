import { useMemo, useSyncExternalStore } from 'react';
import { topics, topicsOfProcedure } from '../../preload/topics.ts';
import type { Topic } from '../../preload/topics.ts';
import type { WindowProcedure } from '../../preload/window-contract.ts';

/** Between two rounds of questions: a batch of labels must not ask after each of them. */
const restMs = 100;
const minuteMs = 60_000;

/** How often there was news, by topic. */
const counts = new Map<Topic, number>(topics.map((topic) => [topic, 0]));
const listeners = new Set<() => void>();
/** News that nobody was told of yet. */
const waiting = new Set<Topic>();
let isPlanned = false;
let toldAt = Number.NEGATIVE_INFINITY;

function tell(): void {
  isPlanned = false;
  // A window that nobody sees asks nothing; it catches up when it is shown again.
  if (document.hidden || waiting.size === 0) return;
  toldAt = performance.now();
  for (const topic of waiting) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  waiting.clear();
  for (const listener of listeners) listener();
}

function plan(): void {
  if (isPlanned || document.hidden) return;
  isPlanned = true;
  const rest = Math.max(0, toldAt + restMs - performance.now());
  // After the next frame: the verdict on a scan comes with the same commit and is painted first.
  setTimeout(() => requestAnimationFrame(() => setTimeout(tell)), rest);
}

/** Takes news; whoever shows something that it is about asks again soon after the next frame. */
export function noteNews(about: readonly Topic[]): void {
  for (const topic of about) waiting.add(topic);
  plan();
}

/** Begins to pass news on, from the disk and from the clock. */
export function followNews(
  onChanged: (listener: (topics: readonly Topic[]) => void) => void,
): void {
  onChanged(noteNews);
  setInterval(() => noteNews(['clock']), minuteMs);
  document.addEventListener('visibilitychange', () => {
    // A frame that was waited for never came while the window was hidden.
    isPlanned = false;
    plan();
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const counterOf = (procedure?: WindowProcedure): (() => number) => {
  const about = topicsOfProcedure(procedure);
  return () => about.reduce((total, topic) => total + (counts.get(topic) ?? 0), 0);
};

/** What `useChanges` gives now, outside a component. */
export const changesNow = (procedure: WindowProcedure): number => counterOf(procedure)();

/**
 * A number that grows whenever the answer of `procedure` may have become another, whoever did it; without one, whenever
 * anything did. What depends on it is always what the disk says.
 */
export function useChanges(procedure?: WindowProcedure): number {
  const sum = useMemo(() => counterOf(procedure), [procedure]);
  return useSyncExternalStore(subscribe, sum);
}
