// All that the extension keeps and says, as text: its databases, its storage areas, the messages that its parts send. For tests that
// look for what must not be there.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Texts of every record of every database and storage area of the extension. @param view a page of the extension */
export async function keptTexts(view: Page): Promise<string[]> {
  return view.evaluate(async () => {
    const texts: string[] = [];
    const asText = async (value: unknown): Promise<string> => {
      const parts: string[] = [];
      const visit = async (one: unknown): Promise<void> => {
        if (one instanceof Blob) parts.push(new TextDecoder('latin1').decode(await one.arrayBuffer()));
        else if (one instanceof ArrayBuffer || ArrayBuffer.isView(one))
          parts.push(new TextDecoder('latin1').decode(one as ArrayBuffer));
        else if (one instanceof Map) for (const entry of one) await visit(entry);
        else if (Array.isArray(one)) for (const item of one) await visit(item);
        else if (one !== null && typeof one === 'object' && !(one instanceof CryptoKey))
          for (const entry of Object.entries(one)) await visit(entry);
        else parts.push(String(one));
      };
      await visit(value);
      return parts.join('\n');
    };
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name!));
      for (const store of db.objectStoreNames)
        for (const record of await done(db.transaction(store).objectStore(store).getAll()))
          texts.push(`${name}/${store}: ${await asText(record)}`);
      db.close();
    }
    for (const area of ['local', 'session', 'sync'] as const)
      texts.push(`storage.${area}: ${JSON.stringify(await chrome.storage[area].get(null))}`);
    texts.push(`localStorage: ${JSON.stringify({ ...localStorage })}`);
    return texts;
  });
}

/** Lets a page of the extension note every message that the other parts send; `heardMessages` gives them. */
export async function hearMessages(view: Page): Promise<void> {
  await view.evaluate(() => {
    const heard: string[] = [];
    (globalThis as { heard?: string[] }).heard = heard;
    chrome.runtime.onMessage.addListener((message) => {
      heard.push(JSON.stringify(message));
      return false;
    });
  });
}

export function heardMessages(view: Page): Promise<string[]> {
  return view.evaluate(() => (globalThis as { heard?: string[] }).heard ?? []);
}

/** Texts of all files of a pack; those of PDF, DOCX and XLSX unpacked where this machine has the tools. */
export function packTexts(pack: string): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'tillguard-texts-'));
  try {
    execFileSync('unzip', ['-q', pack, '-d', folder]);
    const texts = new Map<string, string>();
    const add = (root: string, prefix: string) => {
      for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath, entry.name);
        const name = prefix + path.slice(root.length);
        texts.set(name, readFileSync(path, 'latin1'));
        if (name.endsWith('.pdf'))
          texts.set(`${name}!text`, spawnSync('pdftotext', [path, '-'], { encoding: 'utf8' }).stdout ?? '');
        if (/\.(docx|xlsx)$/.test(name)) {
          const inner = mkdtempSync(join(tmpdir(), 'tillguard-office-'));
          execFileSync('unzip', ['-q', path, '-d', inner]);
          add(inner, `${name}!`);
          rmSync(inner, { recursive: true, force: true });
        }
      }
    };
    add(folder, '');
    return texts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
