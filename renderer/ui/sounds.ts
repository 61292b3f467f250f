/**
 * What is heard without looking: a piece is right or taken back, the box is full, all is done, something is wrong, a
 * scan counts for nothing.
 */
export type Sound = 'ok' | 'back' | 'full' | 'done' | 'wrong' | 'ignored';

type Tone = {
  readonly hertz: number;
  readonly fromMs: number;
  readonly forMs: number;
  readonly shape: OscillatorType;
};

/** Rising is good, low and rough is bad: told apart in a noisy hall and by those who hear few high tones. */
const sounds: Readonly<Record<Sound, readonly Tone[]>> = {
  ok: [{ hertz: 1_050, fromMs: 0, forMs: 80, shape: 'sine' }],
  back: [
    { hertz: 660, fromMs: 0, forMs: 90, shape: 'sine' },
    { hertz: 440, fromMs: 100, forMs: 120, shape: 'sine' },
  ],
  full: [
    { hertz: 1_050, fromMs: 0, forMs: 80, shape: 'sine' },
    { hertz: 1_400, fromMs: 90, forMs: 120, shape: 'sine' },
  ],
  done: [
    { hertz: 660, fromMs: 0, forMs: 100, shape: 'triangle' },
    { hertz: 880, fromMs: 110, forMs: 100, shape: 'triangle' },
    { hertz: 1_320, fromMs: 220, forMs: 220, shape: 'triangle' },
  ],
  wrong: [
    { hertz: 196, fromMs: 0, forMs: 260, shape: 'square' },
    { hertz: 147, fromMs: 300, forMs: 420, shape: 'square' },
  ],
  ignored: [{ hertz: 147, fromMs: 0, forMs: 140, shape: 'square' }],
};

let shared: AudioContext | null = null;
let stationVolume = 70;

/** How loud this station is, in percent. */
export function setStationVolume(percent: number): void {
  stationVolume = percent;
}

/** Null on a machine without a loudspeaker: sound is never the only sign. */
function openContext(): AudioContext | null {
  try {
    return (shared ??= new AudioContext());
  } catch {
    return null;
  }
}

/** Opens the way to the loudspeaker, which takes a fifth of a second that the first sound then need not wait. */
export function prepareSounds(): void {
  openContext();
}

/** Plays a sound at `volume` percent; 0 is silent. */
export function play(sound: Sound, volume = stationVolume): void {
  if (volume <= 0) return;
  const context = openContext();
  if (context === null) return;
  void context.resume().catch(() => undefined);
  const start = context.currentTime + 0.01;
  for (const { hertz, fromMs, forMs, shape } of sounds[sound]) {
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    const from = start + fromMs / 1_000;
    const until = from + forMs / 1_000;
    oscillator.type = shape;
    oscillator.frequency.value = hertz;
    // A square wave is louder than it looks; without the ramps every tone would click.
    const level = (volume / 100) * (shape === 'square' ? 0.25 : 0.5);
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(level, from + 0.008);
    gain.gain.setValueAtTime(level, Math.max(from + 0.008, until - 0.02));
    gain.gain.linearRampToValueAtTime(0, until);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(from);
    oscillator.stop(until);
  }
}
