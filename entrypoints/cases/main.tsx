// The full page for many cases.
import { showPage } from './show-page';

showPage('cases');
