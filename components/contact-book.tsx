// The contact book: whom to call, with the number at hand before it is needed. Numbers come from the merchant's own contracts.
import { useState } from 'preact/hooks';
import { parties } from '@/lib/model/case-event';
import type { Contact } from '@/lib/model/contact';
import { askPatiently, useAsked } from './asking';
import { Button } from './button';
import { useDraft } from './drafts';
import { ChoiceField, TextField } from './field';
import { troubleOf, usePort } from './port';
import { useSay } from './said';
import { useWords } from './words';

export function ContactBook() {
  const { t, r } = useWords();
  const port = usePort();
  const say = useSay();
  const asked = useAsked('contact.list', {}, ({ changed }) => changed === 'contact');
  const [edited, setEdited] = useState<Contact | null>(null);
  const contacts = asked.value ?? [];
  const tried = async (action: Promise<unknown>, text: string) => {
    try {
      await action;
      await asked.again();
      say({ text, tone: 'done' });
      return true;
    } catch (error) {
      say({ text: t(`failed.${troubleOf(error)}`), tone: 'trouble' });
      return false;
    }
  };
  return (
    <>
      <p class="quiet">{t(contacts.length === 0 ? 'contacts.none' : 'contacts.why')}</p>
      <ul class="entries">
        {contacts.map((contact) => (
          <li key={contact.id}>
            <ContactLines contact={contact} />
            <div class="actions">
              <Button
                label={t('contacts.change.named', { what: contact.organisation || r(`party.${contact.party}`) })}
                onPress={() => setEdited(contact)}
              >
                {t('contacts.change')}
              </Button>
              <Button
                look="quiet"
                label={t('contacts.delete.named', { what: contact.organisation || r(`party.${contact.party}`) })}
                onPress={() => tried(askPatiently(port, 'contact.delete', { id: contact.id }), t('contacts.deleted'))}
              >
                {t('contacts.delete')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <ContactForm
        key={edited?.id ?? 'new'}
        contact={edited}
        onSave={(contact) => tried(askPatiently(port, 'contact.save', contact), t('settings.saved'))}
        onEnd={() => setEdited(null)}
      />
    </>
  );
}

/** A contact as it is read out before a call. */
export function ContactLines({ contact: { party, organisation, person, phone, note } }: { contact: Contact }) {
  const { r } = useWords();
  return (
    <>
      <p>
        <strong>{r(`party.${party}`)}</strong>
        {organisation !== '' && (
          <>
            {' · '}
            <bdi>{organisation}</bdi>
          </>
        )}
      </p>
      {phone !== '' && (
        <p>
          <a class="hotline" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
            {phone}
          </a>
        </p>
      )}
      {person !== '' && <p>{person}</p>}
      {note !== '' && <p class="user-text quiet">{note}</p>}
    </>
  );
}

function ContactForm(props: {
  contact: Contact | null;
  onSave: (contact: Contact) => Promise<boolean>;
  onEnd: () => void;
}) {
  const { t, r } = useWords();
  const port = usePort();
  const { contact } = props;
  const key = (field: string) => `contacts/${contact?.id ?? 'new'}/${field}`;
  const party = useDraft(key('party'), contact?.party ?? 'acquirer');
  const organisation = useDraft(key('organisation'), contact?.organisation ?? '');
  const person = useDraft(key('person'), contact?.person ?? '');
  const phone = useDraft(key('phone'), contact?.phone ?? '');
  const note = useDraft(key('note'), contact?.note ?? '');
  const chosen = parties.find((known) => known === party.value) ?? 'other';
  const end = () => {
    for (const draft of [party, organisation, person, phone, note]) draft.clear();
    props.onEnd();
  };
  const save = async () => {
    const isKept = await props.onSave({
      id: contact?.id ?? port.newRequestId(),
      party: chosen,
      organisation: organisation.value.trim(),
      person: person.value.trim(),
      phone: phone.value.trim(),
      note: note.value.trim(),
    });
    if (isKept) end();
  };
  return (
    <div class="form">
      <h3>{t(contact ? 'contacts.change' : 'contacts.add')}</h3>
      <div class="form-pair">
        <ChoiceField
          label={t('contacts.party')}
          value={chosen}
          onInput={party.set}
          choices={parties.map((value) => ({ value, text: r(`party.${value}`) }))}
        />
        <TextField label={t('contacts.organisation')} value={organisation.value} onInput={organisation.set} />
        <TextField label={t('contacts.phone')} value={phone.value} onInput={phone.set} />
        <TextField label={t('contacts.person')} isOptional value={person.value} onInput={person.set} />
      </div>
      <TextField label={t('step.note')} isOptional value={note.value} onInput={note.set} rows={2} />
      <div class="actions">
        <Button onPress={save} isDisabled={organisation.value.trim() === '' && phone.value.trim() === ''}>
          {t('contacts.keep')}
        </Button>
        {contact && (
          <Button look="quiet" onPress={end}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </div>
  );
}
