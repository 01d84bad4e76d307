// What the merchant sees of our marks on a portal's page. Their shadow root is closed, so this looks through the debugger, as no page
// can: which rows carry a mark, what it says, and the popover that is open.
import type { CDPSession, Page } from 'playwright-core';

/** One mark that is on show. */
export interface SeenMark {
  severity: 'low' | 'medium' | 'high';
  /** the badge's name for assistive technology */
  label: string;
  /** text of the portal's row that the mark stands on; null where it stands on none */
  row: string | null;
  /** middle of the badge in its frame's viewport, CSS pixels */
  at: { x: number; y: number };
}

/** Marks on show in all frames of the page, in the order of the page. */
export async function marksOn(page: Page): Promise<SeenMark[]> {
  return (await inOverlays<SeenMark[]>(page, readMarks)).flat();
}

/** Waits until the row with this text is marked and every mark stands on a row; gives all marks. */
export async function awaitMark(page: Page, text: string, timeout = 60_000): Promise<SeenMark[]> {
  const end = Date.now() + timeout;
  for (;;) {
    const marks = await marksOn(page);
    if (marks.some(({ row }) => row?.includes(text)) && marks.every(({ row }) => row !== null)) return marks;
    if (Date.now() > end)
      throw new Error(`No mark stands on the row with ${text}; there are ${JSON.stringify(marks)}.`);
    await page.waitForTimeout(200);
  }
}

/** Runs a function on every overlay's shadow root, with `this` as the root. */
async function inOverlays<T>(page: Page, declaration: (...values: never[]) => T, ...values: string[]): Promise<T[]> {
  const cdp = await page.context().newCDPSession(page);
  try {
    const { root } = await cdp.send('DOM.getDocument', { depth: -1, pierce: true });
    const results: T[] = [];
    for (const backendNodeId of overlayRoots(root))
      results.push(await callOn<T>(cdp, backendNodeId, declaration, values));
    return results;
  } finally {
    await cdp.detach();
  }
}

interface Node {
  nodeName: string;
  backendNodeId: number;
  children?: Node[];
  shadowRoots?: Node[];
  contentDocument?: Node;
}

function overlayRoots(node: Node): number[] {
  if (node.nodeName === 'TILLGUARD-MARKS') return (node.shadowRoots ?? []).map((root) => root.backendNodeId);
  return [...(node.children ?? []), ...(node.contentDocument ? [node.contentDocument] : [])].flatMap(overlayRoots);
}

async function callOn<T>(
  cdp: CDPSession,
  backendNodeId: number,
  declaration: (...values: never[]) => T,
  values: string[],
): Promise<T> {
  const { object } = await cdp.send('DOM.resolveNode', { backendNodeId });
  const { result, exceptionDetails } = await cdp.send('Runtime.callFunctionOn', {
    objectId: object.objectId!,
    functionDeclaration: declaration.toString(),
    arguments: values.map((value) => ({ value })),
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as T;
}

function readMarks(this: ShadowRoot): SeenMark[] {
  const rows = [...this.ownerDocument.querySelectorAll('tr, [role=row]')].map((row) => ({
    row,
    box: row.getBoundingClientRect(),
  }));
  return [...this.querySelectorAll('.mark:not([hidden])')].map((mark) => {
    const strip = mark.querySelector('.strip')!.getBoundingClientRect();
    const badge = mark.querySelector('.badge')!;
    const box = badge.getBoundingClientRect();
    // Rows of a table that is split into several have the same edges: their texts together are the row.
    const on = rows.filter((r) => Math.abs(r.box.top - strip.top) < 2 && Math.abs(r.box.bottom - strip.bottom) < 2);
    return {
      severity: (['high', 'medium', 'low'] as const).find((name) => mark.classList.contains(name)) ?? 'low',
      label: badge.getAttribute('aria-label') ?? '',
      row: on.length === 0 ? null : on.map(({ row }) => row.textContent ?? '').join(' '),
      at: { x: box.left + box.width / 2, y: box.top + box.height / 2 },
    };
  });
}
