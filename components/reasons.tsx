// Why a row is marked: the reasons at once; what would make it harmless, and what to do, folded.
import type { Finding } from '@/lib/model/finding';
import { wordFindings } from './worded-finding';
import { useWords } from './words';

export function Reasons({ findings, isOpen, what }: { findings: readonly Finding[]; isOpen: boolean; what: string }) {
  const { t, language } = useWords();
  const worded = wordFindings(findings, language);
  if (!worded) return null;
  return (
    <div class="reasons">
      {worded.reasons.map((reason) => (
        <p key={reason.why} class="reason">
          {reason.why}
        </p>
      ))}
      <details class="reason-more" open={isOpen}>
        <summary aria-label={t('row.details.named', { what })}>{t('row.details')}</summary>
        {worded.reasons.map((reason) => (
          <div key={reason.why}>
            {reason.next !== '' && <p>{t('row.next', { text: reason.next })}</p>}
            {reason.innocent !== '' && <p class="quiet">{t('row.innocent', { text: reason.innocent })}</p>}
          </div>
        ))}
      </details>
    </div>
  );
}
