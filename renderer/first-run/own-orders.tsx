import { Button, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { printerLanguages } from '../../domain/printing/printer.ts';
import type { PrinterLanguage } from '../../domain/printing/printer.ts';
import { checkSender } from '../../domain/shipments/address-rules.ts';
import type { Sender } from '../../domain/shipments/sender.ts';
import type { Refusal } from '../../domain/result.ts';
import { bridge } from '../bridge.ts';
import { chooseImport } from '../imports/choose-import.ts';
import { FoundPrinters } from '../labels/found-printers.tsx';
import { SenderForm } from '../settings/sender-section.tsx';
import { RefusalAlert } from '../ui/refusal-alert.tsx';
import { useBusy } from '../ui/use-busy.ts';
import classes from './first-run.module.css';
import { leaveFirstRun } from './use-first-run.ts';

/** Sender, printer, orders: what a shop needs before it can pack. */
export function OwnOrders({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('firstRun');
  const [step, setStep] = useState<1 | 2 | 3>(1);
  return (
    <section className={classes['card']} key={step}>
      <p className="quiet">{t('step', { step })}</p>
      {step === 1 && <SenderStep onBack={onBack} onNext={() => setStep(2)} />}
      {step === 2 && <PrinterStep onBack={() => setStep(1)} onNext={() => setStep(3)} />}
      {step === 3 && <ImportStep onBack={() => setStep(2)} />}
    </section>
  );
}

type StepProps = { readonly onBack: () => void; readonly onNext: () => void };

function SenderStep({ onBack, onNext }: StepProps) {
  const { t } = useTranslation('firstRun');
  const [sender, setSender] = useState<Sender | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const answer = await bridge.call('settings.get', {});
      if (answer.ok) setSender(answer.value.sender);
    };
    void ask();
  }, []);
  if (sender === null) return null;
  const save = async (): Promise<void> => {
    const answer = await bridge.call('settings.set', { settings: { sender } });
    if (answer.ok) onNext();
    else setRefusal(answer.refusal);
  };
  return (
    <>
      <h1>{t('senderTitle')}</h1>
      <SenderForm isShort sender={sender} onChange={setSender} />
      <RefusalAlert refusal={refusal} />
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onBack}>
          {t('back')}
        </Button>
        <Button disabled={checkSender(sender).length > 0} onClick={() => void save()}>
          {t('next')}
        </Button>
      </div>
    </>
  );
}

function PrinterStep({ onBack, onNext }: StepProps) {
  const { t } = useTranslation('firstRun');
  const { t: printers } = useTranslation('printers');
  const [name, setName] = useState('Labels');
  const [address, setAddress] = useState('');
  const [language, setLanguage] = useState<PrinterLanguage>('zpl');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { isBusy, run } = useBusy();
  const add = async (): Promise<void> => {
    const full = /^[a-z]+:/.test(address.trim()) ? address.trim() : `tcp://${address.trim()}`;
    const answer = await bridge.call('printers.add', { name, address: full, language });
    if (answer.ok) onNext();
    else setRefusal(answer.refusal);
  };
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void run(add);
      }}
    >
      <h1>{t('printerTitle')}</h1>
      <p className={classes['lead']}>{t('printerText')}</p>
      <FoundPrinters
        address={address}
        onChoose={(place) => {
          setAddress(place.address);
          setLanguage(place.languageGuess ?? language);
        }}
      />
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <TextInput
          label={t('printerName')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('printerAddress')}
          placeholder="192.168.1.50"
          autoFocus
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <Select
          label={t('printerLanguage')}
          allowDeselect={false}
          value={language}
          onChange={(one) => setLanguage(printerLanguages.find((known) => known === one) ?? 'zpl')}
          data={printerLanguages.map((value) => ({
            value,
            label: printers(`languageNames.${value}`),
          }))}
        />
      </SimpleGrid>
      <RefusalAlert refusal={refusal} />
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onBack}>
          {t('back')}
        </Button>
        <Button variant="default" onClick={onNext}>
          {t('later')}
        </Button>
        <Button
          type="submit"
          loading={isBusy}
          disabled={name.trim() === '' || address.trim() === ''}
        >
          {t('addPrinter')}
        </Button>
      </div>
    </form>
  );
}

function ImportStep({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('firstRun');
  return (
    <>
      <h1>{t('importTitle')}</h1>
      <p className={classes['lead']}>{t('importText')}</p>
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onBack}>
          {t('back')}
        </Button>
        <Button variant="default" onClick={leaveFirstRun}>
          {t('later')}
        </Button>
        <Button
          autoFocus
          onClick={() => {
            leaveFirstRun();
            void chooseImport('orders');
          }}
        >
          {t('importButton')}
        </Button>
      </div>
    </>
  );
}
