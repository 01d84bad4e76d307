// Run in a tab on the user's wish: the panel where they say what the columns of a table mean.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { linkTeaching } from '@/lib/frame/teach-links';
import { startTeaching } from '@/lib/frame/teach-panel';

export default defineUnlistedScript(() => startTeaching(document, linkTeaching()));
