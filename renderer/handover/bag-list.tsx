import { ActionIcon, Badge, Tooltip } from '@mantine/core';
import { IconLock, IconPackages, IconTarget } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { handoverLimits } from '../../domain/handover/handover.ts';
import type { HandoverView } from '../../preload/views.ts';
import type { BagTarget } from './figures.ts';
import { bagInUse, weightText } from './figures.ts';
import classes from './scan-desk.module.css';

/** The bags, the newest first: how full, how heavy, which one fills now. */
export function BagList(props: {
  readonly bags: HandoverView['bags'];
  readonly target: BagTarget;
  readonly onAim: (target: BagTarget) => void;
  readonly onClose: (bagId: string) => void;
  readonly onShow: (bagId: string) => void;
}) {
  const { bags, target, onAim, onClose, onShow } = props;
  const { t } = useTranslation('handover');
  const { bagId: current } = bagInUse(bags, target);
  const limit = handoverLimits.parcelsPerBag.count;
  return (
    <section className={classes['card']} data-grow>
      <h2>
        <IconPackages size={20} aria-hidden /> {t('bags')} <b>{bags.length}</b>
      </h2>
      {bags.length === 0 && <p className={classes['note']}>{t('noBags')}</p>}
      {target === 'new' && <p className={classes['note']}>{t('newBagPending')}</p>}
      <ul className={classes['list']}>
        {bags.toReversed().map(({ bagId, closed, waybills, weightGrams }) => {
          const isOpen = !closed && waybills.length < limit;
          return (
            <li key={bagId}>
              <span className={classes['text']}>
                <span>
                  <span className="number">{bagId}</span>{' '}
                  {bagId === current && (
                    <Badge variant="light" color="act" tt="none">
                      {t('fillsNow')}
                    </Badge>
                  )}
                  {closed && (
                    <Badge
                      variant="light"
                      color="gray"
                      tt="none"
                      leftSection={<IconLock size={12} aria-hidden />}
                    >
                      {t('bagClosed')}
                    </Badge>
                  )}
                </span>
                <small className="number">
                  {waybills.length} {t('ofLimit', { limit })} · {weightText(weightGrams)}
                </small>
              </span>
              {isOpen && bagId !== current && (
                <Tooltip label={t('useBag')}>
                  <ActionIcon
                    aria-label={`${t('useBag')} ${bagId}`}
                    onClick={() => onAim({ bagId })}
                  >
                    <IconTarget size={20} />
                  </ActionIcon>
                </Tooltip>
              )}
              {!closed && waybills.length > 0 && (
                <Tooltip label={t('closeBag')}>
                  <ActionIcon
                    aria-label={`${t('closeBag')} ${bagId}`}
                    onClick={() => onClose(bagId)}
                  >
                    <IconLock size={20} />
                  </ActionIcon>
                </Tooltip>
              )}
              <Tooltip label={t('showParcels', { bag: bagId })}>
                <ActionIcon
                  aria-label={t('showParcels', { bag: bagId })}
                  onClick={() => onShow(bagId)}
                >
                  <IconPackages size={20} />
                </ActionIcon>
              </Tooltip>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
