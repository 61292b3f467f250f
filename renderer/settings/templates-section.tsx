import { Badge, Button, Group, SegmentedControl, Select, Textarea } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  messageKinds,
  messageLanguages,
  messagePlaceholders,
  renderCustomerMessage,
  templateFor,
} from '../../domain/notices/message-templates.ts';
import { RefusalAlert } from '../ui/refusal-alert.tsx';
import type { SectionProps } from './draft-store.ts';
import { Panel } from './panel.tsx';
import classes from './settings.module.css';
import { inserted, withText } from './templates.ts';

/** A made-up customer, so that the text can be read as they would. */
const sample = {
  buyer: 'Anna Example',
  order: '8190000000000001',
  number: 'LZ123456785CN',
  service: 'ePacket',
  website: 'https://track.example.com',
  days: 20,
} as const;

/** The texts to customers, with what they will read beside them. */
export function TemplatesSection({ value, change }: SectionProps) {
  const { t } = useTranslation('settings');
  const [kind, setKind] = useState<(typeof messageKinds)[number]>('shipped');
  const [language, setLanguage] = useState<(typeof messageLanguages)[number]>('en');
  const field = useRef<HTMLTextAreaElement>(null);
  const own = value.messageTemplates;
  const template = templateFor(kind, language, own);
  const isOwn = own.includes(template);
  const rendered = renderCustomerMessage(template, sample);
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  const write = (text: string): void =>
    change({ messageTemplates: withText(own, kind, language, text) });
  const insert = (name: string): void => {
    const start = field.current?.selectionStart ?? template.text.length;
    const end = field.current?.selectionEnd ?? start;
    const next = inserted(template.text, start, end, `{${name}}`);
    write(next.text);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(next.cursor, next.cursor);
    });
  };
  return (
    <Panel title={t('templates')} text={t('templatesText')}>
      <Group>
        <SegmentedControl
          aria-label={t('templateKind')}
          value={kind}
          onChange={setKind}
          data={messageKinds.map((one) => ({ value: one, label: t(`kind-${one}`) }))}
        />
        <Select
          aria-label={t('templateLanguage')}
          w={190}
          allowDeselect={false}
          value={language}
          onChange={(one) => setLanguage(messageLanguages.find((known) => known === one) ?? 'en')}
          data={messageLanguages.map((one) => ({ value: one, label: t(`language-${one}`) }))}
        />
        <Badge variant="light" color={isOwn ? 'act' : 'gray'} size="lg" tt="none">
          {t(isOwn ? 'ownText' : 'builtInText')}
        </Badge>
        {isOwn && (
          <Button
            variant="subtle"
            leftSection={<IconRestore size={18} aria-hidden />}
            onClick={() => write('')}
          >
            {t('useBuiltIn')}
          </Button>
        )}
      </Group>
      <div className={classes['template']}>
        <div>
          <Textarea
            ref={field}
            label={t('templateText')}
            description={t('templateHelp')}
            dir={direction}
            autosize
            minRows={12}
            maxRows={18}
            value={template.text}
            onChange={(event) => write(event.currentTarget.value)}
          />
          <Group gap={6} mt={8} role="group" aria-label={t('placeholders')}>
            {messagePlaceholders.map((name) => (
              <Button key={name} size="compact-md" variant="default" onClick={() => insert(name)}>
                {`{${name}}`}
              </Button>
            ))}
          </Group>
        </div>
        <div>
          <h3 id="preview-title">{t('preview')}</h3>
          {rendered.ok ? (
            <article
              className={classes['preview']}
              dir={direction}
              lang={language}
              aria-labelledby="preview-title"
            >
              {rendered.value}
            </article>
          ) : (
            <RefusalAlert refusal={rendered.refusal} />
          )}
        </div>
      </div>
    </Panel>
  );
}
