import { ActionIcon, Alert, Badge, Button, Group, Select, TextInput, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCircleCheck,
  IconRestore,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exampleKinds, type ExampleKind } from '../../domain/label/example-label.ts';
import { labelDpis, type LabelDpi } from '../../domain/label/label.ts';
import type { LabelTemplate } from '../../domain/label/template.ts';
import type { LabelTemplateSummary } from '../../preload/views.ts';
import { Panel } from '../settings/panel.tsx';
import { RefusalAlert } from '../ui/refusal-alert.tsx';
import { ElementForm } from './element-form.tsx';
import { ElementList } from './element-list.tsx';
import { useEditor } from './editor-store.ts';
import classes from './label-templates.module.css';
import { Paper } from './paper.tsx';
import { useShelf } from './use-shelf.ts';
import { usePreview } from './use-preview.ts';

/** Templates of labels: which there are, what they are used for, and a table to change one on. */
export function LabelTemplatesSection() {
  const { t } = useTranslation('labelTemplates');
  const shelf = useShelf();
  const { current } = useEditor();
  const [first] = shelf.templates;
  const isEmpty = current === null;
  useEffect(() => {
    if (isEmpty && first !== undefined) void shelf.show(first.name);
    // Once, when the shelf is known; what it can do is made anew with every drawing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isEmpty, first?.name]);
  return (
    <Panel title={t('title')} text={t('text')}>
      {current !== null && (
        <>
          <Shelf shelf={shelf} template={current.template} />
          <Bench template={current.template} selected={current.selected} />
        </>
      )}
    </Panel>
  );
}

const usesOf = (summary: LabelTemplateSummary | undefined, everyPlan: string): string =>
  (summary?.usedFor ?? []).map((plan) => plan ?? everyPlan).join(', ');

/** Which template is on the table, and what becomes of it. */
function Shelf(props: {
  readonly shelf: ReturnType<typeof useShelf>;
  readonly template: LabelTemplate;
}) {
  const { t } = useTranslation('labelTemplates');
  const { shelf, template } = props;
  const { kept } = useEditor();
  const [copyName, setCopyName] = useState('');
  const [plan, setPlan] = useState<string | null>(null);
  const summary = shelf.templates.find(({ name }) => name === kept?.name);
  const isBuiltIn = summary?.builtIn ?? true;
  const isChanged = template !== kept;
  const saveCopy = async (): Promise<void> => {
    if (await shelf.save(template, copyName.trim(), false)) setCopyName('');
  };
  const uses = usesOf(summary, t('allPlans'));
  return (
    <>
      <Group align="end">
        <Select
          label={t('template')}
          w={260}
          allowDeselect={false}
          value={kept?.name ?? null}
          data={shelf.templates.map(({ name }) => name)}
          onChange={(name) => void shelf.show(name ?? '')}
        />
        <Badge variant="light" color={uses === '' ? 'gray' : 'go'} size="lg" tt="none" mb={10}>
          {uses === '' ? t('unused') : t('usedFor', { plans: uses })}
        </Badge>
      </Group>
      <Group align="end">
        <Select
          label={t('useFor')}
          w={200}
          clearable
          placeholder={t('allPlans')}
          value={plan}
          data={[...shelf.plans]}
          onChange={setPlan}
        />
        <Button
          variant="default"
          disabled={isChanged}
          onClick={() => void shelf.use(kept?.name ?? '', plan)}
        >
          {t('use')}
        </Button>
        <Button variant="default" onClick={() => void shelf.importFile()}>
          {t('import')}
        </Button>
        <Button variant="default" onClick={() => void shelf.exportFile(kept?.name ?? '')}>
          {t('export')}
        </Button>
        {!isBuiltIn && (
          <Button
            variant="default"
            color="stop"
            onClick={() => void shelf.remove(kept?.name ?? '')}
          >
            {t('remove')}
          </Button>
        )}
      </Group>
      <Group align="end">
        <TextInput
          label={t('copyName')}
          w={260}
          maxLength={60}
          value={copyName}
          onChange={({ currentTarget }) => setCopyName(currentTarget.value)}
        />
        <Button
          variant={isBuiltIn ? 'filled' : 'default'}
          disabled={copyName.trim() === ''}
          onClick={() => void saveCopy()}
        >
          {t('saveCopy')}
        </Button>
        {!isBuiltIn && (
          <Button
            disabled={!isChanged}
            onClick={() => void shelf.save(template, template.name, true)}
          >
            {t('save')}
          </Button>
        )}
      </Group>
    </>
  );
}

/** The table: the paper in its true size, and beside it its elements and what can be said of the picked one. */
function Bench(props: { readonly template: LabelTemplate; readonly selected: string | null }) {
  const { t } = useTranslation('labelTemplates');
  const { template, selected } = props;
  const { before, after, kept, undo, redo, open } = useEditor();
  const [example, setExample] = useState<ExampleKind>('usual');
  const [dpi, setDpi] = useState<LabelDpi>(203);
  const preview = usePreview(template, example, dpi);
  const element = template.elements.find(({ id }) => id === selected);
  useHotkeys([
    ['mod+Z', undo],
    ['mod+shift+Z', redo],
    ['mod+Y', redo],
  ]);
  const refused = preview.refusal ?? preview.value?.refused ?? null;
  const steps = [
    { label: t('undo'), icon: IconArrowBackUp, run: undo, can: before.length > 0 },
    { label: t('redo'), icon: IconArrowForwardUp, run: redo, can: after.length > 0 },
    {
      label: t('reset'),
      icon: IconRestore,
      run: () => kept !== null && open(kept),
      can: template !== kept,
    },
  ];
  return (
    <div className={classes['bench']}>
      <div className={classes['form']}>
        <Group gap={6}>
          {steps.map(({ label, icon: Icon, run, can }) => (
            <Tooltip key={label} label={label}>
              <ActionIcon
                variant="default"
                size={44}
                aria-label={label}
                disabled={!can}
                onClick={run}
              >
                <Icon size={20} aria-hidden />
              </ActionIcon>
            </Tooltip>
          ))}
        </Group>
        {refused !== null && <RefusalAlert refusal={refused} />}
        {refused === null && preview.value !== null && (
          <Alert color="go" variant="light" icon={<IconCircleCheck aria-hidden />}>
            {t('good')}
          </Alert>
        )}
        <ElementList template={template} selected={selected} />
        <h3>{element === undefined ? t('nothing') : t('properties', { id: element.id })}</h3>
        {element !== undefined && <ElementForm template={template} element={element} />}
      </div>
      <div className={classes['tray']}>
        <Group>
          <Select
            flex={1}
            label={t('example')}
            allowDeselect={false}
            value={example}
            data={exampleKinds.map((value) => ({ value, label: t(`example-${value}`) }))}
            onChange={(value) => setExample(exampleKinds.find((one) => one === value) ?? 'usual')}
          />
          <Select
            w={120}
            label={t('dpi')}
            allowDeselect={false}
            value={String(dpi)}
            data={labelDpis.map((value) => ({ value: String(value), label: `${value} dpi` }))}
            onChange={(value) => setDpi(labelDpis.find((one) => String(one) === value) ?? 203)}
          />
        </Group>
        <div className={classes['table']}>
          <Paper template={template} selected={selected} image={preview.value?.image ?? null} />
        </div>
        <p className="quiet">{t('previewHelp')}</p>
      </div>
    </div>
  );
}
