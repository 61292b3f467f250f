import {
  Alert,
  Button,
  Group,
  Modal,
  SegmentedControl,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconBellRinging, IconHandStop } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  descriptionProblem,
  noticeDescriptionLimit,
  websiteProblem,
} from '../../domain/notices/notice.ts';
import type { Refusal } from '../../domain/result.ts';
import { codePointLength } from '../../domain/text.ts';
import type { NoticeOutcome, NoticeView } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import { offerUndo } from '../shell/offer-undo.tsx';
import { RefusalAlert, wordsOf } from '../ui/refusal-alert.tsx';
import { useBusy } from '../ui/use-busy.ts';
import classes from './notices.module.css';
import { ShipmentChooser } from './shipment-chooser.tsx';

/** Which notices are to be filled. */
export type FillWish =
  /** Without ids: every parcel that waits. */
  | { readonly kind: 'batch'; readonly shipmentIds: readonly string[]; readonly count: number }
  /** One that was not handed over yet; it needs a reason. */
  | { readonly kind: 'early' }
  /** A filled notice is taken back and filled again. */
  | { readonly kind: 'edit'; readonly notice: NoticeView };

const parts = ['', 'all', 'part'] as const;
type Part = (typeof parts)[number];

/** The fields of a notice, checked while they are typed; what is refused stays in the dialog with its reason. */
export function FillDialog({
  wish,
  onClose,
}: {
  readonly wish: FillWish;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('notices');
  const { t: shell } = useTranslation('shell');
  const edited = wish.kind === 'edit' ? wish.notice : null;
  const [description, setDescription] = useState(edited?.description ?? '');
  const [website, setWebsite] = useState(edited?.website ?? '');
  const [service, setService] = useState(edited?.service ?? '');
  const [part, setPart] = useState<Part>(edited?.part ?? '');
  const [reason, setReason] = useState(edited?.forcedReason ?? '');
  const [chosen, setChosen] = useState<string | null>(null);
  const [refused, setRefused] = useState<readonly NoticeOutcome[]>([]);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { isBusy, run } = useBusy();
  const wording = descriptionProblem(description.trim());
  const address = websiteProblem({ website: website.trim(), service: '', number: '' });
  const isReady =
    wording === null &&
    address === null &&
    (wish.kind !== 'early' || (chosen !== null && reason.trim() !== ''));
  const ids = (): readonly string[] => {
    if (refused.length > 0) return refused.map(({ shipmentId }) => shipmentId);
    switch (wish.kind) {
      case 'batch':
        return wish.shipmentIds;
      case 'early':
        return chosen === null ? [] : [chosen];
      case 'edit':
        return [wish.notice.shipmentId];
      default:
        return wish satisfies never;
    }
  };
  const fill = async (): Promise<void> => {
    setRefusal(null);
    // Taken back once; a second try only fills again.
    if (edited !== null && refused.length === 0) {
      const withdrawn = await bridge.call('notices.withdraw', { noticeIds: [edited.noticeId] });
      if (!withdrawn.ok) {
        setRefusal(withdrawn.refusal);
        return;
      }
    }
    const filled = await bridge.call('notices.fill', {
      shipmentIds: [...ids()],
      description,
      website,
      service,
      part,
      force: reason.trim() === '' ? null : reason,
    });
    if (!filled.ok) {
      setRefusal(filled.refusal);
      return;
    }
    const done = filled.value.flatMap(({ notices }) => notices.map(({ noticeId }) => noticeId));
    if (done.length > 0) {
      offerUndo(t('filledDone', { count: done.length }), () =>
        bridge.call('notices.withdraw', { noticeIds: done }),
      );
    }
    const stopped = filled.value.filter((outcome) => outcome.refused !== null);
    setRefused(stopped);
    if (stopped.length === 0) onClose();
  };
  const title =
    wish.kind === 'batch'
      ? t('fillTitle', { count: wish.count })
      : wish.kind === 'edit'
        ? t('editTitle', { notice: wish.notice.noticeId })
        : t('earlyTitle');
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={title}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void run(fill);
        }}
      >
        <Stack gap="md" className={classes['fields'] ?? ''}>
          {wish.kind === 'early' && <ShipmentChooser value={chosen} onChange={setChosen} />}
          <Textarea
            data-autofocus={wish.kind === 'early' ? undefined : true}
            size="md"
            autosize
            minRows={2}
            maxRows={6}
            label={t('fillDescription')}
            description={t('fillDescriptionHint', {
              count: codePointLength(description.trim()),
              max: noticeDescriptionLimit.characters,
            })}
            error={wording === null ? null : wordsOf(wording)}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
          <TextInput
            label={t('fillWebsite')}
            description={t('fillWebsiteHint')}
            placeholder="https://www.example.com"
            error={address === null ? null : wordsOf(address)}
            value={website}
            onChange={(event) => setWebsite(event.currentTarget.value)}
          />
          <div className={classes['row']}>
            <TextInput
              label={t('fillService')}
              description={t('fillServiceHint')}
              value={service}
              onChange={(event) => setService(event.currentTarget.value)}
            />
            <SegmentedControl
              aria-label={t('fillType')}
              value={part}
              onChange={setPart}
              data={[
                { value: '', label: t('fillTypeAuto') },
                { value: 'all', label: t('all') },
                { value: 'part', label: t('part') },
              ]}
            />
          </div>
          {(wish.kind === 'early' || part === 'all' || reason !== '') && (
            <TextInput
              required={wish.kind === 'early'}
              label={t(wish.kind === 'early' ? 'fillReasonNeeded' : 'fillReason')}
              description={t('fillReasonHint')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          {refused.length > 0 && (
            <Alert
              color="stop"
              icon={<IconHandStop aria-hidden />}
              title={t('filledRefused', { count: refused.length })}
            >
              <ul className={classes['rejected']}>
                {refused.map((outcome) => (
                  <li key={outcome.shipmentId}>
                    <strong>{outcome.shipmentId}</strong>
                    <span>{outcome.refused === null ? '' : wordsOf(outcome.refused)}</span>
                  </li>
                ))}
              </ul>
            </Alert>
          )}
          <RefusalAlert refusal={refusal} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {shell(refused.length > 0 ? 'close' : 'cancel')}
            </Button>
            <Button
              type="submit"
              loading={isBusy}
              disabled={!isReady}
              leftSection={<IconBellRinging size={20} aria-hidden />}
            >
              {t(refused.length > 0 ? 'fillAgain' : edited === null ? 'fill' : 'correct')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
