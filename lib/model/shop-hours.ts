// When the shop is open, its shifts, and who works in it: entered once on the options. Wall times of day, over midnight where `to` is
// earlier than `from`.
import * as z from 'zod/mini';
import { QuietHours } from './quiet-hours';

/** A stretch of the day. */
export const OpenHours = QuietHours;
export type OpenHours = QuietHours;

const short = z.string().check(z.minLength(1), z.maxLength(80));

export const Shift = z.object({ name: short, ...QuietHours.shape });
export type Shift = z.infer<typeof Shift>;

/** `role` empty where none was given */
export const Person = z.object({ name: short, role: z.string().check(z.maxLength(80)) });
export type Person = z.infer<typeof Person>;

/** True where a wall time of day (`HH:MM`) lies within the stretch; its end is outside. */
export function isWithin(time: string, { from, to }: OpenHours): boolean {
  return from <= to ? time >= from && time < to : time >= from || time < to;
}
