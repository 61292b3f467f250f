import { Button, PasswordInput, UnstyledButton } from '@mantine/core';
import { IconBackspace, IconUser, IconUserStar } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../domain/people/person.ts';
import type { Refusal } from '../../domain/result.ts';
import { RefusalAlert } from '../ui/refusal-alert.tsx';
import classes from './pin-entry.module.css';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/**
 * Who, and their PIN: by keyboard, by touch, or a badge into the same field. `onEnter` answers with the refusal, if
 * any; the field is then empty again.
 */
export function PinEntry(props: {
  readonly people: readonly PersonView[];
  /** Above the names. */
  readonly ask: string;
  readonly label: string;
  readonly action: string;
  readonly onEnter: (person: PersonView | null, secret: string) => Promise<Refusal | null>;
  readonly children?: ReactNode;
}) {
  const { people, onEnter } = props;
  const { t } = useTranslation('shell');
  const [chosen, setChosen] = useState<string | null>(
    people.length === 1 ? (people[0]?.id ?? null) : null,
  );
  const [secret, setSecret] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const person = people.find(({ id }) => id === chosen) ?? null;
  const isBadge = secret !== '' && !/^\d{0,8}$/.test(secret);
  const enter = async (): Promise<void> => {
    if (busy || secret === '' || (person === null && !isBadge)) return;
    setBusy(true);
    const refused = await onEnter(isBadge ? null : person, secret);
    setBusy(false);
    setSecret('');
    setRefusal(refused);
    field.current?.focus();
  };
  const press = (next: string): void => {
    setSecret(next);
    field.current?.focus();
  };
  return (
    <form
      className={classes['entry']}
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <fieldset className={classes['people']}>
        <legend>{props.ask}</legend>
        {people.map(({ id, name, role }) => (
          <UnstyledButton
            key={id}
            type="button"
            className={classes['person']}
            aria-pressed={id === chosen}
            onClick={() => {
              setChosen(id);
              setRefusal(null);
              field.current?.focus();
            }}
          >
            {role === 'lead' ? (
              <IconUserStar size={22} aria-hidden />
            ) : (
              <IconUser size={22} aria-hidden />
            )}
            <span>
              <strong>{name}</strong>
              <small>{t(role)}</small>
            </span>
          </UnstyledButton>
        ))}
      </fieldset>
      <div className={classes['secret']}>
        <PasswordInput
          ref={field}
          data-autofocus
          autoFocus
          size="lg"
          label={props.label}
          autoComplete="off"
          inputMode="numeric"
          visibilityToggleButtonProps={{ 'aria-label': t('showPin') }}
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
        <div className={classes['keys']} role="group" aria-label={t('keypad')}>
          {digits.map((digit) => (
            <UnstyledButton
              key={digit}
              type="button"
              tabIndex={-1}
              className={classes['key']}
              onClick={() => press(secret + digit)}
            >
              {digit}
            </UnstyledButton>
          ))}
          <span />
          <UnstyledButton
            type="button"
            tabIndex={-1}
            className={classes['key']}
            onClick={() => press(`${secret}0`)}
          >
            0
          </UnstyledButton>
          <UnstyledButton
            type="button"
            tabIndex={-1}
            className={classes['key']}
            aria-label={t('deleteDigit')}
            onClick={() => press(secret.slice(0, -1))}
          >
            <IconBackspace size={22} aria-hidden />
          </UnstyledButton>
        </div>
        <RefusalAlert refusal={refusal} />
        <Button
          type="submit"
          size="lg"
          fullWidth
          loading={busy}
          disabled={secret === '' || (person === null && !isBadge)}
        >
          {props.action}
        </Button>
        {props.children}
      </div>
    </form>
  );
}
