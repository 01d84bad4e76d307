// The shop's shifts, and who works in it: entered once on the options. When it is open is lib/model/week-hours.ts's.
import * as z from 'zod/mini';
import { Span } from './week-hours';

const short = z.string().check(z.minLength(1), z.maxLength(80));

export const Shift = z.object({ name: short, ...Span.shape });
export type Shift = z.infer<typeof Shift>;

/** `role` empty where none was given */
export const Person = z.object({ name: short, role: z.string().check(z.maxLength(80)) });
export type Person = z.infer<typeof Person>;
