// Finds the deadline in a notice: pasted, dropped, or a file of the case. What is found is only offered; the form below takes it.
import { useEffect, useState } from 'preact/hooks';
import type { Reply } from '@/lib/messaging/messages';
import type { FileReference } from '@/lib/model/case-event';
import type { NoticeDeadline } from '@/lib/model/notice-deadline';
import { askPatiently } from '../asking';
import { Button } from '../button';
import { clockNow } from '../clock-now';
import { useDraft } from '../drafts';
import { TextField } from '../field';
import { FileDrop } from '../file-drop';
import { troubleOf, usePort } from '../port';
import { useWords } from '../words';
import type { CaseDesk } from './desk';
import { safeFileName } from './file-names';

type Found = Reply<'notice.read'> | { ok: false; why: 'reading' } | { ok: false; why: 'failed'; text: string };
/** Takes what is due and its day into the form; null where the notice names no day. */
type Take = (what: string, on: string | null) => void;

/** A notice that is at hand: its words pasted, or its file, which is then kept in the case. */
export function ReadNotice({ desk: { view, act }, onTake }: { desk: CaseDesk; onTake: Take }) {
  const { t } = useWords();
  const port = usePort();
  const text = useDraft(`${view.caseId}/notice/text`);
  const { found, look, fail } = useNotice();
  const take = async ([file]: File[]) => {
    if (!file) return;
    try {
      const { sha256, bytes } = await port.putArtefact(file);
      const kept = {
        sha256,
        bytes,
        name: safeFileName(file.name, sha256),
        mime: file.type.slice(0, 200) || 'application/octet-stream',
        title: file.name.slice(-200),
      };
      const isThere = view.files.some(({ file: other }) => other.sha256 === sha256);
      if (isThere || (await act({ kind: 'file-added', file: kept, role: 'notice', note: '' }))) await look(sha256, '');
    } catch (error) {
      fail(t(`failed.${troubleOf(error)}`));
    }
  };
  return (
    <section class="part">
      <h4>{t('due.notice.heading')}</h4>
      <p class="quiet">{t('due.notice.why')}</p>
      <div class="form">
        <TextField label={t('due.notice.text')} rows={4} value={text.value} onInput={text.set} />
        <div class="actions">
          <Button isDisabled={text.value.trim() === ''} onPress={() => look(null, text.value)}>
            {t('due.notice.find')}
          </Button>
        </div>
      </div>
      <FileDrop
        name="notice"
        accept=".txt,.csv,.htm,.html,.eml,.pdf"
        invitation={t('due.notice.drop')}
        button={t('till.choose')}
        hint={port.place === 'popup' ? `${t('due.notice.kinds')} · ${t('files.popup-hint')}` : t('due.notice.kinds')}
        onFiles={(files) => void take(files)}
      />
      <FoundDates found={found} onTake={onTake} />
    </section>
  );
}

/** A notice among the case's files. */
export function NoticeInFile({ notice, onTake }: { notice: FileReference; onTake: Take }) {
  const { found, look } = useNotice();
  useEffect(() => void look(notice.sha256, ''), [look, notice.sha256]);
  return <FoundDates found={found} onTake={onTake} />;
}

function useNotice() {
  const { t } = useWords();
  const port = usePort();
  const [found, setFound] = useState<Found | null>(null);
  const [actions] = useState(() => ({
    fail: (text: string) => setFound({ ok: false, why: 'failed', text }),
    look: async (sha256: string | null, text: string) => {
      setFound({ ok: false, why: 'reading' });
      try {
        const today = clockNow().local.slice(0, 10);
        setFound(await askPatiently(port, 'notice.read', { sha256, text: text.slice(0, 100_000), today }));
      } catch (error) {
        actions.fail(t(`failed.${troubleOf(error)}`));
      }
    },
  }));
  return { found, ...actions };
}

function FoundDates({ found, onTake }: { found: Found | null; onTake: Take }) {
  const { t } = useWords();
  const [takenFrom, setTakenFrom] = useState<Found | null>(null);
  if (found === null) return <p role="status" class="quiet" />;
  if (!found.ok)
    return (
      <p role="status" class={found.why === 'reading' ? 'quiet' : 'problem'}>
        {found.why === 'failed' ? found.text : t(`due.notice.${found.why}`)}
      </p>
    );
  const take = (deadline: NoticeDeadline) => {
    const what = t(`due.notice.what.${found.subject}`);
    onTake(deadline.clock === null ? what : t('due.notice.by-clock', { what, time: deadline.clock }), deadline.on);
    setTakenFrom(found);
  };
  const [stated, others] = [true, false].map((isStated) => found.deadlines.filter((one) => one.isStated === isStated));
  return (
    <>
      <p role="status" class="quiet">
        {takenFrom === found ? t('due.notice.taken') : t(stated!.length > 0 ? 'due.notice.found' : 'due.notice.none')}
      </p>
      <Dates deadlines={stated!} onTake={take} />
      {others!.length > 0 && <p class="quiet small">{t('due.notice.others')}</p>}
      <Dates deadlines={others!} onTake={take} />
    </>
  );
}

function Dates({ deadlines, onTake }: { deadlines: readonly NoticeDeadline[]; onTake: (one: NoticeDeadline) => void }) {
  const { t } = useWords();
  if (deadlines.length === 0) return null;
  return (
    <ul class="entries notice-dates">
      {deadlines.map((deadline) => {
        const { on, clock, days, isWorkingDays, sentence } = deadline;
        const when = on ?? t(isWorkingDays ? 'due.notice.working-days' : 'due.notice.days', { n: days ?? 0 });
        return (
          <li key={when}>
            <p>
              <strong>{clock === null ? when : `${when} ${clock}`}</strong>
            </p>
            <blockquote class="quiet small">{sentence}</blockquote>
            {on === null && <p class="small">{t('due.notice.days.why')}</p>}
            <div class="actions">
              <Button label={t('due.notice.take.named', { what: when })} onPress={() => onTake(deadline)}>
                {t('due.notice.take')}
              </Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
