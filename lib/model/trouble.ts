// Why an order was not carried out, in one list: for the envelope that carries it and for the views that word it.

/**
 * `refused`: this sender may not say that. `invalid`: not of the message's form. `too-much`: larger than any message of ours, or more of
 * them than one sender may send. `locked`: cases are locked, open the lock first.
 */
export const troubles = [
  'refused',
  'invalid',
  'too-much',
  'storage-full',
  'storage-failed',
  'locked',
  'gone',
  'unexpected',
] as const;
export type Trouble = (typeof troubles)[number];

/** The trouble that an error carries; `unexpected` for any other error. */
export function troubleIn(error: unknown): Trouble {
  const trouble = (error as { trouble?: unknown } | null)?.trouble;
  return troubles.find((known) => known === trouble) ?? 'unexpected';
}
