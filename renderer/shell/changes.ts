import { useEffect, useState } from 'react';
import { bridge } from '../bridge.ts';

/**
 * A number that grows whenever something new is on disk, whoever did it. Lists and counts that depend on it are always
 * what the disk says.
 */
export function useChanges(): number {
  const [seq, setSeq] = useState(0);
  useEffect(() => bridge.onChanged(setSeq), []);
  return seq;
}
