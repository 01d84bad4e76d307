// Opening our own views beside the page.
import { browser } from './browser';

interface ChromeSidePanel {
  open(options: { tabId: number }): Promise<void>;
}

/** Opens the side panel (Chrome) or sidebar (Firefox). Must be called straight from a click; false where it cannot be opened. */
export async function openSidePanel(tabId: number): Promise<boolean> {
  try {
    const sidePanel = (globalThis as { chrome?: { sidePanel?: ChromeSidePanel } }).chrome?.sidePanel;
    if (sidePanel) await sidePanel.open({ tabId });
    else await browser.sidebarAction.open();
    return true;
  } catch {
    return false;
  }
}

/** Shows how many rows want a look on the toolbar button of a tab; nothing for zero. */
export async function showCount(tabId: number, count: number): Promise<void> {
  const text = count === 0 ? '' : count > 99 ? '99+' : String(count);
  try {
    await browser.action.setBadgeText({ tabId, text });
    await browser.action.setBadgeBackgroundColor({ tabId, color: '#9a3412' });
    if (browser.action.setBadgeTextColor) await browser.action.setBadgeTextColor({ tabId, color: '#ffffff' });
  } catch {
    // The tab was closed between the reading and the badge: there is nothing left to show it on.
  }
}

/** Shows how many deadlines are due on the toolbar button, wherever the tab has no number of its own; nothing for zero. */
export async function showDue({ count, isOverdue }: { count: number; isOverdue: boolean }): Promise<void> {
  const text = count === 0 ? '' : count > 99 ? '99+' : String(count);
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color: isOverdue ? '#9f1239' : '#1d4ed8' });
  if (browser.action.setBadgeTextColor) await browser.action.setBadgeTextColor({ color: '#ffffff' });
}
