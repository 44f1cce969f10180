import { type ChildProcess, spawn } from 'node:child_process';
import { startFile, startFlags } from './start-command.ts';

export type Exit = { code: number | null; signal: NodeJS.Signals | null };

export type AppProcess = {
  pid: number;
  /** Resolves when the process has ended, however it did. */
  exited: Promise<Exit>;
  /** Resolves with the HTTP port when the app says that it is up; rejects with its output when it ends before. */
  up: Promise<number>;
  /** The newest lines it printed. */
  tail(): string;
  /** SIGTERM, and its exit; SIGKILL when it does not end within its own ten seconds. */
  stop(): Promise<Exit>;
};

export type AppProcessOptions = {
  settings: Record<string, string>;
  /** Where it runs. Not the project's folder: a real `.env` there must not be read. */
  folder: string;
  /** It writes and looks as often as it can. */
  isHurried?: boolean;
  /** Addresses of modules that are loaded before the app. */
  imports?: readonly string[];
  onLine?: (line: string) => void;
};

const endWithParent = new URL('./end-with-parent.ts', import.meta.url).href;
const hurried = new URL('hurried.ts', import.meta.url).href;
const tailLines = 40;
const stopTimeoutMs = 11_000;

/** Runs the real app as a process of its own, with nothing of our environment but what a program needs. */
export function startAppProcess({
  settings,
  folder,
  isHurried,
  imports: more = [],
  onLine,
}: AppProcessOptions): AppProcess {
  const { PATH, HOME, TMPDIR, TZ } = process.env;
  const inherited = Object.fromEntries(
    Object.entries({ PATH, HOME, TMPDIR, TZ }).filter(([, value]) => value !== undefined),
  );
  const imports = [endWithParent, ...(isHurried ? [hurried] : []), ...more].map((file) => `--import=${file}`);
  const child = spawn(process.execPath, [...startFlags, ...imports, startFile], {
    cwd: folder,
    env: { ...inherited, ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const lines: string[] = [];
  const exited = exitOf(child);
  const tail = () => lines.join('\n');

  const up = new Promise<number>((resolve, reject) => {
    eachLine(child, (line) => {
      lines.push(line);
      if (lines.length > tailLines) lines.shift();
      onLine?.(line);
      const port = portIn(line);
      if (port !== undefined) resolve(port);
    });
    void exited.then(({ code, signal }) =>
      reject(
        new Error(`The app ended before it was up (${signal ?? `exit code ${code}`}). It said:\n${tail()}`),
      ),
    );
  });
  // A caller that does not wait for it hears of a failure by `exited`.
  up.catch(() => undefined);

  return {
    pid: child.pid ?? 0,
    exited,
    up,
    tail,
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
      const exit = await exited;
      clearTimeout(timer);
      return exit;
    },
  };
}

function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('error', () => resolve({ code: null, signal: null }));
    // `close`, not `exit`: by then all that it printed has been read.
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

function eachLine(child: ChildProcess, see: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      for (const line of parts) see(line);
    });
    stream?.on('end', () => rest && see(rest));
  }
}

function portIn(line: string): number | undefined {
  if (!line.includes('Stand-in is up')) return undefined;
  const port = /"port":(\d+)/.exec(line)?.[1];
  return port === undefined ? undefined : Number(port);
}
