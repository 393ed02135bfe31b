/**
 * Runs a command of an admin and gives its exit code. What nobody foresaw is said in one line as well, with exit code 1: a
 * stack helps nobody who reads it there.
 */
export async function inOneLine(
  work: () => Promise<number>,
  say: (text: string) => void = console.error,
): Promise<number> {
  try {
    return await work();
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    say(`That could not be done: ${first || 'no reason is known'}`);
    return 1;
  }
}
