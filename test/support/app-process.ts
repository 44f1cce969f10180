import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { onThisMachine } from '../on-this-machine.ts';
import { createJournal, type WaitOptions } from '../sandbox/journal.ts';
import { startFile, startFlags } from '../sandbox/runner/start-command.ts';

type Exit = { code: number | null; signal: NodeJS.Signals | null };

/** A process of the app, seen from outside: signals go in; lines, an exit and HTTP come out. */
export type AppProcess = {
  pid: number;
  /** Everything it has written to standard output and standard error. */
  output(): string;
  /** The first line that holds these words, past ones included. */
  waitForLine(words: string, options?: WaitOptions): Promise<string>;
  signal(signal: NodeJS.Signals): void;
  /** `kill -9`; returns when it is gone. */
  kill(): Promise<void>;
  exit: Promise<Exit>;
};

export type ReadyApp = AppProcess & {
  /** Where it answers HTTP. */
  url: string;
};

export type Spawning = {
  env: Record<string, string>;
  /** Where it runs: a folder without an `.env` of somebody's. */
  cwd: string;
  /** Relative to the project. */
  entry?: string;
  args?: readonly string[];
  /** Loaded before it; relative to the project. */
  imports?: readonly string[];
  /** Which Node; this one unless told. */
  node?: string;
  finished?: typeof onTestFinished;
};

const project = new URL('../../', import.meta.url);
/** The app's own entry loads it itself; others would take twice as long to start. */
const fastStartup = ['--require', fileURLToPath(new URL('src/fast-startup.cjs', project))];

/** Starts a process with these settings and no others. It is gone when the test ends, however that ends. */
export function spawnApp({
  env,
  cwd,
  entry,
  args = [],
  imports = [],
  node = process.execPath,
  finished = onTestFinished,
}: Spawning): AppProcess {
  const path = entry ? fileURLToPath(new URL(entry, project)) : startFile;
  const flags = [
    ...startFlags,
    ...(entry ? fastStartup : []),
    ...imports.map((file) => `--import=${new URL(file, project)}`),
  ];
  const child = spawn(node, [...flags, path, ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? '', GLIBC_TUNABLES: process.env.GLIBC_TUNABLES ?? '', ...env },
  });
  const lines = createJournal<string>();
  const exit = exitOf(child);
  readLines(child, (line) => lines.add(line));

  const app: AppProcess = {
    pid: child.pid ?? 0,
    output: () => lines.entries.join('\n'),
    waitForLine(words, options) {
      const found = lines.waitFor((line) => line.includes(words), { hoping: `“${words}”`, ...options });
      const gone = exit.then(({ code, signal }) => {
        // What it wrote last may say it.
        if (app.output().includes(words)) return found;
        throw new Error(`It ended (${code ?? signal}) before it wrote “${words}”:\n${app.output()}`);
      });
      // Only one of the two is heard.
      gone.catch(() => {});
      found.catch(() => {});
      return Promise.race([found, gone]);
    },
    signal: (signal) => void child.kill(signal),
    async kill() {
      child.kill('SIGKILL');
      await exit;
    },
    exit,
  };
  finished(app.kill);
  return app;
}

/** Waits until the app says that it is up, and where. */
export async function untilUp(app: AppProcess): Promise<ReadyApp> {
  const line = await app.waitForLine('Stand-in is up', { timeout: onThisMachine(25_000) });
  const { port } = JSON.parse(line) as { port: number };
  return { ...app, url: `http://127.0.0.1:${port}` };
}

async function exitOf(child: ChildProcess): Promise<Exit> {
  const [code, signal] = (await once(child, 'close')) as [Exit['code'], Exit['signal']];
  return { code, signal };
}

function readLines(child: ChildProcess, onLine: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    });
    stream?.on('end', () => rest && onLine(rest));
  }
}
