import { environment } from '../config.ts';
import { envFile } from './env-file.ts';
import { openPage } from './open-page.ts';
import { setUp } from './set-up.ts';
import { createTerminal, Stopped } from './terminal.ts';

const noTerminal = `npm run setup asks questions, so it needs a terminal. Without one:
  install -m 600 .env.example .env    then fill it in; it says what each line is
  npm run doctor                      then says whether everything is right
`;

/** `npm run setup`: from nothing to an .env that works. */
async function main(): Promise<void> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    process.stderr.write(noTerminal);
    process.exitCode = 1;
    return;
  }
  const terminal = createTerminal(process.stdin, process.stdout);
  const file = envFile('.env', new URL('../../.env.example', import.meta.url));
  try {
    await setUp({ terminal, file, environment: environment(), open: openPage });
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  } finally {
    terminal.close();
  }
}

await main();
