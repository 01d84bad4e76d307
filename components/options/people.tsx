// Who works in the shop and as what, and who of them is at this browser: the name that stands beside every entry of the record.
import type { Settings } from '@/lib/model/settings';
import type { Person } from '@/lib/model/shop-hours';
import { Button } from '../button';
import { useDraft } from '../drafts';
import { ChoiceField, TextField } from '../field';
import { usePort } from '../port';
import { useWords, type Words } from '../words';
import { useChange } from './change';

/** `Li Min (night cashier)`. */
export function personText({ name, role }: Person, { o }: Pick<Words, 'o'>): string {
  return role === '' ? name : o('people.with-role', { name, role });
}

export function PeopleSettings({ settings: { people = [], actor } }: { settings: Settings }) {
  const words = useWords();
  const { o } = words;
  const port = usePort();
  const change = useChange();
  const name = useDraft('options/person/name');
  const role = useDraft('options/person/role');
  const texts = people.map((person) => personText(person, words));
  const add = async () => {
    const person = { name: name.value.trim(), role: role.value.trim() };
    const others = people.filter((one) => one.name !== person.name);
    if (await change({ people: [...others, person] })) for (const draft of [name, role]) draft.clear();
  };
  const choose = async (text: string) => {
    if (text === '') return;
    // The name typed under "General" and not saved yet gives way.
    port.drafts.forget('settings/actor');
    await change({ actor: text });
  };
  return (
    <div class="form">
      <p class="quiet">{o(people.length === 0 ? 'people.none' : 'people.why')}</p>
      <ul class="plain-list">
        {people.map((person) => (
          <li key={person.name}>
            <bdi>{personText(person, words)}</bdi>{' '}
            <Button
              look="quiet"
              label={o('delete.named', { what: person.name })}
              onPress={() => change({ people: people.filter((other) => other !== person) })}
            >
              {o('delete')}
            </Button>
          </li>
        ))}
      </ul>
      <div class="form-pair">
        <TextField label={o('people.name')} value={name.value} onInput={name.set} maxLength={80} />
        <TextField label={o('people.role')} isOptional value={role.value} onInput={role.set} maxLength={80} />
      </div>
      <div class="actions">
        <Button onPress={add} isDisabled={name.value.trim() === ''}>
          {o('people.add')}
        </Button>
      </div>
      {people.length > 0 && (
        <ChoiceField
          label={o('people.here')}
          value={texts.includes(actor) ? actor : ''}
          onInput={(text) => void choose(text)}
          choices={[{ value: '', text: o('people.here.other') }, ...texts.map((text) => ({ value: text, text }))]}
        />
      )}
    </div>
  );
}
