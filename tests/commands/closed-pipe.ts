// What a command does when nobody reads its output any more (`| head`): it ends quietly, as other commands do.

/** Ends the process without a word once standard output is closed. Call once, before anything is printed. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}
