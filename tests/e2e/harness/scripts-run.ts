// Every script that the extension has had parsed, by the browser's own word: the worker's, the offscreen document's, all views' and
// content scripts', those of contexts that have ended included.
import type { CDPSession } from 'playwright-core';
import type { Session } from './chromium';

interface TargetInfo {
  targetId: string;
  type: string;
  url: string;
}

export interface ScriptsRun {
  /** what ran: address of a script → contexts that parsed it, by kind (`service_worker`, `page`, …) and own path */
  scripts(): Map<string, Set<string>>;
  stop(): Promise<void>;
}

/** Watches from now on; contexts that are open already tell what they have parsed before. */
export async function watchScripts(session: Session): Promise<ScriptsRun> {
  const cdp: CDPSession = await session.context.browser()!.newBrowserCDPSession();
  const own = `chrome-extension://${session.extensionId}/`;
  const seen = new Map<string, Set<string>>();
  const targets = new Map<string, TargetInfo>();
  const targetOf = new Map<string, string>();
  /** some targets have no address yet when they are attached to: named by what they turn out to be */
  const nameOf = (targetId: string) => {
    const { type, url } = targets.get(targetId)!;
    return `${type} ${url.slice(own.length).replace(/[?#].*/, '')}`;
  };
  let asked = 0;
  const attach = async (info: TargetInfo) => {
    const { targetId, url } = info;
    const isKnown = targets.has(targetId);
    if (isKnown || url === '' || url.startsWith(own)) targets.set(targetId, info);
    if (isKnown || !targets.has(targetId)) return;
    // Not flat: this driver hands on only its own sessions' events, those of others come as texts.
    const { sessionId } = (await cdp.send('Target.attachToTarget', { targetId, flatten: false })) as {
      sessionId: string;
    };
    targetOf.set(sessionId, targetId);
    asked += 1;
    const message = JSON.stringify({ id: asked, method: 'Debugger.enable' });
    await cdp.send('Target.sendMessageToTarget' as never, { sessionId, message } as never);
  };
  cdp.on('Target.receivedMessageFromTarget' as never, (event: { sessionId: string; message: string }) => {
    const { method, params } = JSON.parse(event.message) as { method?: string; params?: { url?: string } };
    const url = params?.url ?? '';
    if (method !== 'Debugger.scriptParsed' || !url.startsWith(own)) return;
    const where = seen.get(url) ?? new Set();
    where.add(targetOf.get(event.sessionId) ?? '');
    seen.set(url, where);
  });
  const onTarget = ({ targetInfo }: { targetInfo: TargetInfo }) => void attach(targetInfo).catch(() => undefined);
  cdp.on('Target.targetCreated', onTarget);
  cdp.on('Target.targetInfoChanged', onTarget);
  await cdp.send('Target.setDiscoverTargets', { discover: true });
  return {
    scripts: () => new Map([...seen].map(([url, where]) => [url, new Set([...where].map(nameOf))])),
    stop: () => cdp.detach(),
  };
}
