// A browser without a browser: remembers what it was asked to show and ring, for tests of the worker over a real (fake) database.
import { vi } from 'vitest';

export interface FakeBrowser {
  alarms: Map<string, number>;
  ring: (name: string) => void;
  notifications: { id: string; title: string; message: string }[];
  press: (id: string) => void;
  badge: string;
  /** tooltip of the toolbar button */
  title: string;
  opened: string[];
  told: unknown[];
  api: unknown;
}

/** The browser's surface as far as the worker uses it here. */
export function fakeBrowser(): FakeBrowser {
  const ringing: ((alarm: { name: string }) => void)[] = [];
  const pressed: ((id: string) => void)[] = [];
  const fake: FakeBrowser = {
    alarms: new Map(),
    ring: (name) => {
      fake.alarms.delete(name);
      for (const listener of ringing) listener({ name });
    },
    notifications: [],
    press: (id) => {
      for (const listener of pressed) listener(id);
    },
    badge: '',
    title: '',
    opened: [],
    told: [],
    api: {
      alarms: {
        create: (name: string, { when }: { when: number }) => fake.alarms.set(name, when),
        clear: (name: string) => fake.alarms.delete(name),
        onAlarm: { addListener: (listener: (alarm: { name: string }) => void) => ringing.push(listener) },
      },
      notifications: {
        create: (id: string, { title, message }: { title: string; message: string }) => {
          fake.notifications.push({ id, title, message });
          return Promise.resolve(id);
        },
        clear: (id: string) => {
          fake.notifications = fake.notifications.filter((one) => one.id !== id);
          return Promise.resolve(true);
        },
        getAll: () => Promise.resolve(Object.fromEntries(fake.notifications.map(({ id }) => [id, {}]))),
        onClicked: { addListener: (listener: (id: string) => void) => pressed.push(listener) },
      },
      action: {
        setBadgeText: ({ text, tabId }: { text: string; tabId?: number }) => {
          if (tabId === undefined) fake.badge = text;
          return Promise.resolve();
        },
        setTitle: ({ title, tabId }: { title: string; tabId?: number }) => {
          if (tabId === undefined) fake.title = title;
          return Promise.resolve();
        },
        getTitle: () => Promise.resolve(fake.title),
        setBadgeBackgroundColor: () => Promise.resolve(),
        getBadgeBackgroundColor: () => Promise.resolve([0, 0, 0, 255]),
      },
      tabs: {
        query: () => Promise.resolve([]),
        create: ({ url }: { url: string }) => Promise.resolve(fake.opened.push(url)),
      },
      i18n: { getUILanguage: () => 'zh-CN' },
      runtime: {
        id: 'tillguard',
        getURL: (path: string) => `extension://tillguard${path}`,
        sendMessage: vi.fn((message: unknown) => Promise.resolve(fake.told.push(message))),
      },
    },
  };
  return fake;
}
