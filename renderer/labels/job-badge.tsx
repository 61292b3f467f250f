import { Badge } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleCheck,
  IconClock,
  IconHandStop,
  IconSend,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintLine } from '../../preload/views.ts';

const faces: Readonly<
  Record<
    PrintLine['state'],
    { readonly icon: ComponentType<{ size?: number }>; readonly color: string }
  >
> = {
  waiting: { icon: IconClock, color: 'gray' },
  queued: { icon: IconClock, color: 'gray' },
  claimed: { icon: IconClock, color: 'gray' },
  sending: { icon: IconSend, color: 'act' },
  'handed-over': { icon: IconCircleCheck, color: 'go' },
  acknowledged: { icon: IconCircleCheck, color: 'go' },
  unknown: { icon: IconAlertTriangle, color: 'wait' },
  failed: { icon: IconHandStop, color: 'stop' },
  refused: { icon: IconHandStop, color: 'stop' },
  cancelled: { icon: IconArrowBackUp, color: 'gray' },
};

/** How far a label is known to have come, in words with a picture. */
export function JobBadge({ state }: { readonly state: PrintLine['state'] }) {
  const { t } = useTranslation('labels');
  const { icon: Icon, color } = faces[state];
  return (
    <Badge variant="light" color={color} tt="none" size="lg" leftSection={<Icon size={14} />}>
      {t(`job.${state}`)}
    </Badge>
  );
}
