// A device's findings and signs in memory: what the browser keeps in IndexedDB, for tests.
import type { FindingOutbox, FindingShelf } from '@/lib/chain/findings-feed';
import type { SignShelf } from '@/lib/chain/tell-signs';
import type { ToldSign } from '@/lib/model/chain-sign';
import type { FindingSummary, ShopFinding } from '@/lib/model/finding-summary';

export interface MemoryFindings extends FindingOutbox, FindingShelf, SignShelf {
  find(...summaries: FindingSummary[]): void;
}

/** Nothing found yet. */
export function memoryFindings(): MemoryFindings {
  const unsent = new Map<string, FindingSummary>();
  const found = new Map<string, ShopFinding>();
  const signs = new Map<string, Map<string, ToldSign>>();
  let bookmark: { created: string; seq: number } | null = null;
  return {
    find(...summaries) {
      for (const one of summaries) unsent.set(one.id, one);
    },
    unsentFindings: async () => [...unsent.values()],
    async settleFindings(ids) {
      for (const id of ids) unsent.delete(id);
    },
    feedBookmark: async () => bookmark,
    async keepFindings(all, next) {
      for (const one of all) found.set(`${one.shop}/${one.finding.id}`, one);
      bookmark = next;
    },
    shopFindings: async () => [...found.values()],
    toldSigns: async (shop) => [...(signs.get(shop)?.values() ?? [])],
    async keepSign(shop, sign) {
      const own = signs.get(shop) ?? new Map<string, ToldSign>();
      signs.set(shop, own);
      const before = own.get(sign.id);
      if (!before || before.at <= sign.at) own.set(sign.id, sign);
    },
  };
}
