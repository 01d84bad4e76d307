// The letters of a case: written from its log, changed by the user where wanted, kept in the case and saved as DOCX or to print.

import { useMemo, useState } from 'preact/hooks';
import { type LetterKey, letters } from '@/lib/i18n/letters';
import { type Language, languages, say } from '@/lib/i18n/say';
import { type LetterKind, letterKinds } from '@/lib/model/case-event';
import { fromDecimal, type Money, toDecimal } from '@/lib/model/money';
import { blankShop } from '@/lib/model/shop';
import { rightAmount } from '@/lib/response/correction';
import { amountAtStake, type CaseView, outcomeOf } from '@/lib/response/fold';
import { editableText, type LetterDocument, missingIn, withEdits } from '@/lib/response/letters/document';
import { letterHtml } from '@/lib/response/letters/html';
import type { TypedFacts } from '@/lib/response/letters/letter-facts';
import { writeLetter } from '@/lib/response/letters/write';
import { useAsked } from '../asking';
import { Button } from '../button';
import { clockNow } from '../clock-now';
import { useDraft } from '../drafts';
import { ChoiceField, TextField } from '../field';
import { Fold } from '../fold';
import { troubleOf, usePort } from '../port';
import { Problem } from '../problem';
import { SavedFile } from '../saved-file';
import { useWords } from '../words';
import type { CaseDesk } from './desk';

/** Letters that belong to an outcome, the first to be written first. */
function kindsFor(view: CaseView): readonly LetterKind[] {
  switch (outcomeOf(view)) {
    case 'suspected-fraud':
      return letterKinds.filter((kind) => kind !== 'correction-request');
    case 'mis-operation':
      return ['correction-request', 'statement-of-facts', 'authorisation', 'acquirer-enquiry', 'head-office-summary'];
    default:
      return ['acquirer-enquiry', 'statement-of-facts', 'head-office-summary'];
  }
}

export function Letters({ desk }: { desk: CaseDesk }) {
  const { r, language } = useWords();
  const kinds = kindsFor(desk.view);
  const chosen = useDraft(`${desk.view.caseId}/letter/kind`);
  const kind = kinds.find((known) => known === chosen.value) ?? kinds[0]!;
  return (
    <>
      <ChoiceField
        label={say(letters, language, 'form.which')}
        value={kind}
        onInput={chosen.set}
        choices={kinds.map((value) => ({ value, text: r(`letter.${value}`) }))}
      />
      <WriteLetter key={kind} desk={desk} kind={kind} />
      <LetterList desk={desk} />
    </>
  );
}

/** Letters that were written, newest first. @param kind only these */
export function LetterList({ desk: { view }, kind }: { desk: CaseDesk; kind?: LetterKind }) {
  const { r, instant, language } = useWords();
  const written = view.letters.filter(({ letter }) => kind === undefined || letter === kind);
  return (
    <ul class="entries">
      {[...written].reverse().map(({ hash, at, letter, file }, place) => (
        <li key={hash}>
          <p>{r(`letter.${letter}`)}</p>
          <p class="quiet small">{instant(at)}</p>
          <SavedFile
            file={{ ...file, name: nameToSave(file.title, view.caseId) }}
            ask={say(letters, language, 'form.get', { name: file.title })}
            isAtOnce={place === 0}
          />
        </li>
      ))}
    </ul>
  );
}

/** `止付（冻结）申请书-20260301-AB12.docx`: what it is called in the folder of whoever gets it. */
function nameToSave(title: string, caseId: string): string {
  const dot = title.lastIndexOf('.');
  return `${title.slice(0, dot)}-${caseId}${title.slice(dot)}`.replace(/[/\\:*?"<>|]\s*/g, ' ');
}

type TypedField = Exclude<keyof TypedFacts, 'correctAmount'> | 'correctAmount';

/** What each letter asks of its writer beyond the case, with the label of the field. */
const typedFields: Record<LetterKind, readonly (readonly [TypedField, LetterKey, ('date' | 'long')?])[]> = {
  'urgent-stop': [],
  'stop-payment': [['recipient', 'label.recipient']],
  'acquirer-enquiry': [
    ['recipient', 'label.recipient'],
    ['answerBy', 'label.answer-by', 'date'],
  ],
  'correction-request': [
    ['recipient', 'label.recipient'],
    ['correctAmount', 'label.correct-amount'],
    ['whatHappened', 'name.what-happened', 'long'],
  ],
  'police-report': [
    ['recipient', 'label.police-station'],
    ['terminalModel', 'label.device-model'],
    ['terminalSerial', 'label.serial'],
    ['lastNormalUse', 'label.last-normal'],
    ['suspects', 'heading.people'],
  ],
  'statement-of-facts': [['whatHappened', 'name.what-happened', 'long']],
  authorisation: [
    ['agent', 'label.agent'],
    ['validFrom', 'label.valid-from', 'date'],
    ['validTo', 'label.valid-to', 'date'],
  ],
  'head-office-summary': [],
};

export function WriteLetter({ desk: { view, act }, kind }: { desk: CaseDesk; kind: LetterKind }) {
  const { t, language: shown } = useWords();
  const port = usePort();
  const shop = useAsked('shop.get', {}, ({ changed }) => changed === 'shop' || changed === 'settings').value;
  const l = (key: LetterKey, values?: Record<string, string>) => say(letters, shown, key, values);
  const key = (field: string) => `${view.caseId}/letter/${kind}/${field}`;
  const inLanguage = useDraft(key('language'), shown);
  const typedDraft = useDraft(key('typed'));
  const editsDraft = useDraft(key('edits'));
  const [isMaking, setMaking] = useState(false);
  const [problem, setProblem] = useState('');
  const language: Language = languages.find((known) => known === inLanguage.value) ?? shown;
  const typed = readTexts(typedDraft.value);
  const edits = readTexts(editsDraft.value);
  const plain = useMemo(
    () =>
      writeLetter(kind, {
        view,
        shop: shop ?? blankShop(),
        typed: typedFactsOf(readTexts(typedDraft.value), amountAtStake(view)),
        language,
        clock: clockNow(),
      }),
    [kind, view, shop, typedDraft.value, language],
  );
  const charged = amountAtStake(view);
  const right = charged && rightAmount(view, charged);
  const letter = withEdits(plain, edits);
  const missing = missingIn(letter).filter((name) => name !== '');
  const make = async (form: 'docx' | 'html') => {
    setProblem('');
    setMaking(true);
    try {
      const file = await fileOf(letter, form);
      const { sha256, bytes } = await port.putArtefact(file);
      await act({
        kind: 'letter-written',
        letter: kind,
        language,
        file: {
          sha256,
          bytes,
          name: `${kind}-${view.caseId}.${form}`,
          mime: file.type,
          title: `${letter.title}.${form}`,
        },
      });
    } catch (error) {
      setProblem(t(`failed.${troubleOf(error)}`));
    }
    setMaking(false);
  };
  return (
    <div class="form" data-letter={kind}>
      {typedFields[kind].map(([field, label, form]) => (
        <TextField
          key={field}
          label={l(label)}
          isOptional
          {...(form === 'date' && { type: 'date' as const })}
          {...(form === 'long' && { rows: 3 })}
          {...(field === 'correctAmount' && { inputMode: 'decimal' as const })}
          value={typed[field] ?? (field === 'correctAmount' && right ? toDecimal(right) : '')}
          onInput={(text) => typedDraft.set(printTexts({ ...typed, [field]: text }))}
        />
      ))}
      <p class="quiet" role="status">
        {missing.length === 0
          ? l('form.complete')
          : l('form.missing', { what: missing.join(shown === 'zh-CN' ? '、' : ', ') })}
      </p>
      <div class="actions">
        <Button look="primary" onPress={() => make('html')} isDisabled={isMaking}>
          {l('form.print')}
        </Button>
        <Button onPress={() => make('docx')} isDisabled={isMaking}>
          {l('form.docx')}
        </Button>
      </div>
      <Problem text={problem} />
      <Fold title={l('form.words')} level={3}>
        <ChoiceField
          label={l('form.language')}
          value={language}
          onInput={inLanguage.set}
          choices={languages.map((value) => ({ value, text: value === 'en' ? 'English' : '中文' }))}
        />
        {Object.entries(editableText(plain)).map(([id, text], place) => (
          <TextField
            key={`${language}/${id}`}
            label={l('form.part', { n: String(place + 1) })}
            rows={rowsOf(edits[id] ?? text)}
            value={edits[id] ?? text}
            onInput={(next) => editsDraft.set(printTexts({ ...edits, [id]: next === text ? undefined : next }))}
          />
        ))}
        <p class="quiet small">{l('form.words.how')}</p>
      </Fold>
    </div>
  );
}

async function fileOf(letter: LetterDocument, form: 'docx' | 'html'): Promise<Blob> {
  if (form === 'html') return new Blob([letterHtml(letter)], { type: 'text/html' });
  // Loaded at the press: it is large and most letters are only printed.
  const { letterDocx } = await import('@/lib/response/letters/docx');
  return new Blob([await letterDocx(letter)], {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  });
}

function typedFactsOf({ correctAmount, ...texts }: Record<string, string>, charged: Money | null): TypedFacts {
  const said = correctAmount?.normalize('NFKC').replace(/[^\d.]/g, '') ?? '';
  const money = said === '' ? null : fromDecimal(said, charged?.currency ?? null);
  return { ...(texts as Omit<TypedFacts, 'correctAmount'>), ...(money ? { correctAmount: money } : {}) };
}

/** Lines that a text takes in a field, so that nothing of it is hidden while it is short. */
function rowsOf(text: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 36)), 0);
  return Math.min(10, Math.max(2, lines));
}

/** Several texts in one draft; what cannot be read was never typed. */
function readTexts(draft: string): Record<string, string> {
  if (draft === '') return {};
  try {
    const read: unknown = JSON.parse(draft);
    return Object.fromEntries(
      Object.entries(read ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}

function printTexts(texts: Record<string, string | undefined>): string {
  const kept = Object.entries(texts).filter(([, text]) => text !== undefined);
  return kept.length === 0 ? '' : JSON.stringify(Object.fromEntries(kept));
}
