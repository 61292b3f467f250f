import { Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { utf8Length } from '../../domain/text.ts';
import classes from './settings.module.css';

/** A text field that counts what it takes: the platform's limits are in bytes, and a Chinese character has three. */
export function ByteField(props: {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly limit?: number;
  readonly isLong?: boolean;
  /** Where the keyboard stands when a dialog opens. */
  readonly isFirst?: boolean;
  readonly onChange: (value: string) => void;
}) {
  const { t } = useTranslation('settings');
  const { limit, value } = props;
  const bytes = utf8Length(value);
  const isOver = limit !== undefined && bytes > limit;
  const Field = props.isLong === true ? Textarea : TextInput;
  return (
    <Field
      label={props.label}
      data-autofocus={props.isFirst === true || undefined}
      description={props.description}
      value={value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      {...(props.isLong === true ? { autosize: true, minRows: 2 } : {})}
      size="md"
      error={isOver ? t('tooLong', { over: bytes - limit }) : undefined}
      inputWrapperOrder={['label', 'description', 'input', 'error']}
      rightSectionWidth={limit === undefined ? undefined : 84}
      rightSection={
        limit === undefined ? undefined : (
          <span className={classes['bytes']} data-over={isOver || undefined}>
            {isOver && <IconAlertTriangle size={14} aria-hidden />}
            {bytes}/{limit}
          </span>
        )
      }
    />
  );
}
