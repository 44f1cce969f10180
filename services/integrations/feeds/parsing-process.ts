import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { FeedText } from '../../calendars/feed/decode-feed.ts';
import type { FeedRead, Window } from '../../calendars/feed/occurrence.ts';
import type { FeedOptions } from '../../calendars/feed/occurrences-in.ts';

/** `timeoutMs`: for parsing alone. */
export type AskedFeed = { text: FeedText; window: Window; options: FeedOptions; timeoutMs: number };

export type ParsingProcess = {
  readonly pid: number | undefined;
  isOver(): boolean;
  /**
   * One feed at a time. A feed that ends the process was too big; one that isn't answered in time,
   * or is aborted, ends it too. Rejects where no process can be started.
   */
  ask(asked: AskedFeed, timeoutMs: number, signal: AbortSignal): Promise<FeedRead>;
  end(): Promise<void>;
};

export type ParsingProcessOptions = {
  memoryMb: number;
  log: { warn(fields: object, message: string): void };
};

const entry = fileURLToPath(new URL('parse-apart.ts', import.meta.url));

/**
 * A process rather than a thread: when a thread runs out of memory, V8 ends the whole process. The child gets none of our
 * settings, its output is dropped because it may quote a calendar, and it never keeps this process alive.
 */
export function startParsingProcess({ memoryMb, log }: ParsingProcessOptions): ParsingProcess {
  const child = fork(entry, {
    serialization: 'advanced',
    env: {},
    execArgv: [`--max-old-space-size=${memoryMb}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let over = false;
  // A process that couldn't start emits `error` and never `exit`.
  const ended = new Promise<void>((resolve) => {
    for (const event of ['exit', 'error']) child.on(event, () => resolve());
  }).then(() => {
    over = true;
  });
  child.unref();
  child.channel?.unref();

  const end = () => {
    over = true;
    child.ref();
    child.kill('SIGKILL');
    return ended;
  };
  return {
    pid: child.pid,
    isOver: () => over,
    async ask(asked, timeoutMs, signal) {
      const answered = new AbortController();
      const within = { signal: AbortSignal.any([signal, answered.signal]) };
      const tooSlow = async (): Promise<FeedRead> => {
        await sleep(timeoutMs, null, within);
        void end();
        return { ok: false, problem: 'too_slow' };
      };
      child.channel?.ref();
      // If sending fails, `exit` tells.
      child.send(asked, () => {});
      try {
        return await Promise.race([answerOf(child, within, log), tooSlow()]);
      } catch (error) {
        if (!signal.aborted) throw error;
        await end();
        return { ok: false, problem: 'stopped' };
      } finally {
        answered.abort();
        child.channel?.unref();
      }
    },
    end,
  };
}

/** What the process read, or that reading it ended the process. */
function answerOf(
  child: ChildProcess,
  within: { signal: AbortSignal },
  log: ParsingProcessOptions['log'],
): Promise<FeedRead> {
  return Promise.race([
    once(child, 'message', within).then(([read]): FeedRead => read),
    once(child, 'exit', within).then(([code, by]): FeedRead => {
      log.warn({ code, signal: by }, 'a calendar ended the process that parses calendars');
      return { ok: false, problem: 'too_big' };
    }),
  ]);
}
