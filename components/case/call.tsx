// Step "call": the numbers, what to say and ask, the facts digit by digit, and the answer written down.
import { channels, type Party, parties } from '@/lib/model/case-event';
import type { WordedStep } from '@/lib/response/overlay';
import { askPatiently, useAsked } from '../asking';
import { Button } from '../button';
import { ContactLines } from '../contact-book';
import { useDraft } from '../drafts';
import { ChoiceField, TextField } from '../field';
import { troubleOf, usePort } from '../port';
import { useSay } from '../said';
import { useWords } from '../words';
import { factsToGive } from './case-facts';
import type { CaseDesk } from './desk';

export function CallStep({ desk, party, numbers }: { desk: CaseDesk; party: Party; numbers: WordedStep['numbers'] }) {
  const words = useWords();
  const { t } = words;
  return (
    <>
      <OwnContacts party={party} />
      {numbers.length > 0 && (
        <section class="part">
          <h3>{t(hasOwnNumber(party) ? 'call.public' : 'call.numbers')}</h3>
          <ul class="hotlines">
            {numbers.map(({ number, name }) => (
              <li key={number}>
                <a href={`tel:${number.replace(/[^\d+]/g, '')}`} class="hotline">
                  {number}
                </a>
                <span class="quiet">{name}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="part">
        <h3>{t('call.facts')}</h3>
        {factsToGive(desk.view, words).map((facts, at) => (
          <dl key={desk.view.transactions[at]!.key} class="give">
            {facts.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        ))}
      </section>
      <section class="part">
        <h3>{t('call.log')}</h3>
        <CallForm desk={desk} place={`step-${party}`} party={party} />
      </section>
    </>
  );
}

/** A party whose number only the merchant's own contract says. */
function hasOwnNumber(party: Party): boolean {
  return party === 'acquirer' || party === 'bank' || party === 'provider';
}

/** The merchant's own contacts of this party: their number is at hand before any hotline. Where there is none it can be kept at once. */
function OwnContacts({ party }: { party: Party }) {
  const { t, r } = useWords();
  const asked = useAsked('contact.list', {}, ({ changed }) => changed === 'contact');
  if (!asked.value) return null;
  const own = asked.value.filter((contact) => contact.party === party);
  if (own.length === 0) return hasOwnNumber(party) ? <KeepNumber party={party} onKept={asked.again} /> : null;
  return (
    <section class="part">
      <h3>{t('call.own', { party: r(`party.${party}`) })}</h3>
      <ul class="plain-list">
        {own.map((contact) => (
          <li key={contact.id}>
            <ContactLines contact={contact} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function KeepNumber({ party, onKept }: { party: Party; onKept: () => Promise<unknown> }) {
  const { t, r } = useWords();
  const port = usePort();
  const say = useSay();
  const phone = useDraft(`contacts/call-${party}/phone`);
  const keep = async () => {
    try {
      const contact = { party, organisation: '', person: '', phone: phone.value.trim(), note: '' };
      await askPatiently(port, 'contact.save', { id: port.newRequestId(), ...contact });
      phone.clear();
      await onKept();
    } catch (error) {
      say({ text: t(`failed.${troubleOf(error)}`), tone: 'trouble' });
    }
  };
  return (
    <section class="part">
      <TextField
        label={t('call.own', { party: r(`party.${party}`) })}
        isOptional
        hint={t('call.own.none')}
        inputMode="tel"
        value={phone.value}
        onInput={phone.set}
      />
      {phone.value.trim() !== '' && (
        <div class="actions">
          <Button onPress={keep}>{t('call.own.add')}</Button>
        </div>
      )}
    </section>
  );
}

/** The answer, written down. @param place tells this form's drafts from those of the same form elsewhere */
export function CallForm({ desk: { view, act }, place, party }: { desk: CaseDesk; place: string; party: Party }) {
  const { t, r } = useWords();
  const key = (field: string) => `${view.caseId}/call/${place}/${field}`;
  const whom = useDraft(key('party'), party);
  const channel = useDraft(key('channel'), 'phone');
  const who = useDraft(key('who'));
  const ticket = useDraft(key('ticket'));
  const answer = useDraft(key('answer'));
  const promised = useDraft(key('promised'));
  const keep = async () => {
    const kept = await act({
      kind: 'call-logged',
      party: parties.find((known) => known === whom.value) ?? party,
      channel: channels.find((known) => known === channel.value) ?? 'other',
      who: who.value.trim(),
      ticket: ticket.value.trim(),
      answer: answer.value.trim(),
      promisedBy: promised.value,
    });
    if (kept) for (const draft of [whom, channel, who, ticket, answer, promised]) draft.clear();
  };
  return (
    <div class="form">
      <div class="form-pair">
        <ChoiceField
          label={t('call.party')}
          value={parties.find((known) => known === whom.value) ?? party}
          onInput={whom.set}
          choices={parties.map((value) => ({ value, text: r(`party.${value}`) }))}
        />
        <ChoiceField
          label={t('call.channel')}
          value={channels.find((known) => known === channel.value) ?? 'phone'}
          onInput={channel.set}
          choices={channels.map((value) => ({ value, text: r(`channel.${value}`) }))}
        />
      </div>
      <div class="form-pair">
        <TextField label={t('call.who')} isOptional value={who.value} onInput={who.set} />
        <TextField label={t('call.ticket')} isOptional value={ticket.value} onInput={ticket.set} />
      </div>
      <TextField label={t('call.answer')} isOptional value={answer.value} onInput={answer.set} rows={3} />
      <TextField label={t('call.promised')} isOptional type="date" value={promised.value} onInput={promised.set} />
      <div class="actions">
        <Button look="primary" onPress={keep}>
          {t('call.keep')}
        </Button>
      </div>
    </div>
  );
}

/** Calls and answers so far, newest first; of one party where one is given. */
export function CallList({ desk: { view }, party }: { desk: CaseDesk; party?: Party }) {
  const { t, r, instant } = useWords();
  const calls = view.calls.filter((call) => party === undefined || call.party === party);
  if (calls.length === 0) return null;
  return (
    <ul class="entries">
      {calls.reverse().map((call) => (
        <li key={call.hash}>
          <p>
            <strong>{r(`party.${call.party}`)}</strong> · {r(`channel.${call.channel}`)}
            {call.who !== '' && (
              <>
                {' '}
                · <bdi>{call.who}</bdi>
              </>
            )}
          </p>
          {call.answer !== '' && <p class="user-text">{call.answer}</p>}
          <p class="quiet small">
            {[
              instant(call.at),
              call.ticket === '' ? '' : t('call.ticket-is', { ticket: call.ticket }),
              call.promisedBy === '' ? '' : t('call.promised-by', { date: call.promisedBy }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}
