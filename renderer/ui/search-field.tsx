import { TextInput } from '@mantine/core';
import type { TextInputProps } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { Ref } from 'react';

/** What narrows the list below it; the label stands inside until something is typed. */
export function SearchField({
  label,
  onSearch,
  ...rest
}: Pick<TextInputProps, 'className' | 'maw' | 'w'> & {
  readonly ref?: Ref<HTMLInputElement>;
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}) {
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={18} aria-hidden />}
      onChange={(event) => onSearch(event.currentTarget.value)}
      {...rest}
    />
  );
}
