// All remembered transactions: searched, newest first, anomalies marked, each with its earlier versions. Kept beyond what the portal shows.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { RecordRow } from '@/lib/messaging/messages/record-messages';
import { severities } from '@/lib/model/finding';
import { askPatiently, useAsked } from './asking';
import { Button } from './button';
import { useDraft } from './drafts';
import { ChoiceField, TextField } from './field';
import { troubleOf, usePort } from './port';
import { Problem } from './problem';
import { amountText, cardText, placeText, timeText } from './row-facts';
import { SeverityTag } from './severity-tag';
import { StatementLook } from './statement-look';
import { wordFindings } from './worded-finding';
import { useWords } from './words';

const pageSize = 100;
/** Pause after the last key before a search begins, in milliseconds. */
const typingPause = 250;

interface Found {
  rows: RecordRow[];
  next: string;
}

export function RecordsView() {
  const { t } = useWords();
  const port = usePort();
  const portals = useAsked('records.portals', {}, ({ changed }) => changed === 'tab');
  const portalDraft = useDraft('records/portal');
  const words = useDraft('records/words');
  const from = useDraft('records/from');
  const to = useDraft('records/to');
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState('');
  const latest = useRef(0);
  const known = portals.value ?? [];
  const portal = (known.find((one) => one.portal === portalDraft.value) ?? known[0])?.portal ?? '';
  const search = useRef(async (_after: string, _before: RecordRow[]) => {});
  search.current = async (after, before) => {
    if (portal === '') return;
    latest.current += 1;
    const mine = latest.current;
    setProblem('');
    try {
      const order = { portal, words: words.value, from: from.value, to: to.value, after, limit: pageSize };
      const { rows, next } = await askPatiently(port, 'records.search', order);
      if (mine === latest.current) setFound({ rows: [...before, ...rows], next });
    } catch (error) {
      if (mine === latest.current) setProblem(t(`failed.${troubleOf(error)}`));
    }
  };
  const question = JSON.stringify([portal, words.value, from.value, to.value]);
  const asked = useRef('');
  useEffect(() => {
    const pause = asked.current === '' ? 0 : typingPause;
    asked.current = question;
    const timer = setTimeout(() => void search.current('', []), pause);
    return () => clearTimeout(timer);
  }, [question]);
  if (portals.value === null) return <p class="quiet waiting">{t(portals.trouble ? 'page.gone' : 'loading')}</p>;
  const total = known.find((one) => one.portal === portal)?.rows ?? 0;
  return (
    <>
      <h1>{t('records.heading')}</h1>
      <p class="quiet">{t('records.why')}</p>
      <StatementLook />
      {known.length === 0 ? (
        <p>{t('records.none')}</p>
      ) : (
        <>
          <div class="form-pair filters">
            <ChoiceField
              label={t('records.portal')}
              value={portal}
              onInput={portalDraft.set}
              choices={known.map((one) => ({
                value: one.portal,
                text: one.portal.replace(/^statement:/, `${t('statement.source')} · `),
              }))}
            />
            <TextField type="search" label={t('rows.find')} value={words.value} onInput={words.set} />
            <TextField type="date" label={t('records.from')} value={from.value} onInput={from.set} />
            <TextField type="date" label={t('records.to')} value={to.value} onInput={to.set} />
          </div>
          <p role="status" class={found || problem !== '' ? 'quiet' : 'quiet waiting'}>
            {found ? t('records.shown', { n: found.rows.length, total }) : t('loading')}
          </p>
          <Problem text={problem} />
          {found && found.rows.length === 0 && <p class="quiet">{t('rows.found-none')}</p>}
          {found && found.rows.length > 0 && <Records rows={found.rows} />}
          {found && found.next !== '' && (
            <div class="actions">
              <Button onPress={() => search.current(found.next, found.rows)}>{t('records.more')}</Button>
            </div>
          )}
        </>
      )}
    </>
  );
}

function Records({ rows }: { rows: readonly RecordRow[] }) {
  const { t } = useWords();
  return (
    <section class="table-frame" aria-label={t('records.heading')} tabIndex={0}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t('field.time')}</th>
            <th scope="col" class="number">
              {t('field.amount')}
            </th>
            <th scope="col">{t('records.mark')}</th>
            <th scope="col">{t('records.type')}</th>
            <th scope="col">{t('field.store')}</th>
            <th scope="col">{t('field.card')}</th>
            <th scope="col">{t('records.case')}</th>
            <th scope="col">{t('records.versions')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <RecordLine key={row.key} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RecordLine({ row }: { row: RecordRow }) {
  const words = useWords();
  const { r, t, language } = words;
  const { transaction, findings, caseId, versions, key } = row;
  const gravest = severities.findLast((severity) => findings.some((finding) => finding.severity === severity));
  const worded = wordFindings(findings, language);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <tr class={gravest ? `severity-${gravest}` : ''}>
        <th scope="row" class="time">
          {timeText(transaction, words)}
        </th>
        <td class="number">{amountText(transaction, words)}</td>
        <td>
          {gravest && (
            <>
              <SeverityTag severity={gravest} />
              <span class="small"> {worded?.reasons.map(({ name }) => name).join(', ')}</span>
            </>
          )}
        </td>
        <td>
          {[
            transaction.type === null ? '' : r(`type.${transaction.type}`),
            transaction.status === null || transaction.status === 'success' ? '' : r(`status.${transaction.status}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </td>
        <td class="place">
          <bdi>{placeText(transaction, words)}</bdi>
        </td>
        <td class="whole">
          <bdi>{cardText(transaction)}</bdi>
        </td>
        <td>{caseId !== null && <a href={`#/case/${caseId}`}>{caseId}</a>}</td>
        <td>
          {versions > 1 && (
            <Button look="quiet" label={t('records.show-versions', { n: versions })} onPress={() => setOpen(!isOpen)}>
              {versions}
            </Button>
          )}
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={8}>
            <Versions recordKey={key} />
          </td>
        </tr>
      )}
    </>
  );
}

/** What the row said each time that it changed. */
function Versions({ recordKey }: { recordKey: string }) {
  const words = useWords();
  const { t, r, instant } = words;
  const asked = useAsked('records.versions', { key: recordKey }, () => false);
  if (!asked.value) return <p class="quiet">{t('loading')}</p>;
  return (
    <ol class="entries">
      {asked.value.map(({ version, seenAt, transaction }) => (
        <li key={version}>
          <p class="quiet small">{t('records.version-seen', { n: version, at: instant(seenAt) })}</p>
          <p>
            {[
              amountText(transaction, words),
              timeText(transaction, words),
              transaction.type === null ? '' : r(`type.${transaction.type}`),
              transaction.status === null ? '' : r(`status.${transaction.status}`),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ol>
  );
}
