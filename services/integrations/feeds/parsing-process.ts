import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { FeedRead, Window } from '../../calendars/feed/occurrence.ts';
import type { FeedOptions } from '../../calendars/feed/occurrences-in.ts';

/** `deadline`: milliseconds of parsing. */
export type AskedFeed = { text: string; window: Window; options: FeedOptions; deadline: number };

export type ParsingProcess = {
  readonly pid: number | undefined;
  isOver(): boolean;
  /**
   * One feed at a time. A feed that ends the process was too big; what isn't answered within `patience` milliseconds,
   * or not wanted any more, ends it too. Rejects where no process can be started.
   */
  ask(asked: AskedFeed, patience: number, signal: AbortSignal): Promise<FeedRead>;
  end(): Promise<void>;
};

export type ParsingProcessOptions = {
  /** MB of memory for what is parsed. */
  memory: number;
  log: { warn(fields: object, message: string): void };
};

const entry = fileURLToPath(new URL('parse-apart.ts', import.meta.url));

/**
 * A process and no thread: where a thread has no memory left, V8 ends the whole process with it. This one gets none of
 * our settings, and what it prints is dropped, since it may quote a calendar. It never keeps ours from ending.
 */
export function startParsingProcess({ memory, log }: ParsingProcessOptions): ParsingProcess {
  const child = fork(entry, {
    serialization: 'advanced',
    env: {},
    execArgv: [`--max-old-space-size=${memory}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let over = false;
  // One that couldn't be started says so, and never that it exits.
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
    async ask(asked, patience, signal) {
      const answered = new AbortController();
      const within = { signal: AbortSignal.any([signal, answered.signal]) };
      child.channel?.ref();
      // That it can't be sent is heard as its end.
      child.send(asked, () => {});
      try {
        return await Promise.race([
          once(child, 'message', within).then(([read]): FeedRead => read),
          once(child, 'exit', within).then(([code, by]): FeedRead => {
            log.warn({ code, signal: by }, 'a calendar ended the process that parses calendars');
            return { ok: false, problem: 'too_big' };
          }),
          sleep(patience, null, within).then((): FeedRead => {
            void end();
            return { ok: false, problem: 'too_slow' };
          }),
        ]);
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
