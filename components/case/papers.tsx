// The papers of the case, per recipient: what is there, what is missing; what no log can know is ticked by hand.
import type { Party } from '@/lib/model/case-event';
import { type DocumentState, documentsOf } from '@/lib/response/documents';
import { ChoiceField } from '../field';
import { Icon } from '../icons';
import { useWords } from '../words';
import type { CaseDesk } from './desk';

/** @param party only this recipient's */
export function Papers({ desk, party }: { desk: CaseDesk; party?: Party }) {
  const { t, r } = useWords();
  const lists = documentsOf(desk.view).filter((list) => party === undefined || list.party === party);
  if (lists.length === 0) return <p class="quiet">{t('papers.none')}</p>;
  return (
    <>
      {lists.map(({ party: whose, documents, missing }) => (
        <section key={whose} class="part">
          <h3>
            {r(`party.${whose}`)}{' '}
            <span class="quiet small">
              {missing === 0 ? t('papers.complete') : t('papers.missing', { n: missing })}
            </span>
          </h3>
          <ul class="papers">
            {documents.map((paper) => (
              <Paper key={paper.need.id} desk={desk} paper={paper} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Paper({ desk: { act }, paper: { need, state, shownBy } }: { desk: CaseDesk; paper: DocumentState }) {
  const { t, r } = useWords();
  const title = r(need.title);
  const isMissing = state === 'missing';
  return (
    <li class={isMissing && need.need === 'required' ? 'is-missing' : ''}>
      <Icon name={isMissing ? 'open' : 'done'} />
      <div class="paper-text">
        <p>{title}</p>
        <p class="quiet small">
          {[r(`need.${need.need}`), shownBy === '' ? '' : t('papers.shown-by', { what: shownBy })]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <ChoiceField
        label={t('papers.state', { what: title })}
        isLabelHidden
        value={state}
        onInput={(chosen) =>
          void act({ kind: 'document-marked', document: need.id, party: need.party, state: chosen, note: '' })
        }
        choices={(['missing', 'there', 'given', 'not-needed'] as const)
          .filter((value) => value !== 'missing' || isMissing || shownBy === '')
          .map((value) => ({ value, text: r(`document-state.${value}`) }))}
      />
    </li>
  );
}
