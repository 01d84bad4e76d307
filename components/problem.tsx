/** Why something could not be done, read out at once; nothing where there is nothing to say. */
export function Problem({ text }: { text: string }) {
  return (
    text !== '' && (
      <p class="problem" role="alert">
        {text}
      </p>
    )
  );
}
