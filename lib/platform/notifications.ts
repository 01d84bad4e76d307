// Notifications of the system, and what happens when one is pressed.
import { browser } from './browser';

/** Shows one; the same id again takes the earlier one's place. Never rejects: a system that shows none is no fault of ours. */
export async function notify(id: string, { title, message }: { title: string; message: string }): Promise<boolean> {
  try {
    await browser.notifications.create(id, {
      type: 'basic',
      iconUrl: browser.runtime.getURL('/icon/128.png'),
      title,
      message,
    });
    return true;
  } catch {
    // Switched off in the browser or the system: the badge and the views still say what is due.
    return false;
  }
}

/** Calls back with the id of a notification that was pressed, and takes it away. Register synchronously at start-up. */
export function onNotificationPressed(listener: (id: string) => void): void {
  browser.notifications.onClicked.addListener((id) => {
    void browser.notifications.clear(id);
    listener(id);
  });
}
