import { createInterface, type Interface } from 'node:readline';
import { type Paint, paintFor } from './paint.ts';

/** The terminal: lines go out above the line that is being typed. */
export type Screen = {
  paint: Paint;
  print(line: string): void;
  /** Reads lines until the input ends or the screen closes. `interrupted`: Ctrl-C while typing. */
  read(on: { line: (line: string) => void; ended: () => void; interrupted: () => void }): void;
  close(): void;
};

export function createScreen(): Screen {
  const { stdin, stdout } = process;
  const paint = paintFor(stdout);
  const typing = stdin.isTTY === true && stdout.isTTY === true;
  let lines: Interface | undefined;
  // A reader such as `head` may leave before we are done.
  stdout.on('error', () => {});

  return {
    paint,
    print(line) {
      // Clears the line that is being typed, and shows it again below.
      stdout.write(typing && lines ? `\r\x1b[K${line}\n` : `${line}\n`);
      if (typing) lines?.prompt(true);
    },
    read({ line, ended, interrupted }) {
      const open = createInterface({
        input: stdin,
        ...(typing ? { output: stdout, prompt: paint('dim', 'Ada > ') } : {}),
      });
      lines = open;
      open.on('line', (typed) => {
        line(typed);
        if (typing) open.prompt();
      });
      open.on('SIGINT', interrupted);
      open.on('close', ended);
      if (typing) open.prompt();
    },
    close() {
      const open = lines;
      lines = undefined;
      open?.removeAllListeners('close');
      open?.close();
    },
  };
}
