// Run in a frame on the worker's order: gives the content script the words of further languages.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { handOverWords } from '@/lib/frame/more-words';

export default defineUnlistedScript(() => handOverWords());
