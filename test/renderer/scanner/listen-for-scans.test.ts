import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultScanner } from '../../../domain/settings/scanner.ts';
import { listenForScans } from '../../../renderer/scanner/listen-for-scans.ts';

/** What the page's own script would hear of a key, `atMs` after the page was opened. */
function press(window: EventTarget, key: string, atMs: number): void {
  const event = new Event('keydown', { cancelable: true });
  const code = /\d/.test(key) ? `Digit${key}` : key;
  Object.defineProperty(event, 'timeStamp', { value: atMs });
  Object.assign(event, { key, code, keyCode: 0, getModifierState: () => false });
  window.dispatchEvent(event);
}

describe('who listens for scans', () => {
  const window = new EventTarget();
  let stop = (): void => undefined;
  let told: string[] = [];

  beforeEach(() => {
    vi.stubGlobal('window', window);
    vi.stubGlobal('document', { activeElement: null });
    vi.stubGlobal('HTMLTextAreaElement', vi.fn());
    vi.stubGlobal('HTMLInputElement', vi.fn());
    // Nothing here may come by the clock.
    vi.useFakeTimers();
    told = [];
    stop = listenForScans({
      settings: () => defaultScanner,
      onBurst: () => told.push('burst'),
      onScan: ({ text }) => told.push(text),
      onTyped: (text) => told.push(`typed ${text}`),
    });
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('hears of a burst before its scan, and again while it lasts', () => {
    let atMs = 1_000;
    for (const key of '690123456789') {
      press(window, key, atMs);
      atMs += 5;
    }
    expect(told).toEqual(['burst', 'burst', 'burst']);
    press(window, 'Enter', atMs);
    expect(told.slice(3)).toEqual(['690123456789']);
  });

  it('hears of no burst where a hand types', () => {
    let atMs = 1_000;
    for (const key of '6901') {
      press(window, key, atMs);
      atMs += 300;
    }
    expect(told).not.toContain('burst');
  });
});
