// Who was on shift, as the log keeps it: a name, empty for nobody, or a sign of its own for "not known".

/** Value of the fact `on-shift` where the user does not know who was on shift. */
export const shiftUnknown = '?';
