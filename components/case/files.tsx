// Files and receipts of a case: dropped or chosen, kept as artefacts at once, named and added to the log by one press.

import { useState } from 'preact/hooks';
import { type FileReference, fileRoles } from '@/lib/model/case-event';
import { Button } from '../button';
import { useDraft } from '../drafts';
import { ChoiceField, TextField } from '../field';
import { FileDrop } from '../file-drop';
import { Fold } from '../fold';
import { type Port, troubleOf, usePort } from '../port';
import { Problem } from '../problem';
import { SavedFile } from '../saved-file';
import { useWords } from '../words';
import { AddDeadline } from './add-deadline';
import { CoverEntry } from './cover-image';
import type { CaseDesk } from './desk';
import { safeFileName, sizeText } from './file-names';

/** Largest file of a case, in MB; larger recordings are kept elsewhere and written down. */
const limitMb = 512;

/** Files already in the artefact store that the user has not yet said to keep: they survive the window as a draft. */
type Waiting = Pick<FileReference, 'sha256' | 'name' | 'mime' | 'bytes' | 'title'>;

interface AddFilesProps {
  desk: CaseDesk;
  place: string;
  /** payments of the case in words, where the file is one payment's: which one is written into its note */
  payments?: readonly string[];
}

export function AddFiles({ desk: { view, act }, place, payments = [] }: AddFilesProps) {
  const { t, r, language } = useWords();
  const port = usePort();
  const key = (field: string) => `${view.caseId}/files/${place}/${field}`;
  const waitingDraft = useDraft(key('waiting'));
  const role = useDraft(key('role'), 'slip-original');
  const note = useDraft(key('note'));
  const payment = useDraft(key('payment'), '0');
  const [isTaking, setTaking] = useState(false);
  const [problem, setProblem] = useState('');
  const waiting = readWaiting(waitingDraft.value);
  const chosenRole = fileRoles.find((known) => known === role.value) ?? 'other';
  const take = async (files: File[]) => {
    setProblem('');
    setTaking(true);
    const taken: Waiting[] = [...waiting];
    try {
      for (const file of files) {
        if (file.size > limitMb * 1024 * 1024) setProblem(t('files.too-large', { name: file.name, limit: limitMb }));
        else taken.push(await artefactOf(port, file));
      }
    } catch (error) {
      setProblem(t(`failed.${troubleOf(error)}`));
    }
    waitingDraft.set(taken.length === 0 ? '' : JSON.stringify(taken));
    setTaking(false);
  };
  const keep = async () => {
    const what = payments[Number(payment.value)] ?? payments[0];
    const said = [what === undefined ? '' : t('files.slip.note', { what }), note.value.trim()].filter(Boolean);
    for (const file of waiting) {
      const kept = await act({ kind: 'file-added', file, role: chosenRole, note: said.join('\n') });
      if (!kept) return;
    }
    for (const draft of [waitingDraft, role, note, payment]) draft.clear();
  };
  return (
    <div class="form">
      <FileDrop
        name={`files-${place}`}
        isMultiple
        isBusy={isTaking}
        invitation={t('files.drop')}
        button={t('till.choose')}
        {...(port.place === 'popup' && { hint: t('files.popup-hint') })}
        onFiles={(files) => void take(files)}
      />
      <p role="status" class="quiet">
        {isTaking ? t('files.keeping') : waiting.length > 0 ? t('files.chosen', { n: waiting.length }) : ''}
      </p>
      <Problem text={problem} />
      {waiting.length > 0 && (
        <>
          <ul class="plain-list">
            {waiting.map(({ sha256, title, bytes }) => (
              <li key={sha256}>
                <bdi>{title}</bdi> <span class="quiet">{sizeText(bytes, language)}</span>
              </li>
            ))}
          </ul>
          {payments.length > 1 && (
            <ChoiceField
              label={t('files.slip.of')}
              value={payment.value}
              onInput={payment.set}
              choices={payments.map((text, at) => ({ value: String(at), text }))}
            />
          )}
          <ChoiceField
            label={t('files.role')}
            value={chosenRole}
            onInput={role.set}
            choices={fileRoles.map((value) => ({ value, text: r(`role.${value}`) }))}
          />
          <TextField label={t('files.note')} isOptional value={note.value} onInput={note.set} />
          <div class="actions">
            <Button onPress={keep}>{t('files.keep', { n: waiting.length })}</Button>
            <Button look="quiet" onPress={waitingDraft.clear}>
              {t('cancel')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** Files that the case holds, with a way to get each back out. */
export function FileList({ desk }: { desk: CaseDesk }) {
  const { view } = desk;
  const { t, r, language } = useWords();
  if (view.files.length === 0) return <p class="quiet">{t('files.none')}</p>;
  return (
    <ul class="entries">
      {view.files.map(({ hash, file, role, note, coverOf }) => (
        <li key={hash}>
          <p>
            <bdi>{file.title || file.name}</bdi>
          </p>
          <p class="quiet small">
            {r(`role.${role}`)} · {sizeText(file.bytes, language)}
          </p>
          {note !== '' && <p class="user-text">{note}</p>}
          {role === 'notice' && view.closed === null && (
            <Fold title={t('due.notice.in-file')} level={3} isLazy>
              <AddDeadline desk={desk} place={`notice-${file.sha256.slice(0, 16)}`} notice={file} />
            </Fold>
          )}
          <SavedFile file={file} ask={t('files.save', { name: file.title || file.name })} />
          {/^image\/(png|jpeg|webp)$/.test(file.mime) && coverOf === undefined && (
            <CoverEntry desk={desk} file={{ file, role, note }} />
          )}
        </li>
      ))}
    </ul>
  );
}

async function artefactOf(port: Port, file: File): Promise<Waiting> {
  const { sha256, bytes } = await port.keepFile(file);
  return {
    sha256,
    bytes,
    name: safeFileName(file.name, sha256),
    mime: file.type.slice(0, 200) || 'application/octet-stream',
    title: file.name.slice(-200),
  };
}

function readWaiting(draft: string): Waiting[] {
  if (draft === '') return [];
  try {
    const read: unknown = JSON.parse(draft);
    return Array.isArray(read) ? read.filter(isWaiting) : [];
  } catch {
    return [];
  }
}

function isWaiting(one: unknown): one is Waiting {
  const file = one as Partial<Waiting> | null;
  return (
    typeof file?.sha256 === 'string' &&
    typeof file.name === 'string' &&
    typeof file.mime === 'string' &&
    typeof file.bytes === 'number' &&
    typeof file.title === 'string'
  );
}
