// A file whose columns the reader does not know: its first rows are shown, and the user says what each column is. What was said is kept
// for files with the same headings (settings, "Columns you explained"); reading the file again is the caller's.
import { useEffect, useRef, useState } from 'preact/hooks';
import { say } from '@/lib/i18n/say';
import { teaching } from '@/lib/i18n/teaching';
import { type Role, tellableRoles } from '@/lib/model/column-role';
import type { FileColumns } from '@/lib/model/file-columns';
import { askPatiently } from './asking';
import { Button } from './button';
import { ChoiceField } from './field';
import { Icon } from './icons';
import { troubleOf, usePort } from './port';
import { useWords } from './words';

/** A file among the artefacts, with the name that the user knows it by. */
export interface ChosenFile {
  sha256: string;
  name: string;
}

type Tellable = (typeof tellableRoles)[number];

/** Rows and characters of a sample beside its column's choice. */
const shownRows = 3;
const sampleLength = 24;

interface Props {
  file: ChosenFile;
  /** it was said before, and nothing came out */
  again: boolean;
  /** called once it is kept */
  onSaid: () => Promise<unknown>;
  onCancel: () => void;
}

export function SayColumns({ file, again, onSaid, onCancel }: Props) {
  const { t } = useWords();
  const port = usePort();
  const [columns, setColumns] = useState<FileColumns | null>(null);
  const [problem, setProblem] = useState('');
  const { sha256, name } = file;
  useEffect(() => {
    let isWanted = true;
    askPatiently(port, 'statement.columns', { sha256, name }).then(
      (found) => {
        if (!isWanted) return;
        setColumns(found);
        if (found === null) setProblem(t('columns.none'));
      },
      (error) => isWanted && setProblem(t(`failed.${troubleOf(error)}`)),
    );
    return () => {
      isWanted = false;
    };
  }, [port, sha256, name, t]);
  return (
    <section class="say-columns part" aria-label={t('columns.heading')}>
      {problem !== '' && (
        <p class="problem" role="alert">
          <Icon name="trouble" /> {problem}
        </p>
      )}
      {columns && <Form file={file} columns={columns} again={again} onSaid={onSaid} onCancel={onCancel} />}
    </section>
  );
}

function Form({ file: { name }, columns, again, onSaid, onCancel }: Props & { columns: FileColumns }) {
  const { t, language } = useWords();
  const port = usePort();
  const head = useRef<HTMLHeadingElement>(null);
  const wasTold = columns.taught.some((role) => role !== null);
  // Nothing said yet: what Tillguard would take each for is there to be confirmed or put right.
  const [chosen, setChosen] = useState<(Tellable | '')[]>(() => (wasTold ? columns.taught : columns.own).map(tellable));
  const [problem, setProblem] = useState(again ? t('columns.still') : '');
  useEffect(() => head.current?.focus(), []);
  const nameOf = (c: number) => {
    const heading = columns.headings[c] ?? '';
    if (heading === '') return t('columns.column', { n: c + 1 });
    const isAlone = columns.headings.filter((other) => other === heading).length === 1;
    return isAlone ? heading : t('columns.named', { heading, n: c + 1 });
  };
  const taken = chosen.map((role, c) => (role === '' ? tellable(columns.own[c] ?? null) : role));
  const has = (...roles: Tellable[]) => taken.some((role) => role !== '' && roles.includes(role));
  const isSaid = chosen.some((role) => role !== '');
  const isEnough = isSaid && has('amount', 'debit', 'credit') && has('time');
  // With every choice taken back, what was said before is forgotten.
  const isForgetting = !isSaid && wasTold;
  const keep = async () => {
    setProblem('');
    const told = columns.headings.flatMap((heading, index) => {
      const role = chosen[index];
      return role ? [{ heading, index, role }] : [];
    });
    try {
      await askPatiently(port, 'statement.teach', {
        headings: columns.headings,
        columns: told,
      });
    } catch (error) {
      setProblem(t(`failed.${troubleOf(error)}`));
      return;
    }
    await onSaid();
  };
  return (
    <>
      <h3 ref={head} tabIndex={-1}>
        {t('columns.heading')}
      </h3>
      <p>{t('columns.why', { name })}</p>
      <section class="table-frame" aria-label={t('columns.preview', { name })} tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              {columns.headings.map((_, c) => (
                <th key={String(c)} scope="col">
                  {nameOf(c)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columns.rows.slice(0, shownRows).map((row, i) => (
              <tr key={String(i)}>
                {columns.headings.map((_, c) => (
                  <td key={String(c)}>{row[c] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div class="form-pair">
        {columns.headings.map((_, c) => {
          const sample = columns.rows.find((row) => (row[c] ?? '') !== '')?.[c] ?? '';
          return (
            <ChoiceField<Tellable | ''>
              key={String(c)}
              label={nameOf(c)}
              {...(sample !== '' && {
                hint: say(teaching, language, 'sample', {
                  text: sample.slice(0, sampleLength),
                }),
              })}
              value={chosen[c] ?? ''}
              onInput={(role) => setChosen(chosen.map((before, at) => (at === c ? role : before)))}
              choices={[
                { value: '', text: t('columns.auto') },
                ...tellableRoles.map((role) => ({ value: role, text: say(teaching, language, `role.${role}`) })),
              ]}
            />
          );
        })}
      </div>
      <p role="status" class="quiet">
        {isEnough || isForgetting ? '' : t('columns.missing')}
      </p>
      {problem !== '' && (
        <p class="problem" role="alert">
          <Icon name="trouble" /> {problem}
        </p>
      )}
      <div class="actions">
        <Button look="primary" isDisabled={!isEnough && !isForgetting} onPress={keep}>
          {t('columns.read')}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </>
  );
}

/** The role as one that can be chosen; empty for none. */
function tellable(role: Role | null): Tellable | '' {
  return tellableRoles.find((known) => known === role) ?? '';
}
