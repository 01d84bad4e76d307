// Draws the views' app into the page, for the popup and the side panel alike.
import { render } from 'preact';
import { App } from '@/components/app';
import { type Place, PortProvider } from '@/components/port';
import { interfaceLanguage } from '@/lib/platform/runtime';
import { followTab } from './browser-port';

/** Shows the app; it follows the tab in front. */
export function showApp(place: Place): void {
  if (new URLSearchParams(location.search).has('tab')) document.documentElement.classList.add('in-tab');
  followTab(place, (port) => {
    render(
      <PortProvider value={port}>
        <App key={port.tabId} browserLanguage={interfaceLanguage()} />
      </PortProvider>,
      document.body,
    );
  });
}
