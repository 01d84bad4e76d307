// The options, as the browser's list of extensions opens them.
import { showPage } from '../cases/show-page';

showPage('options');
