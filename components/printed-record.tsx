// The record of checks, on the screen as it is printed: the list of terminals and every check done, to print, sign and keep; or saved as
// a page of its own. What stands in it is lib/response/prevention's.
import { useState } from 'preact/hooks';
import type { CheckRecord, PreventionPlan } from '@/lib/model/prevention';
import type { Block, Run } from '@/lib/response/letters/document';
import { letterHtml } from '@/lib/response/letters/html';
import { preventionRecord } from '@/lib/response/prevention';
import { useAsked } from './asking';
import { Button } from './button';
import { clockNow } from './clock-now';
import { troubleOf, usePort } from './port';
import { useSay } from './said';
import { SavedFile } from './saved-file';
import { useWords } from './words';

export function PrintedRecord({ plan, checks }: { plan: PreventionPlan; checks: readonly CheckRecord[] }) {
  const { o, t, language } = useWords();
  const port = usePort();
  const say = useSay();
  const shop = useAsked('shop.get', {}, ({ changed }) => changed === 'shop');
  const [isShown, setShown] = useState(false);
  const [file, setFile] = useState<{ sha256: string; name: string } | null>(null);
  const clock = clockNow();
  const record = preventionRecord(plan, checks, { language, clock, shop: shop.value?.name ?? '' });
  const save = async () => {
    try {
      const { sha256 } = await port.putArtefact(new Blob([letterHtml(record)], { type: 'text/html' }));
      setFile({ sha256, name: `terminal-checks-${clock.local.slice(0, 10)}.html` });
    } catch (error) {
      say({ text: t(`failed.${troubleOf(error)}`), tone: 'trouble' });
    }
  };
  return (
    <section class="card" aria-label={o('record.heading')}>
      <h2>{o('record.heading')}</h2>
      <p class="quiet">{o('record.why')}</p>
      <div class="actions">
        <Button onPress={() => setShown(!isShown)}>{o(isShown ? 'record.close' : 'record.open')}</Button>
        {isShown && <Button onPress={() => globalThis.print()}>{o('record.print')}</Button>}
        {isShown && <Button onPress={save}>{o('record.save')}</Button>}
      </div>
      {file && <SavedFile key={file.sha256} file={file} ask={o('record.save')} isAtOnce />}
      {isShown && (
        <article class="printed" aria-label={record.title}>
          <h3>{record.title}</h3>
          {record.blocks.map((block) => (
            <PrintedBlock key={JSON.stringify(block)} block={block} />
          ))}
        </article>
      )}
    </section>
  );
}

/** Of a letter's blocks those that the record has. */
function PrintedBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h4>{block.text}</h4>;
    case 'facts':
    case 'signature':
      return (
        <dl class="printed-facts">
          {(block.kind === 'facts' ? block.rows : block.lines).map(({ label, runs }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{wordsOf(runs)}</dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return (
        <section class="table-frame" tabIndex={0} aria-label={block.head.join(', ')}>
          <table class="table">
            <thead>
              <tr>
                {block.head.map((text) => (
                  <th key={text} scope="col">
                    {text}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row) => (
                <tr key={row.map(wordsOf).join('|')}>
                  {row.map((runs, place) => (
                    <td key={block.head[place]}>{wordsOf(runs)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      );
    default:
      return null;
  }
}

/** A fact that is missing is a line to write on. */
function wordsOf(runs: readonly Run[]): string {
  return runs.map(({ text, is }) => (is === 'blank' ? '________' : text)).join('');
}
