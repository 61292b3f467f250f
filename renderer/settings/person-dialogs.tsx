import {
  Button,
  Group,
  Modal,
  PasswordInput,
  SegmentedControl,
  Stack,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRole, PersonView } from '../../domain/people/person.ts';
import type { Refusal, Result } from '../../domain/result.ts';
import { bridge } from '../bridge.ts';
import { refreshSession } from '../shell/session.ts';
import { notifyDone, RefusalAlert } from '../ui/refusal-alert.tsx';
import { useBusy } from '../ui/use-busy.ts';

type Asking = {
  readonly isBusy: boolean;
  readonly refusal: Refusal | null;
  readonly ask: (work: () => Promise<Result<PersonView>>, done: string) => Promise<void>;
};

/** Asks the main process and closes the dialog once the answer is on disk. */
function useAsking(onClose: () => void): Asking {
  const { isBusy, run } = useBusy();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const ask: Asking['ask'] = (work, done) =>
    run(async () => {
      const answer = await work();
      if (!answer.ok) {
        setRefusal(answer.refusal);
        return;
      }
      await refreshSession();
      notifyDone(done);
      onClose();
    });
  return { isBusy, refusal, ask };
}

/** A new person. */
export function AddPersonDialog(props: {
  readonly isFirst: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('settings');
  const { t: shell } = useTranslation('shell');
  const [name, setName] = useState('');
  const [role, setRole] = useState<PersonRole>(props.isFirst ? 'lead' : 'packer');
  const [pin, setPin] = useState('');
  const [badge, setBadge] = useState('');
  const { isBusy, refusal, ask } = useAsking(props.onClose);
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t(props.isFirst ? 'addFirst' : 'addPerson')}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void ask(
            () => bridge.call('people.add', { name, role, pin, badge }),
            t('personAdded', { name: name.trim() }),
          );
        }}
      >
        <Stack>
          {props.isFirst && <p className="quiet">{t('firstText')}</p>}
          <TextInput
            label={t('name')}
            data-autofocus
            value={name}
            maxLength={40}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {!props.isFirst && <RoleControl role={role} onChange={setRole} />}
          <PinField value={pin} label={t('pin')} onChange={setPin} />
          <BadgeField value={badge} onChange={setBadge} />
          <RefusalAlert refusal={refusal} />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {shell('cancel')}
            </Button>
            <Button type="submit" loading={isBusy}>
              {t('add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** What can be changed of a person; taking them out asks once more, since their PIN cannot come back. */
export function ChangePersonDialog(props: {
  readonly person: PersonView;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('settings');
  const { t: shell } = useTranslation('shell');
  const { person } = props;
  const { id, name } = person;
  const [role, setRole] = useState<PersonRole>(person.role);
  const [pin, setPin] = useState('');
  const [badge, setBadge] = useState('');
  const [isRemoving, setIsRemoving] = useState(false);
  const { isBusy, refusal, ask } = useAsking(props.onClose);
  const isSame = role === person.role && pin === '' && badge === '';
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={name}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      {isRemoving ? (
        <Stack>
          <p>{t('removeText', { name })}</p>
          <RefusalAlert refusal={refusal} />
          <Group justify="flex-end">
            <Button variant="default" data-autofocus onClick={() => setIsRemoving(false)}>
              {shell('cancel')}
            </Button>
            <Button
              color="stop"
              loading={isBusy}
              onClick={() =>
                void ask(() => bridge.call('people.remove', { id }), t('personRemoved', { name }))
              }
            >
              {t('remove')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void ask(
              () =>
                bridge.call('people.change', {
                  id,
                  role: role === person.role ? null : role,
                  pin: pin === '' ? null : pin,
                  badge: badge === '' ? null : badge,
                }),
              t('personChanged', { name }),
            );
          }}
        >
          <Stack>
            <RoleControl role={role} onChange={setRole} />
            <PinField value={pin} label={t('newPin')} onChange={setPin} />
            <BadgeField value={badge} onChange={setBadge} />
            {person.hasBadge && (
              <Button
                variant="subtle"
                color="stop"
                onClick={() =>
                  void ask(
                    () => bridge.call('people.change', { id, badge: '' }),
                    t('personChanged', { name }),
                  )
                }
              >
                {t('removeBadge')}
              </Button>
            )}
            <RefusalAlert refusal={refusal} />
            <Group justify="space-between">
              <Button variant="subtle" color="stop" onClick={() => setIsRemoving(true)}>
                {t('remove')}
              </Button>
              <Button type="submit" loading={isBusy} disabled={isSame}>
                {t('save')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

function RoleControl(props: {
  readonly role: PersonRole;
  readonly onChange: (role: PersonRole) => void;
}) {
  const { t } = useTranslation('settings');
  const { t: shell } = useTranslation('shell');
  return (
    <div>
      <SegmentedControl
        aria-label={t('role')}
        fullWidth
        value={props.role}
        onChange={props.onChange}
        data={(['packer', 'lead'] as const).map((value) => ({ value, label: shell(value) }))}
      />
      <p className="quiet">{t(props.role === 'lead' ? 'leadMay' : 'packerMay')}</p>
    </div>
  );
}

function PinField(props: {
  readonly value: string;
  readonly label: string;
  readonly onChange: (pin: string) => void;
}) {
  const { t } = useTranslation('settings');
  const { t: shell } = useTranslation('shell');
  return (
    <PasswordInput
      size="md"
      label={props.label}
      description={t('pinText')}
      inputMode="numeric"
      autoComplete="off"
      maxLength={8}
      visibilityToggleButtonProps={{ 'aria-label': shell('showPin') }}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

/** A scanner ends with Enter; here that must not send the form before the name is typed. */
function BadgeField(props: { readonly value: string; readonly onChange: (code: string) => void }) {
  const { t } = useTranslation('settings');
  const { t: shell } = useTranslation('shell');
  return (
    <PasswordInput
      size="md"
      label={t('badgeField')}
      description={t('badgeText')}
      autoComplete="off"
      visibilityToggleButtonProps={{ 'aria-label': shell('showPin') }}
      value={props.value}
      onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
