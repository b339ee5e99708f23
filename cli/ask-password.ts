import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks for a password without showing what is typed; from a pipe, its first line. */
export async function askPassword(question: string): Promise<string> {
  const isTerminal = process.stdin.isTTY === true;
  // Readline echoes into its output: into this one, which shows nothing.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: isTerminal });
  try {
    if (isTerminal) {
      process.stderr.write(question);
      const typed = await reader.question('');
      process.stderr.write('\n');
      return typed;
    }
    for await (const line of reader) return line;
    return '';
  } finally {
    reader.close();
  }
}
