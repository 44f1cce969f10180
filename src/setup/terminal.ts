import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Where somebody is asked and told. */
export type Terminal = {
  tell(text: string): void;
  /** What was typed, without blanks around it. */
  ask(question: string): Promise<string>;
  /** The same for a secret: nobody sees what is typed, and nothing keeps it. */
  askSecret(question: string): Promise<string>;
};

/** Somebody left before the end. */
export class Stopped extends Error {
  constructor() {
    super('Stopped before the end; nothing was written.');
    this.name = 'Stopped';
  }
}

/** A terminal of a person: keys go in, and what is typed is shown but for secrets. */
export function createTerminal(input: NodeJS.ReadableStream, output: NodeJS.WritableStream) {
  let isHidden = false;
  const shown = new Writable({
    write(chunk, _, done) {
      if (!isHidden) output.write(chunk);
      done();
    },
  });
  const lines = createInterface({ input, output: shown, terminal: true, historySize: 0 });
  const closed = new Promise<never>((_, reject) => lines.once('close', () => reject(new Stopped())));
  closed.catch(() => {});
  const answerTo = async (question: string): Promise<string> => {
    // A question that Ctrl+C breaks off rejects in words of Node's own.
    const answer = lines.question(question).catch(() => Promise.reject(new Stopped()));
    answer.catch(() => {});
    return (await Promise.race([answer, closed])).trim();
  };
  return {
    tell: (text: string) => void output.write(`${text}\n`),
    ask: answerTo,
    async askSecret(question: string) {
      output.write(question);
      isHidden = true;
      try {
        return await answerTo('');
      } finally {
        isHidden = false;
        output.write('\n');
      }
    },
    close: () => lines.close(),
  } satisfies Terminal & { close(): void };
}
