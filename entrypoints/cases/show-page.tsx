// Draws the full page, for its two addresses: the cases, and the options that the browser's own list of extensions opens.
import { render } from 'preact';
import { FullPage } from '@/components/full-page';
import { PortProvider } from '@/components/port';
import { interfaceLanguage } from '@/lib/platform/runtime';
import { followTab } from '../popup/browser-port';

/** Shows the full page at one of its places. */
export function showPage(first: 'cases' | 'options'): void {
  followTab('page', (port) => {
    render(
      <PortProvider value={port}>
        <FullPage browserLanguage={interfaceLanguage()} first={first} />
      </PortProvider>,
      document.body,
    );
  });
}
