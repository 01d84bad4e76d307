// How sure a mark is: a sign and a word, colour only besides.
import type { Severity } from '@/lib/model/finding';
import { Icon, severityIcon } from './icons';
import { useWords } from './words';

export function SeverityTag({ severity }: { severity: Severity }) {
  const { t } = useWords();
  return (
    <span class={`tag severity-${severity}`}>
      <Icon name={severityIcon(severity)} />
      {t(`severity.${severity}`)}
    </span>
  );
}
