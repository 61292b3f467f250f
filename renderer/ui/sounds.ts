/** What a sound says: right, stop, taken back, or a piece of work is done. */
export type Sound = 'go' | 'stop' | 'back' | 'done';

/** Hertz, when it begins and how long it lasts (seconds). High and short is good; low, rough and twice is bad. */
type Tone = {
  readonly hertz: number;
  readonly at: number;
  readonly lasts: number;
  readonly shape: OscillatorType;
};

const tones: Readonly<Record<Sound, readonly Tone[]>> = {
  go: [{ hertz: 1320, at: 0, lasts: 0.09, shape: 'sine' }],
  stop: [
    { hertz: 180, at: 0, lasts: 0.22, shape: 'square' },
    { hertz: 140, at: 0.28, lasts: 0.32, shape: 'square' },
  ],
  back: [
    { hertz: 660, at: 0, lasts: 0.09, shape: 'sine' },
    { hertz: 440, at: 0.1, lasts: 0.12, shape: 'sine' },
  ],
  done: [
    { hertz: 880, at: 0, lasts: 0.1, shape: 'sine' },
    { hertz: 1175, at: 0.11, lasts: 0.1, shape: 'sine' },
    { hertz: 1568, at: 0.22, lasts: 0.2, shape: 'sine' },
  ],
};

let shared: AudioContext | null = null;

/** Plays a sound at once. A machine without a loudspeaker stays silent: sound is never the only sign. */
export function playSound(sound: Sound): void {
  try {
    shared ??= new AudioContext();
    const context = shared;
    if (context.state === 'suspended') void context.resume().catch(() => undefined);
    for (const { hertz, at, lasts, shape } of tones[sound]) {
      const begin = context.currentTime + at;
      const oscillator = new OscillatorNode(context, { type: shape, frequency: hertz });
      const volume = new GainNode(context, { gain: 0 });
      // A short ramp at both ends, or the loudspeaker clicks.
      volume.gain.setValueAtTime(0, begin);
      volume.gain.linearRampToValueAtTime(0.25, begin + 0.008);
      volume.gain.setValueAtTime(0.25, begin + lasts - 0.02);
      volume.gain.linearRampToValueAtTime(0, begin + lasts);
      oscillator.connect(volume).connect(context.destination);
      oscillator.start(begin);
      oscillator.stop(begin + lasts);
    }
  } catch {
    // No sound device.
  }
}
