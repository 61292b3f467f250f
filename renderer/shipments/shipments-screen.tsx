import { useEffect, useState } from 'react';
import { bridge } from '../bridge.ts';
import { useNavigation } from '../shell/navigation.ts';
import { CreatePanel } from './create-panel.tsx';
import { ShipmentList } from './shipment-list.tsx';

/**
 * The shipments: those that are, and those to be made of the orders that another screen handed over. One id may also
 * be a shipment's own, which is then opened.
 */
export function ShipmentsScreen() {
  const { selection } = useNavigation();
  const [orderIds, setOrderIds] = useState<readonly string[] | null>(
    selection.length === 1 ? null : selection,
  );
  const [opened, setOpened] = useState<string | null>(null);
  const [only] = selection;
  useEffect(() => {
    if (selection.length !== 1 || only === undefined) return;
    const look = async (): Promise<void> => {
      const shown = await bridge.call('shipments.show', { shipmentId: only });
      setOpened(shown.ok ? shown.value.shipmentId : null);
      setOrderIds(shown.ok ? [] : [only]);
    };
    void look();
  }, [selection, only]);
  if (orderIds === null) return null;
  return orderIds.length > 0 ? (
    <CreatePanel orderIds={orderIds} onDone={() => setOrderIds([])} />
  ) : (
    <ShipmentList opened={opened} onCreate={setOrderIds} />
  );
}
