// When the merchant does not want to be told of anything: wall times of day, over midnight where `to` is earlier than `from`.
import * as z from 'zod/mini';

const TimeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
export const QuietHours = z.object({ from: TimeOfDay, to: TimeOfDay });
export type QuietHours = z.infer<typeof QuietHours>;

/** Night, until the merchant says otherwise. */
export const usualQuietHours: QuietHours = { from: '22:30', to: '08:00' };
