import { useEffect, useState } from 'react';
import { bridge } from '../bridge.ts';
import { useChanges } from '../shell/changes.ts';

/** The pictures of the SKUs in the box that is open, as `data:` addresses by SKU; those without one are not there. */
export function useItemPictures(skus: readonly string[]): ReadonlyMap<string, string> {
  const changes = useChanges('pictures.show');
  const [pictures, setPictures] = useState<ReadonlyMap<string, string>>(new Map());
  const wanted = JSON.stringify([...new Set(skus)]);
  useEffect(() => {
    let isCurrent = true;
    const load = async (): Promise<void> => {
      const found = await Promise.all(
        (JSON.parse(wanted) as readonly string[]).map(async (sku) => {
          const answer = await bridge.call('pictures.show', { sku });
          // Without a picture the text says it; a picture is no reason to stop a packer.
          return answer.ok && answer.value !== null ? ([[sku, answer.value]] as const) : [];
        }),
      );
      if (isCurrent) setPictures(new Map(found.flat()));
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [wanted, changes]);
  return pictures;
}
