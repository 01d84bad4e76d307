// How a frame's script tells the worker which link the page itself has to press: one whose address is a script (`javascript:…`),
// which browsers do not run for an extension's own world.

/** Attribute on the link to press; taken away when it is pressed. */
export const scriptLinkMark = 'data-tillguard-press';
