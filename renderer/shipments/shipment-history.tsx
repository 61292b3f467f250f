import { Skeleton, Text, Timeline } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RefusalAlert } from '../ui/refusal-alert.tsx';
import { useMoments } from '../ui/station-time.tsx';
import { useQuery } from '../ui/use-query.ts';
import { tell } from './history-words.ts';

/** What happened to a shipment, event by event, as the journal has it. */
export function ShipmentHistory({ shipmentId }: { readonly shipmentId: string }) {
  // The keys come from a table, so the compiler cannot know them; a test checks that each has words.
  const { t } = useTranslation('shipments') as {
    readonly t: (key: string, values?: Readonly<Record<string, unknown>>) => string;
  };
  const textOf = useMoments();
  const { value, refusal } = useQuery('shipments.history', { shipmentId });
  if (refusal !== null) return <RefusalAlert refusal={refusal} />;
  if (value === null) return <Skeleton h={200} />;
  return (
    <Timeline active={value.length} bulletSize={18} lineWidth={2}>
      {value.map(({ seq, at, station, person, event }, index) => {
        const { key, values, more, tone } = tell(event);
        return (
          <Timeline.Item
            // One record may hold several events.
            // oxlint-disable-next-line react/no-array-index-key
            key={`${seq}/${index}`}
            color={tone}
            title={t(key, values)}
          >
            {more.map((line) => (
              <Text key={line.key} size="sm">
                {t(line.key, line.values)}
              </Text>
            ))}
            <Text size="sm" className="quiet number">
              {[textOf(at, 'full'), station, person].filter((part) => part !== '').join(' · ')}
            </Text>
          </Timeline.Item>
        );
      })}
    </Timeline>
  );
}
