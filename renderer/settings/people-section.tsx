import { Badge, Button, Group, NumberInput, Table } from '@mantine/core';
import { IconId, IconUser, IconUserPlus, IconUserStar } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../domain/people/person.ts';
import { refreshSession } from '../shell/session.ts';
import { useSession } from '../shell/session-store.ts';
import type { SectionProps } from './draft-store.ts';
import { Panel } from './panel.tsx';
import { AddPersonDialog, ChangePersonDialog } from './person-dialogs.tsx';
import classes from './settings.module.css';

/** Who works here. Without anybody everything is allowed to everybody; with people, each signs in. */
export function PeopleSection({ value, change }: SectionProps) {
  const { t } = useTranslation('settings');
  const { t: shell } = useTranslation('shell');
  const people = useSession((state) => state.people) ?? [];
  const [isAdding, setIsAdding] = useState(false);
  const [chosen, setChosen] = useState<PersonView | null>(null);
  useEffect(() => {
    void refreshSession();
  }, []);
  return (
    <>
      <Panel title={t('people')} text={t(people.length === 0 ? 'peopleNone' : 'peopleText')}>
        {people.length > 0 && (
          <Table verticalSpacing="sm" className={classes['people'] ?? ''}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('name')}</Table.Th>
                <Table.Th>{t('role')}</Table.Th>
                <Table.Th>{t('badge')}</Table.Th>
                <Table.Th>
                  <span className={classes['hidden']}>{t('changePerson')}</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {people.map((person) => (
                <Table.Tr key={person.id}>
                  <Table.Td fw={600}>{person.name}</Table.Td>
                  <Table.Td>
                    <Badge
                      variant="light"
                      size="lg"
                      tt="none"
                      color={person.role === 'lead' ? 'act' : 'gray'}
                      leftSection={
                        person.role === 'lead' ? <IconUserStar size={16} /> : <IconUser size={16} />
                      }
                    >
                      {shell(person.role)}
                    </Badge>
                  </Table.Td>
                  <Table.Td>
                    {person.hasBadge ? (
                      <Group gap={6}>
                        <IconId size={18} aria-hidden /> {t('hasBadge')}
                      </Group>
                    ) : (
                      <span className="quiet">–</span>
                    )}
                  </Table.Td>
                  <Table.Td ta="end">
                    <Button
                      variant="default"
                      size="sm"
                      h={40}
                      aria-label={t('changeNamed', { name: person.name })}
                      onClick={() => setChosen(person)}
                    >
                      {t('changePerson')}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        <Button
          variant={people.length === 0 ? 'filled' : 'default'}
          leftSection={<IconUserPlus size={18} aria-hidden />}
          className={classes['start'] ?? ''}
          onClick={() => setIsAdding(true)}
        >
          {t(people.length === 0 ? 'addFirst' : 'addPerson')}
        </Button>
      </Panel>
      {people.length > 0 && (
        <Panel title={t('autoLock')} text={t('autoLockText')}>
          <NumberInput
            label={t('autoLockMinutes')}
            w={220}
            min={0}
            max={240}
            allowDecimal={false}
            value={value.autoLockMinutes}
            onChange={(minutes) =>
              typeof minutes === 'number' && change({ autoLockMinutes: minutes })
            }
          />
        </Panel>
      )}
      {isAdding && (
        <AddPersonDialog isFirst={people.length === 0} onClose={() => setIsAdding(false)} />
      )}
      {chosen !== null && <ChangePersonDialog person={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}
