import { useEffect, useState, useSyncExternalStore } from 'react';
import { defaultSettings } from '../../domain/settings/settings.ts';
import type { Result } from '../../domain/result.ts';
import { refuse, ok } from '../../domain/result.ts';
import { bridge } from '../bridge.ts';
import { useScans } from '../scanner/use-scans.ts';
import { useQuery } from '../ui/use-query.ts';
import { PackTable } from './pack-table.ts';
import type { TableView } from './pack-table.ts';
import { play } from '../ui/sounds.ts';

/** The printer beside this table: the one chosen, or the only one there is. Asked anew for every label. */
async function stationPrinter(): Promise<Result<string>> {
  const answer = await bridge.call('settings.get', {});
  if (!answer.ok) return answer;
  const { packPrinter, printers } = answer.value;
  const only = printers.length === 1 ? printers[0]?.name : undefined;
  const name = packPrinter ?? only;
  return name === undefined ? refuse('pack-printer-missing') : ok(name);
}

/** How loud the table is; a station has one table. */
const loudness = { percent: defaultSettings.soundVolume };

/** The packing table of this station, bound to its scanner, its scale, its printer and its keys. */
export function usePackTable(): { readonly table: PackTable; readonly shown: TableView } {
  const { value } = useQuery('settings.get', {});
  useEffect(() => {
    if (value !== null) loudness.percent = value.soundVolume;
  }, [value]);
  const [table] = useState(
    () =>
      new PackTable({
        call: bridge.call,
        play: (sound) => play(sound, loudness.percent),
        printer: stationPrinter,
      }),
  );
  const shown = useSyncExternalStore(table.subscribe, table.current);
  useScans({ onScan: ({ text }) => table.scan(text), onTyped: (text) => table.typed(text) });
  useEffect(() => bridge.onScale(table.scale), [table]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      // A button that has the focus is pressed with the same key.
      const isOnButton = event.target instanceof HTMLButtonElement;
      if (event.key === 'Enter' && !isOnButton) table.enter();
      else if (event.key === 'Backspace') table.undo();
      else if (event.key === 'Escape') table.aside();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [table]);
  return { table, shown };
}
