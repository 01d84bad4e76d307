// What a command does when nobody reads its output any more (`| head`): it goes on quietly, since a file that it writes beside
// its output must still become whole.

/** Lets the process go on without a word once standard output is closed. Call once, before anything is printed. */
export function outliveReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
