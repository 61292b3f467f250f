import { ActionIcon, Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { IconBookmarkPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../../domain/countries.ts';
import type { OrderCounts } from '../../domain/orders/order-tally.ts';
import { orderStatusLabel } from '../../domain/orders/statuses.ts';
import { bridge } from '../bridge.ts';
import { currentLanguage } from '../i18n.ts';
import { useFirstPictureIsThere } from '../ui/first-picture.ts';
import { notifyDone, notifyRefused } from '../ui/refusal-alert.tsx';
import { ViewTab } from '../ui/view-tab.tsx';
import { isSameFilter, presetNames, presets, withoutView, withView } from './filter.ts';
import type { Filter, SavedView } from './filter.ts';
import classes from './orders.module.css';

type ViewBarProps = {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly counts: OrderCounts | null;
  readonly views: readonly SavedView[];
  readonly onViews: (views: readonly SavedView[]) => void;
};

/** The views, those that everybody has and one's own, and what narrows the list further. */
export function ViewBar({ filter, onFilter, counts, views, onViews }: ViewBarProps) {
  const { t } = useTranslation('orders');
  const [isNaming, setIsNaming] = useState(false);
  const keep = async (next: readonly SavedView[], name: string | null): Promise<void> => {
    const saved = await bridge.call('settings.set', { settings: { orderViews: [...next] } });
    if (!saved.ok) notifyRefused(saved.refusal);
    else {
      onViews(saved.value.orderViews);
      if (name !== null) notifyDone(t('views.saved', { name }));
    }
  };
  const isKnown = [...presetNames.map((name) => presets[name]), ...views].some((view) =>
    isSameFilter(view, filter),
  );
  return (
    <div className={classes['bar']}>
      <div className={classes['views']} role="group" aria-label={t('views.label')}>
        {presetNames.map((name) => (
          <ViewTab
            key={name}
            name={t(`views.${name}`)}
            count={counts?.[name]}
            isShown={isSameFilter(presets[name], filter)}
            tone={name === 'held' || name === 'over' ? 'stop' : undefined}
            onShow={() => onFilter(presets[name])}
          />
        ))}
        {views.map((view) => (
          <Group key={view.name} gap={0} wrap="nowrap">
            <ViewTab
              name={view.name}
              isShown={isSameFilter(view, filter)}
              onShow={() => onFilter(view)}
            />
            {isSameFilter(view, filter) && (
              <ActionIcon
                aria-label={t('views.remove', { name: view.name })}
                onClick={() => void keep(withoutView(views, view.name), null)}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            )}
          </Group>
        ))}
        {!isKnown && (
          <Button
            variant="subtle"
            leftSection={<IconBookmarkPlus size={18} aria-hidden />}
            onClick={() => setIsNaming(true)}
          >
            {t('views.save')}
          </Button>
        )}
      </div>
      <FilterSelects filter={filter} onFilter={onFilter} counts={counts} />
      {isNaming && (
        <NameView
          onClose={() => setIsNaming(false)}
          onName={(name) => void keep(withView(views, name, filter), name)}
        />
      )}
    </div>
  );
}

function FilterSelects({
  filter,
  onFilter,
  counts,
}: Pick<ViewBarProps, 'filter' | 'onFilter' | 'counts'>) {
  const { t } = useTranslation('orders');
  const language = currentLanguage();
  // Where they stay: what is chosen from must be there when a closed field is opened by a key.
  const choices = { keepMounted: useFirstPictureIsThere() };
  const heldValue = filter.held === null ? null : filter.held ? 'held' : 'free';
  return (
    <div className={classes['filters']}>
      <Select
        aria-label={t('filter.status')}
        placeholder={t('filter.anyStatus')}
        w={150}
        clearable
        comboboxProps={choices}
        value={filter.status}
        onChange={(status) => onFilter({ ...filter, status })}
        data={[
          { value: 'TO_SHIP', label: t('filter.toShip') },
          ...(counts?.statuses ?? []).map(({ status, count }) => ({
            value: status,
            label: `${orderStatusLabel(status, language)} (${count})`,
          })),
        ]}
      />
      <Select
        aria-label={t('filter.country')}
        placeholder={t('filter.anyCountry')}
        w={150}
        clearable
        comboboxProps={choices}
        searchable
        value={filter.country === '' ? null : filter.country}
        onChange={(country) => onFilter({ ...filter, country: country ?? '' })}
        data={(counts?.countries ?? []).map(({ country, count }) => ({
          value: country,
          label: `${countryName(country, language)} ${country} (${count})`,
        }))}
      />
      <Select
        aria-label={t('filter.deadline')}
        placeholder={t('filter.anyDeadline')}
        w={150}
        clearable
        comboboxProps={choices}
        value={filter.deadline}
        onChange={(deadline) => onFilter({ ...filter, deadline })}
        data={(['over', 'soon'] as const).map((value) => ({ value, label: t(value) }))}
      />
      <Select
        aria-label={t('filter.held')}
        placeholder={t('filter.anyHeld')}
        w={150}
        clearable
        comboboxProps={choices}
        value={heldValue}
        onChange={(value) =>
          onFilter({ ...filter, held: value === null ? null : value === 'held' })
        }
        data={[
          { value: 'held', label: t('filter.isHeld') },
          { value: 'free', label: t('filter.notHeld') },
        ]}
      />
    </div>
  );
}

function NameView(props: {
  readonly onClose: () => void;
  readonly onName: (name: string) => void;
}) {
  const { t } = useTranslation('orders');
  const [name, setName] = useState('');
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('import.close') }}
      opened
      onClose={props.onClose}
      title={t('views.saveTitle')}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '') return;
          props.onName(name.trim());
          props.onClose();
        }}
      >
        <TextInput
          label={t('views.name')}
          maxLength={60}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={classes['foot']}>
          <Button type="submit" disabled={name.trim() === ''}>
            {t('views.confirm')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
