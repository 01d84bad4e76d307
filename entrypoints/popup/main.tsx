// The popup of the toolbar button.
import { showApp } from './show-app';

showApp('popup');
