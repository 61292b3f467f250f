import { Button, Group } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconInfoCircle,
  IconStethoscope,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScannerSettings } from '../../domain/settings/scanner.ts';
import { bridge } from '../bridge.ts';
import { notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';
import { useQuery } from '../ui/use-query.ts';
import { CodePicture } from './code-picture.tsx';
import { diagnose } from './diagnose.ts';
import type { Diagnosis, Finding, HeardKey } from './diagnose.ts';
import { recordScan } from './record-scan.ts';
import classes from './scanner-doctor.module.css';

/** What the test codes hold: letters that other layouts move, both cases, every digit, signs of waybills and SKUs. */
const tests = [
  { kind: 'code128', text: 'PB-aQwZ/yM0123456789' },
  { kind: 'qr', text: 'PB2_Az#mQ.yW+98' },
] as const;

type Step =
  | { readonly kind: 'resting' }
  | { readonly kind: 'listening'; readonly scans: readonly (readonly HeardKey[])[] }
  | { readonly kind: 'told'; readonly diagnosis: Diagnosis };

/** Finds out in two scans what is wrong with a scanner, says it in words and stores what settings can mend. */
export function ScannerDoctor() {
  const { t } = useTranslation('scanner');
  const [step, setStep] = useState<Step>({ kind: 'resting' });
  const { value: settings } = useQuery('settings.get', {});
  const listening = step.kind === 'listening' ? step.scans : null;
  useEffect(() => {
    if (listening === null) return undefined;
    const cancel = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setStep({ kind: 'resting' });
    };
    window.addEventListener('keydown', cancel);
    const stop = recordScan((keys) => {
      const scans = [...listening, keys];
      if (scans.length < tests.length) return setStep({ kind: 'listening', scans });
      const diagnosis = diagnose(
        tests.map(({ text }, index) => ({ expected: text, keys: scans[index] ?? [] })),
      );
      return setStep({ kind: 'told', diagnosis });
    });
    return () => {
      stop();
      window.removeEventListener('keydown', cancel);
    };
  }, [listening]);
  const begin = (): void => setStep({ kind: 'listening', scans: [] });
  const test = listening === null ? undefined : tests[listening.length];
  return (
    <section className={classes['doctor']} aria-label={t('title')}>
      <p className="quiet">{t('text')}</p>
      {settings !== null && <Summary settings={settings.scanner} />}
      {step.kind === 'told' && (
        <Told diagnosis={step.diagnosis} onSaved={() => setStep({ kind: 'resting' })} />
      )}
      {test === undefined ? (
        <Button
          leftSection={<IconStethoscope size={20} aria-hidden />}
          variant={step.kind === 'told' ? 'default' : 'filled'}
          onClick={begin}
        >
          {t(step.kind === 'told' ? 'again' : 'start')}
        </Button>
      ) : (
        <div className={classes['test']} aria-live="polite">
          <p className="quiet">{t('step', { number: (listening?.length ?? 0) + 1 })}</p>
          <h3>{t('scanThis')}</h3>
          <CodePicture key={test.text} text={test.text} kind={test.kind} />
          <p className="quiet">{t('codeHint')}</p>
          <Button variant="default" onClick={() => setStep({ kind: 'resting' })}>
            {t('cancel')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Summary({ settings }: { readonly settings: ScannerSettings }) {
  const { t } = useTranslation('scanner');
  const { prefix, suffix, maxGapMs, mapping } = settings;
  return (
    <p className={classes['summary']}>
      {t('now', {
        prefix: prefix === '' ? t('none') : prefix,
        suffix: t(`suffix_${suffix}`),
        maxGapMs,
        mapping: t(`mapping_${mapping}`),
      })}
    </p>
  );
}

function Told({
  diagnosis,
  onSaved,
}: {
  readonly diagnosis: Diagnosis;
  readonly onSaved: () => void;
}) {
  const { t } = useTranslation('scanner');
  const { findings, settings } = diagnosis;
  const worst = findings.some(({ level }) => level === 'problem')
    ? 'problem'
    : findings.some(({ level }) => level === 'note')
      ? 'note'
      : 'good';
  const save = async (scanner: ScannerSettings): Promise<void> => {
    const saved = await bridge.call('settings.set', { settings: { scanner } });
    if (!saved.ok) return notifyRefused(saved.refusal);
    notifyDone(t('saved'));
    onSaved();
  };
  return (
    <div className={classes['told']} role="status">
      <h3>
        {t(worst === 'problem' ? 'someProblems' : worst === 'note' ? 'someNotes' : 'allGood')}
      </h3>
      <ul aria-label={t('result')}>
        {findings.map((one) => (
          <li key={one.code} data-level={one.level}>
            <FindingIcon level={one.level} />
            <span>{t(one.code, one.params)}</span>
          </li>
        ))}
      </ul>
      {settings !== null && (
        <Group>
          <Button onClick={() => void save(settings)}>{t('save')}</Button>
          <Summary settings={settings} />
        </Group>
      )}
    </div>
  );
}

function FindingIcon({ level }: { readonly level: Finding['level'] }) {
  switch (level) {
    case 'good':
      return <IconCircleCheck size={22} aria-hidden />;
    case 'note':
      return <IconInfoCircle size={22} aria-hidden />;
    case 'problem':
      return <IconAlertTriangle size={22} aria-hidden />;
    default:
      return level satisfies never;
  }
}
