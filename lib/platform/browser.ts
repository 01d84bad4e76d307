// The only importer of webextension-polyfill. The rest of lib/platform says in our own words what the product needs of it.
import browser from 'webextension-polyfill';

export type { Runtime } from 'webextension-polyfill';
export { browser };
