import { bridge } from '../bridge.ts';
import { useScans } from '../scanner/use-scans.ts';
import { notifyRefused } from '../ui/refusal-alert.tsx';
import { play } from '../ui/sounds.ts';

async function take(scan: string): Promise<void> {
  const answer = await bridge.call('labels.scan', { scan });
  play(answer.ok ? 'ok' : 'wrong');
  if (!answer.ok) notifyRefused(answer.refusal);
}

/** While a batch waits for the scan of its last label, every scan on the screen is taken for it. */
export function HandshakeScans() {
  useScans({ onScan: ({ text }) => void take(text) });
  return null;
}
