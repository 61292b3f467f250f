import { Checkbox, NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { templateFields } from '../../domain/label/template-fields.ts';
import type { LabelTemplate, TemplateElement } from '../../domain/label/template.ts';
import { changeElement } from './edit.ts';
import { useEditor } from './editor-store.ts';
import { ParagraphFields } from './paragraph-fields.tsx';

/** Numbers that elements have, with the least each may be; only those are shown that the picked element has. */
const numbers = [
  { name: 'xMm', words: 'x', least: 0 },
  { name: 'yMm', words: 'y', least: 0 },
  { name: 'widthMm', words: 'width', least: 0 },
  { name: 'heightMm', words: 'height', least: 0 },
  { name: 'sizeMm', words: 'size', least: 2 },
  { name: 'minSizeMm', words: 'minSize', least: 2 },
  { name: 'smallMm', words: 'smallSize', least: 2 },
  { name: 'headingMm', words: 'headingSize', least: 2 },
  { name: 'paddingXMm', words: 'paddingX', least: 0 },
  { name: 'paddingYMm', words: 'paddingY', least: 0 },
  { name: 'thicknessMm', words: 'thickness', least: 0.1 },
] as const;

/** An address is read at arm's length; its letters may not be smaller. */
const leastAddressMm = 2.67;

const oneOf = <Value extends string>(values: readonly Value[], text: string | null) =>
  values.find((value) => value === text);

const conditionOf = ({ when }: TemplateElement): string =>
  when === null ? 'always' : `${when.given ? '+' : '-'}${when.field}`;

function parseCondition(text: string): TemplateElement['when'] {
  const field = oneOf(templateFields, text.slice(1));
  return field === undefined ? null : { field, given: text.startsWith('+') };
}

/** `3.5, 7` as steps; what is no number is left out. */
const parseSteps = (text: string): number[] =>
  text
    .split(/[\s,，;]+/)
    .map(Number)
    .filter((step) => step > 0 && step <= 60)
    .slice(0, 8);

/** Everything that can be said of the picked element. */
export function ElementForm(props: {
  readonly template: LabelTemplate;
  readonly element: TemplateElement;
}) {
  const { t } = useTranslation('labelTemplates');
  const { template, element } = props;
  const { change } = useEditor();
  const set = (next: TemplateElement, group?: string, selected?: string): void =>
    change((before) => changeElement(before, element.id, next), group, selected);
  const steps = 'growMm' in element ? element.growMm : null;
  return (
    <>
      <SimpleGrid cols={2} spacing="sm" verticalSpacing="xs">
        <TextInput
          key={`id-${element.id}`}
          label={t('id')}
          defaultValue={element.id}
          maxLength={40}
          onBlur={({ currentTarget: { value } }) => {
            const isFree = template.elements.every(({ id }) => id === element.id || id !== value);
            if (/^[a-z0-9-]+$/.test(value) && isFree) {
              set({ ...element, id: value }, undefined, value);
            }
          }}
        />
        <Select
          label={t('when')}
          searchable
          allowDeselect={false}
          value={conditionOf(element)}
          onChange={(value) => set({ ...element, when: parseCondition(value ?? '') })}
          data={[
            { value: 'always', label: t('always') },
            ...templateFields.flatMap((field) => [
              { value: `+${field}`, label: t('whenGiven', { field }) },
              { value: `-${field}`, label: t('whenEmpty', { field }) },
            ]),
          ]}
        />
        {numbers.map(({ name, words, least }) => {
          const value = (element as Partial<Record<typeof name, number>>)[name];
          if (value === undefined) return null;
          const min = name === 'sizeMm' && element.kind === 'receiver' ? leastAddressMm : least;
          return (
            <NumberInput
              key={`${element.id}-${name}`}
              label={t(words)}
              min={min}
              max={400}
              step={0.5}
              decimalScale={3}
              value={value}
              onChange={(mm) => {
                if (typeof mm === 'number' && mm >= min) set({ ...element, [name]: mm }, name);
              }}
            />
          );
        })}
        {steps !== null && (
          <TextInput
            key={`grow-${element.id}`}
            label={t('grow')}
            description={t('growHelp')}
            defaultValue={steps.join(', ')}
            onBlur={({ currentTarget }) => {
              if ('growMm' in element) {
                set({ ...element, growMm: parseSteps(currentTarget.value) });
              }
            }}
          />
        )}
        {element.kind === 'text' && (
          <>
            <Select
              label={t('align')}
              allowDeselect={false}
              value={element.align}
              data={(['left', 'center', 'right'] as const).map((value) => ({
                value,
                label: t(`align-${value}`),
              }))}
              onChange={(value) =>
                set({
                  ...element,
                  align: oneOf(['left', 'center', 'right'] as const, value) ?? 'left',
                })
              }
            />
            <Select
              label={t('verticalAlign')}
              allowDeselect={false}
              value={element.verticalAlign}
              data={(['top', 'middle'] as const).map((value) => ({
                value,
                label: t(`vertical-${value}`),
              }))}
              onChange={(value) =>
                set({
                  ...element,
                  verticalAlign: oneOf(['top', 'middle'] as const, value) ?? 'middle',
                })
              }
            />
          </>
        )}
      </SimpleGrid>
      {element.kind === 'text' && (
        <>
          <Checkbox
            label={t('inverted')}
            checked={element.inverted}
            onChange={({ currentTarget: { checked } }) => set({ ...element, inverted: checked })}
          />
          <ParagraphFields element={element} onChange={set} />
        </>
      )}
      <Checkbox
        label={t('anchored')}
        checked={element.anchored}
        onChange={({ currentTarget: { checked } }) => set({ ...element, anchored: checked })}
      />
    </>
  );
}
