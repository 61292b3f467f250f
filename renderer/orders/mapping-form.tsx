import { Button, Select, Table } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orderColumnKeys } from '../../domain/orders/order-columns.ts';
import { columnsMissing } from '../../domain/orders/sheet-headers.ts';
import type { SheetHeaders } from '../../domain/orders/sheet-headers.ts';
import { assign, understood } from './mapping.ts';
import classes from './orders.module.css';

/** Asks which header of a sheet means which column; done as soon as everything that is needed is there. */
export function MappingForm(props: {
  readonly fileName: string;
  readonly sheet: SheetHeaders;
  readonly onCancel: () => void;
  readonly onConfirm: (mapping: Readonly<Record<string, string>>) => void;
}) {
  const { t } = useTranslation('orders');
  const [assignment, setAssignment] = useState(() => understood(props.sheet.headers));
  const missing = columnsMissing(new Set(Object.values(assignment)));
  const used = new Set(Object.values(assignment));
  const choices = orderColumnKeys.map((key) => ({
    value: key,
    label: t(`columns.${key}`),
  }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (missing.length === 0) props.onConfirm(assignment);
      }}
    >
      <p className={classes['hint']}>{t('mapping.intro', { file: props.fileName })}</p>
      {/* The list scrolls, so the keyboard must be able to reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div
        className={classes['rows']}
        role="region"
        aria-label={t('mapping.title')}
        tabIndex={0}
        data-autofocus
      >
        <Table stickyHeader verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={200}>{t('mapping.header')}</Table.Th>
              <Table.Th>{t('mapping.samples')}</Table.Th>
              <Table.Th w={300}>{t('mapping.column')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {props.sheet.headers.map(({ header, samples }) => (
              <Table.Tr key={header}>
                <Table.Td fw={600}>{header}</Table.Td>
                <Table.Td>
                  <div className={classes['sample']}>
                    <bdi>{samples.join(' · ')}</bdi>
                  </div>
                </Table.Td>
                <Table.Td>
                  <Select
                    aria-label={t('mapping.means', { header })}
                    placeholder={t('mapping.unused')}
                    searchable
                    clearable
                    clearButtonProps={{ 'aria-label': t('mapping.clear', { header }) }}
                    value={assignment[header] === '' ? null : (assignment[header] ?? null)}
                    onChange={(column) => setAssignment(assign(assignment, header, column ?? ''))}
                    data={choices}
                    renderOption={({ option }) =>
                      used.has(option.value) ? (
                        <span className="quiet">{option.label}</span>
                      ) : (
                        option.label
                      )
                    }
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <div className={classes['foot']}>
        <span
          className={classes['missing']}
          role="status"
          data-tone={missing.length === 0 ? 'go' : 'wait'}
        >
          {missing.length === 0 ? (
            <>
              <IconCircleCheck size={18} aria-hidden /> {t('mapping.complete')}
            </>
          ) : (
            <>
              <IconAlertTriangle size={18} aria-hidden /> {t('mapping.missing')}{' '}
              {missing
                .map((group) => group.map((key) => t(`columns.${key}`)).join(t('mapping.or')))
                .join(', ')}
            </>
          )}
        </span>
        <Button variant="default" onClick={props.onCancel}>
          {t('mapping.cancel')}
        </Button>
        <Button type="submit" disabled={missing.length > 0}>
          {t('mapping.confirm')}
        </Button>
      </div>
    </form>
  );
}
