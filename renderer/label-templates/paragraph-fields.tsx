import { ActionIcon, Button, Checkbox, Group, Menu, NumberInput, TextInput } from '@mantine/core';
import { IconBraces, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { templateFields } from '../../domain/label/template-fields.ts';
import type { TemplateElement } from '../../domain/label/template.ts';

type TextElement = Extract<TemplateElement, { kind: 'text' }>;
type Paragraph = TextElement['paragraphs'][number];

/** The lines of a text element: words, fields, weight and size. */
export function ParagraphFields(props: {
  readonly element: TextElement;
  readonly onChange: (element: TextElement, group?: string) => void;
}) {
  const { t } = useTranslation('labelTemplates');
  const { element, onChange } = props;
  const { paragraphs } = element;
  const set = (index: number, change: Partial<Paragraph>, group?: string): void =>
    onChange(
      {
        ...element,
        paragraphs: paragraphs.map((one, at) => (at === index ? { ...one, ...change } : one)),
      },
      group,
    );
  return (
    <fieldset>
      <legend>{t('lines')}</legend>
      <p className="quiet">{t('lineHelp')}</p>
      {paragraphs.map((paragraph, index) => {
        const number = index + 1;
        return (
          // Lines have no name of their own; their place is what they are known by.
          // oxlint-disable-next-line react/no-array-index-key
          <Group key={index} gap={6} align="end" wrap="nowrap">
            <TextInput
              flex={1}
              label={t('line', { number })}
              maxLength={300}
              value={paragraph.text}
              onChange={({ currentTarget: { value } }) => {
                // A line of nothing cannot be kept; the last letter stays until another is there.
                if (value !== '') set(index, { text: value }, `text-${index}`);
              }}
              rightSection={
                <Menu>
                  <Menu.Target>
                    <ActionIcon variant="subtle" size={36} aria-label={t('insertField')}>
                      <IconBraces size={18} aria-hidden />
                    </ActionIcon>
                  </Menu.Target>
                  <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
                    {templateFields.map((field) => (
                      <Menu.Item
                        key={field}
                        onClick={() => set(index, { text: `${paragraph.text}{${field}}` })}
                      >
                        {`{${field}}`}
                      </Menu.Item>
                    ))}
                  </Menu.Dropdown>
                </Menu>
              }
            />
            <NumberInput
              w={96}
              label={t('scale')}
              min={1}
              max={4}
              step={0.1}
              decimalScale={2}
              value={paragraph.scale}
              onChange={(scale) => {
                if (typeof scale === 'number') set(index, { scale }, `scale-${index}`);
              }}
            />
            <Checkbox
              pb={12}
              label={t('bold')}
              checked={paragraph.weight === 'bold'}
              onChange={({ currentTarget: { checked } }) =>
                set(index, { weight: checked ? 'bold' : 'normal' })
              }
            />
            <ActionIcon
              variant="default"
              size={44}
              aria-label={t('removeLine', { number })}
              disabled={paragraphs.length === 1}
              onClick={() =>
                onChange({ ...element, paragraphs: paragraphs.filter((_, at) => at !== index) })
              }
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Group>
        );
      })}
      <Button
        mt={8}
        variant="default"
        leftSection={<IconPlus size={18} aria-hidden />}
        disabled={paragraphs.length >= 12}
        onClick={() =>
          onChange({
            ...element,
            paragraphs: [...paragraphs, { text: '{shipmentId}', weight: 'normal', scale: 1 }],
          })
        }
      >
        {t('addLine')}
      </Button>
    </fieldset>
  );
}
