// The rows of a case as the portal gave them, each with why it was marked.
import type { CaseView } from '@/lib/response/fold';
import { Reasons } from '../reasons';
import { RowFacts, rowName } from '../row-facts';
import { useWords } from '../words';

export function CaseRows({ view }: { view: CaseView }) {
  const words = useWords();
  const { page } = view;
  return (
    <>
      <ul class="rows">
        {view.transactions.map(({ key, transaction }) => (
          <li key={key} class="row">
            <RowFacts transaction={transaction} />
            <Reasons
              findings={view.findings.filter((finding) => finding.key === key)}
              isOpen={false}
              what={rowName(transaction, words)}
            />
            <Cells raw={transaction.raw} />
          </li>
        ))}
      </ul>
      {page && (
        <p class="quiet small">
          <bdi>{page.title}</bdi> · <bdi class="address">{page.portal}</bdi>
        </p>
      )}
    </>
  );
}

/** The page's own cells, word for word. */
function Cells({ raw }: { raw: Record<string, string> }) {
  const { t } = useWords();
  const cells = Object.entries(raw).filter(([, text]) => text !== '');
  if (cells.length === 0) return null;
  return (
    <details class="reason-more">
      <summary>{t('row.as-on-page')}</summary>
      <dl class="give">
        {cells.map(([heading, text]) => (
          <div key={heading}>
            <dt>
              <bdi>{heading}</bdi>
            </dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
