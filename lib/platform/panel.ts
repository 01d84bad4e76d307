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

/** Shows how many rows want a look on the toolbar button of a tab, `title` saying what the number is; zero: what all tabs show. */
export async function showCount(tabId: number, count: number, title: string): Promise<void> {
  const { action } = browser;
  try {
    // An empty text would hide the number of what is due on this tab; null gives way to it.
    await action.setBadgeText({
      tabId,
      text: count === 0 ? null : count > 99 ? '99+' : String(count),
    });
    await action.setTitle({
      tabId,
      title: count === 0 ? await action.getTitle({}) : title,
    });
    const color = count === 0 ? await action.getBadgeBackgroundColor({}) : '#9a3412';
    await action.setBadgeBackgroundColor({ tabId, color });
    if (action.setBadgeTextColor) await action.setBadgeTextColor({ tabId, color: '#ffffff' });
  } catch {
    // The tab was closed between the reading and the badge: there is nothing left to show it on.
  }
}

/**
 * Shows how many deadlines are due on the toolbar button, wherever the tab has no number of its own; nothing for zero. Overdue ones are
 * told by a mark as well as by the colour. @param title says what the number is
 */
export async function showDue({ overdue, today }: { overdue: number; today: number }, title: string): Promise<void> {
  const { action } = browser;
  const count = overdue + today;
  const number = count > 99 ? '99+' : String(count);
  await action.setBadgeText({
    text: count === 0 ? '' : overdue > 0 ? `${number}!` : number,
  });
  await action.setTitle({ title });
  await action.setBadgeBackgroundColor({
    color: overdue > 0 ? '#9f1239' : '#1d4ed8',
  });
  if (action.setBadgeTextColor) await action.setBadgeTextColor({ color: '#ffffff' });
}
