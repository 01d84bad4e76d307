// The popup of the toolbar button.
import { afterFirstPaint } from './after-first-paint';

void afterFirstPaint()
  .then(() => import('./show-app'))
  .then(({ showApp }) => showApp('popup'));
