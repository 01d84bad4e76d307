// What several witnesses say together: page and headings, when both are asked.

/** The one answer of all that have one; null where none has or two differ. */
export function agreed<Answer>(answers: readonly (Answer | null)[]): Answer | null {
  let found: Answer | null = null;
  for (const answer of answers) {
    if (answer === null) continue;
    if (found !== null && found !== answer) return null;
    found = answer;
  }
  return found;
}
