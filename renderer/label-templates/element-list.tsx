import { ActionIcon, Group, Menu, Button, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LabelTemplate } from '../../domain/label/template.ts';
import { addElement, elementKinds, removeElement, reorderElement } from './edit.ts';
import { useEditor } from './editor-store.ts';
import classes from './label-templates.module.css';

/** Every element of the template by name, and what can be done with the picked one. */
export function ElementList(props: {
  readonly template: LabelTemplate;
  readonly selected: string | null;
}) {
  const { t } = useTranslation('labelTemplates');
  const { template, selected } = props;
  const { change, select } = useEditor();
  const tools = [
    { label: t('earlier'), icon: IconArrowUp, run: reorder(-1) },
    { label: t('later'), icon: IconArrowDown, run: reorder(1) },
    {
      label: t('removeElement'),
      icon: IconTrash,
      run: (id: string) => change((before) => removeElement(before, id), undefined, null),
    },
  ];
  function reorder(by: -1 | 1) {
    return (id: string): void => change((before) => reorderElement(before, id, by));
  }
  return (
    <div className={classes['list']}>
      <ul aria-label={t('elements')} className={classes['elements']}>
        {template.elements.map(({ id, kind }) => (
          <li key={id}>
            <UnstyledButton
              className={classes['element']}
              aria-pressed={id === selected}
              onClick={() => select(id)}
            >
              <span>{id}</span>
              <span className="quiet">{t(`kind-${kind}`)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Group gap={6}>
        <Menu>
          <Menu.Target>
            <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />}>
              {t('add')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {elementKinds.map((kind) => (
              <Menu.Item
                key={kind}
                onClick={() => {
                  const added = addElement(template, kind);
                  change(() => added.template, undefined, added.id);
                }}
              >
                {t(`kind-${kind}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        {selected !== null &&
          tools.map(({ label, icon: Icon, run }) => (
            <Tooltip key={label} label={label}>
              <ActionIcon
                variant="default"
                size={44}
                aria-label={label}
                onClick={() => run(selected)}
              >
                <Icon size={20} aria-hidden />
              </ActionIcon>
            </Tooltip>
          ))}
      </Group>
    </div>
  );
}
