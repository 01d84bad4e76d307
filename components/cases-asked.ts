// The list of cases, asked of the worker and parsed a slice at a time: hundreds of cases must not hold up a view.
import { useEffect, useState } from 'preact/hooks';
import { CaseSummary } from '@/lib/model/case-summary';
import type { Trouble } from '@/lib/model/trouble';
import { useAsked } from './asking';

/** Cases parsed at once: a few milliseconds' work. */
const slice = 40;

/** Summaries of all cases, newest first, kept up to date; null until the first answer. */
export function useCases(): { cases: readonly CaseSummary[] | null; trouble: Trouble | null } {
  const asked = useAsked('case.list', {}, ({ changed }) => changed === 'case');
  const [cases, setCases] = useState<readonly CaseSummary[] | null>(null);
  const { value } = asked;
  useEffect(() => {
    if (value === null) return;
    let isStale = false;
    void parseInSlices(value, () => isStale).then((parsed) => {
      if (parsed) setCases(parsed);
    });
    return () => {
      isStale = true;
    };
  }, [value]);
  return { cases, trouble: asked.trouble };
}

async function parseInSlices(raw: readonly unknown[], isStale: () => boolean): Promise<CaseSummary[] | null> {
  const parsed: CaseSummary[] = [];
  for (let at = 0; at < raw.length; at += slice) {
    if (at > 0) await new Promise((resume) => setTimeout(resume));
    if (isStale()) return null;
    for (const one of raw.slice(at, at + slice)) {
      const summary = CaseSummary.safeParse(one);
      if (summary.success) parsed.push(summary.data);
    }
  }
  return parsed;
}
