// The only importer of webextension-polyfill: what the rest needs of the browser, in its own words.
import browser from 'webextension-polyfill';

export type { Runtime, Tabs } from 'webextension-polyfill';
export { browser };
