// One row of the page: what it is, why it is marked, and what can be done with it.
import type { PageRow } from '@/lib/model/page-row';
import { Button } from './button';
import { Reasons } from './reasons';
import { RowFacts, rowName } from './row-facts';
import { SeverityTag } from './severity-tag';
import { useWords } from './words';

export interface RowActions {
  onShow: (key: string) => Promise<unknown>;
  onOpenCase: (keys: string[]) => Promise<unknown>;
  onGoToCase: (caseId: string) => void;
}

interface PageRowItemProps extends RowActions {
  row: PageRow;
  /** reasons unfolded */
  isOpen: boolean;
  isChosen: boolean;
  /** no row is chosen: each row then offers a case of its own */
  isAlone: boolean;
  onChoose: (isChosen: boolean) => void;
}

export function PageRowItem({ row, isOpen, isChosen, isAlone, onChoose, ...actions }: PageRowItemProps) {
  const words = useWords();
  const { t } = words;
  const { key, transaction, findings, severity, caseId } = row;
  const what = rowName(transaction, words);
  return (
    <li class={`row ${severity ? `severity-${severity}` : ''}`}>
      <div class="row-head">
        <div class="row-main">
          {severity && <SeverityTag severity={severity} />}
          <RowFacts transaction={transaction} />
        </div>
        {caseId === null && (
          <label class="choose">
            <input
              type="checkbox"
              checked={isChosen}
              aria-label={t('rows.select', { what })}
              onChange={(event) => onChoose(event.currentTarget.checked)}
            />
          </label>
        )}
      </div>
      <Reasons findings={findings} isOpen={isOpen} what={what} />
      <div class="actions row-actions">
        {caseId !== null ? (
          <Button label={t('row.in-case.named', { id: caseId, what })} onPress={() => actions.onGoToCase(caseId)}>
            {t('row.in-case', { id: caseId })}
          </Button>
        ) : (
          isAlone && (
            <Button label={t('row.open-case.named', { what })} onPress={() => actions.onOpenCase([key])}>
              {t('row.open-case')}
            </Button>
          )
        )}
        <Button look="quiet" label={t('row.show.named', { what })} onPress={() => actions.onShow(key)}>
          {t('row.show')}
        </Button>
      </div>
    </li>
  );
}
