// The same view beside the page: Chrome's side panel, Firefox's sidebar.
import { afterFirstPaint } from '../popup/after-first-paint';

void afterFirstPaint()
  .then(() => import('../popup/show-app'))
  .then(({ showApp }) => showApp('panel'));
