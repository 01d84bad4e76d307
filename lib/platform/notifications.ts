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

/** Takes away what is still shown of these; what the user has put away already is gone anyway. */
export async function withdraw(isOver: (id: string) => boolean): Promise<void> {
  try {
    for (const id of Object.keys(await browser.notifications.getAll()))
      if (isOver(id)) await browser.notifications.clear(id);
  } catch {
    // Where nothing can be shown, nothing is to be taken away.
  }
}

/** Calls back with the id of a notification that was pressed, and takes it away. Register synchronously at start-up. */
export function onNotificationPressed(listener: (id: string) => void): void {
  browser.notifications.onClicked.addListener((id) => {
    void browser.notifications.clear(id);
    listener(id);
  });
}
