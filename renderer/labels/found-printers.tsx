import { Button, Group, Input, Text, UnstyledButton } from '@mantine/core';
import { IconPlugConnected, IconPrinter, IconRefresh, IconUsb } from '@tabler/icons-react';
import { useCallback, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parsePrinterAddress, printerPlace } from '../../domain/printing/printer.ts';
import type { FoundPrinter } from '../../preload/views.ts';
import { bridge } from '../bridge.ts';
import classes from './labels.module.css';

/** Where an address leads to, whatever the settings of its line; null for what is no address. */
function placeOf(address: string): string | null {
  const parsed = parsePrinterAddress(address);
  return parsed.ok ? printerPlace(parsed.value) : null;
}

const icons = { queue: IconPrinter, usb: IconUsb, serial: IconPlugConnected } as const;

/** What this computer has to print on, to be chosen instead of typing an address. Only lists; nothing is sent. */
export function FoundPrinters(props: {
  readonly address: string;
  readonly onChoose: (place: FoundPrinter) => void;
}) {
  const { t } = useTranslation('printers');
  const id = useId();
  const chosen = placeOf(props.address);
  const [places, setPlaces] = useState<readonly FoundPrinter[] | null>(null);
  const look = useCallback(async (): Promise<void> => {
    const answer = await bridge.call('printers.discover', {});
    setPlaces(answer.ok ? answer.value.found : []);
  }, []);
  useEffect(() => {
    // What is plugged in is an external system: looking at it is what the effect is for.
    // oxlint-disable-next-line react/set-state-in-effect
    void look();
  }, [look]);
  return (
    <div role="group" aria-labelledby={id}>
      <Group justify="space-between" wrap="nowrap">
        <Input.Label size="md" labelElement="div" id={id}>
          {t('found')}
        </Input.Label>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={() => void look()}
        >
          {t('lookAgain')}
        </Button>
      </Group>
      {places === null || places.length === 0 ? (
        <Text size="sm" className="quiet" role="status">
          {t(places === null ? 'looking' : 'foundNone')}
        </Text>
      ) : (
        <div className={classes['places']}>
          {places.map((place) => (
            <Place
              key={place.address}
              place={place}
              isChosen={placeOf(place.address) === chosen}
              onChoose={() => props.onChoose(place)}
            />
          ))}
        </div>
      )}
    </div>
  );
}

function Place(props: {
  readonly place: FoundPrinter;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}) {
  const { t } = useTranslation('printers');
  const { place, isChosen } = props;
  const { serialNumber, languageGuess, usedBy, isForbidden, retries } = place;
  const Icon = icons[place.kind];
  const about = [
    t(`places.${place.kind}`),
    ...(serialNumber === null ? [] : [t('serialNumber', { number: serialNumber })]),
    ...(languageGuess === null
      ? []
      : [t('guess', { language: t(`languageNames.${languageGuess}`) })]),
    ...(usedBy === null
      ? []
      : [t('usedBy', { name: usedBy === 'scale' ? t('theScale') : usedBy })]),
  ].join(' · ');
  return (
    <UnstyledButton className={classes['place']} aria-pressed={isChosen} onClick={props.onChoose}>
      <Icon size={22} stroke={1.5} aria-hidden />
      <span>
        <b>{place.name}</b>
        <span className="quiet">{about}</span>
        {isForbidden && <span className={classes['placeWarning']}>{t('forbidden')}</span>}
        {isChosen && retries === true && (
          <span className={classes['placeWarning']}>
            {t('queueRetries', { name: place.address.slice('queue:'.length) })}
          </span>
        )}
      </span>
    </UnstyledButton>
  );
}
