// A case in a real Chromium with files of any size among its artefacts: what the measurements of packs work on.

import type { Page } from 'playwright-core';
import type { PackJob } from '@/lib/model/pack-job';
import { launchChromium, type Session } from '@/tests/e2e/harness/chromium';
import { type DemoPortal, startDemoPortal } from '@/tests/portals/demo/server';

export interface CaseInBrowser {
  session: Session;
  /** a page of the extension, from which it is asked */
  panel: Page;
  caseId: string;
  ask<T>(name: string, payload: unknown): Promise<T>;
  /** adds a file of random bytes to the case */
  addFile(name: string, megabytes: number): Promise<void>;
  /** the job once it has ended; waits so long at most, ms */
  ended(jobId: string, patience: number): Promise<PackJob>;
  close(): Promise<void>;
}

/** Opens the demo portal and a case on its night charge. */
export async function openCaseInBrowser(): Promise<CaseInBrowser> {
  const portal: DemoPortal = await startDemoPortal();
  const session = await launchChromium();
  const page = await session.openPortal(`${portal.origin}/classic`);
  const panel = await session.openPanel(page);
  const tabId = await session.tabIdOf(page);
  const ask = async <T>(name: string, payload: unknown): Promise<T> => {
    for (let tries = 0; ; tries++) {
      const answer = await panel
        .evaluate(
          (message) =>
            chrome.runtime.sendMessage(message) as Promise<{ ok: boolean; value: unknown; trouble?: string }>,
          { to: 'worker', name, payload },
        )
        .catch(() => null);
      if (answer?.ok) return answer.value as T;
      // As the views do it: a worker that was just ended comes back.
      if (tries >= 20 || answer) throw new Error(`${name}: ${answer?.trouble ?? 'no answer'}`);
      await new Promise((resume) => setTimeout(resume, 250));
    }
  };
  await ask('settings.set', { merchantName: '望江楼餐饮', actor: '店长', welcomed: true });
  const night = portal.data.incidents.find(({ kind }) => kind === 'C3-night-charge')!.ids[0]!;
  let key: string | undefined;
  for (const end = Date.now() + 60_000; key === undefined && Date.now() < end; ) {
    const text = JSON.stringify(await ask('tab.state', { tabId }));
    key = new RegExp(`"key":"([^"]*${night}[^"]*)"`).exec(text)?.[1];
    if (key === undefined) await new Promise((resume) => setTimeout(resume, 200));
  }
  if (key === undefined) throw new Error('The demo portal was not read.');
  const { caseId } = await ask<{ caseId: string }>('case.open', {
    request: crypto.randomUUID(),
    tabId,
    keys: [key],
  });
  return {
    session,
    panel,
    caseId,
    ask,
    async addFile(name, megabytes) {
      const file = await panel.evaluate(
        async ({ name, megabytes }) => {
          const parts: Uint8Array<ArrayBuffer>[] = [];
          for (let i = 0; i < megabytes; i++) {
            const part = new Uint8Array(1024 ** 2);
            for (let at = 0; at < part.length; at += 65_536) crypto.getRandomValues(part.subarray(at, at + 65_536));
            parts.push(part);
          }
          const blob = new Blob(parts, { type: 'video/mp4' });
          parts.length = 0;
          const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
          const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
          const open = indexedDB.open('tillguard');
          const db = await new Promise<IDBDatabase>((resolve, reject) => {
            open.onsuccess = () => resolve(open.result);
            open.onerror = () => reject(open.error);
          });
          const change = db.transaction('artefacts', 'readwrite');
          change.objectStore('artefacts').put({ sha256, blob, addedAt: new Date().toISOString() });
          await new Promise<void>((resolve, reject) => {
            change.oncomplete = () => resolve();
            change.onerror = () => reject(change.error);
          });
          db.close();
          return { sha256, name, mime: 'video/mp4', bytes: blob.size, title: name };
        },
        { name, megabytes },
      );
      const act = { kind: 'file-added', file, role: 'cctv', note: '' };
      await ask('case.act', { request: crypto.randomUUID(), caseId, act });
    },
    async ended(jobId, patience) {
      for (const end = Date.now() + patience; Date.now() < end; ) {
        const job = await ask<PackJob | null>('pack.job', { jobId });
        if (job && /done|failed/.test(job.state)) return job;
        await new Promise((resume) => setTimeout(resume, 250));
      }
      throw new Error('The pack neither came nor failed.');
    },
    async close() {
      await session.close();
      await portal.close();
    },
  };
}
