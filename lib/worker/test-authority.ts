// A trial stamp over random bytes, so that the user sees whether an authority answers before anything depends on it.
import { fromPemAll } from '@/lib/evidence/certificate';
import { stampOnce } from '@/lib/evidence/stamping';
import { StampTrouble } from '@/lib/evidence/timestamp';
import type { StampAuthority } from '@/lib/model/settings';
import type { StampCheck } from '@/lib/model/stamp-check';
import { stamperOf } from './stamp-case';

/** Asks the authority once. Never rejects for what it does. */
export async function testAuthority(authority: StampAuthority): Promise<StampCheck> {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const before = Date.now();
  try {
    const token = await stampOnce(bytes, stamperOf(authority));
    const ahead = (before + Date.now()) / 2 - Date.parse(token.at);
    return {
      ok: true,
      authority: token.authority.slice(0, 200),
      time: token.at,
      aheadSeconds: Math.round(ahead / 1000),
      isRooted: fromPemAll(authority.roots).length > 0,
    };
  } catch (error) {
    if (error instanceof StampTrouble) return { ok: false, fault: error.fault };
    throw error;
  }
}
