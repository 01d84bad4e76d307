// The elements of ours that stand on a portal's page, by name. It says "ours" to a later copy of the script (after an update), and
// tells a page no more than the element itself does.

/** Holds the marks. */
export const marksHost = 'tillguard-marks';
/** Holds the panel where columns are taught. */
export const teachingHost = 'tillguard-teach';
