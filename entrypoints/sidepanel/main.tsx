// The same view beside the page: Chrome's side panel, Firefox's sidebar.
import { showApp } from '../popup/show-app';

showApp('panel');
