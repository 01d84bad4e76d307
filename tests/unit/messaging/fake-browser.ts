// Stands in for the browser's extension interface in Node: enough for the worker's handlers to run over a store in memory.
import { vi } from 'vitest';

export const ownId = 'ownownownownownownownownownownow';
export const ownUrl = `chrome-extension://${ownId}/`;

/** A fresh stand-in. Frames and pages answer nothing, as if none were open. */
export function fakeBrowser() {
  const nobody = () => Promise.reject(new Error('Could not establish connection. Receiving end does not exist.'));
  const listeners = { addListener: vi.fn(), removeListener: vi.fn() };
  return {
    runtime: {
      id: ownId,
      getURL: (path: string) => ownUrl + path.replace(/^\//, ''),
      getManifest: () => ({ version: '0.0.0' }),
      sendMessage: vi.fn(nobody),
      onMessage: listeners,
      onInstalled: listeners,
      onStartup: listeners,
    },
    i18n: { getUILanguage: () => 'zh-CN' },
    tabs: {
      get: vi.fn(async (id: number) => ({ id, windowId: 1, active: true, url: 'https://portal.example.test/list' })),
      query: vi.fn(async () => []),
      sendMessage: vi.fn(nobody),
      captureVisibleTab: vi.fn(nobody),
    },
    permissions: {
      contains: vi.fn(async () => true),
      getAll: vi.fn(async () => ({ origins: [], permissions: [] })),
      remove: vi.fn(async () => true),
      onAdded: listeners,
      onRemoved: listeners,
    },
    scripting: {
      getRegisteredContentScripts: vi.fn(async () => []),
      registerContentScripts: vi.fn(async () => undefined),
      unregisterContentScripts: vi.fn(async () => undefined),
      updateContentScripts: vi.fn(async () => undefined),
      executeScript: vi.fn(async () => []),
    },
    action: {
      setBadgeText: vi.fn(async () => undefined),
      setBadgeBackgroundColor: vi.fn(async () => undefined),
      setBadgeTextColor: vi.fn(async () => undefined),
      setTitle: vi.fn(async () => undefined),
      getTitle: vi.fn(async () => ''),
      getBadgeBackgroundColor: vi.fn(async () => [0, 0, 0, 255]),
    },
    alarms: { create: vi.fn(async () => undefined), clear: vi.fn(async () => true), onAlarm: listeners },
  };
}
