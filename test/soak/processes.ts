import { setTimeout as sleep } from 'node:timers/promises';
import type { Place } from '../bench/place.ts';
import type { Random } from './random.ts';

type Started = Awaited<ReturnType<Place['start']>>;

/** A process that ended, and when the next was ready. */
export type Ended = { by: 'SIGKILL' | 'SIGTERM'; at: number; readyAt: number; sessions: readonly string[] };

type Keeping = { count: number; requestUrl: () => string; settings: Record<string, string> };

/** Some processes of the app that are ended and started again; never the last that runs, where there are two. */
export function keepProcesses(place: Place, { count, requestUrl, settings }: Keeping) {
  const running = new Set<Started>();
  const ended: Ended[] = [];
  let isOver = false;

  const start = async () => {
    const started = await place.start({ settings, requestUrl: requestUrl() });
    running.add(started);
    return started;
  };

  async function endOne(random: Random): Promise<void> {
    const one = random.pick([...running]);
    const by = random.chance(0.6) ? ('SIGKILL' as const) : ('SIGTERM' as const);
    const sessions = place.pika.liveSessions().map(({ id }) => id);
    running.delete(one);
    const at = Date.now();
    process.kill(one.app.pid, by);
    await one.app.exited;
    await start();
    ended.push({ by, at, readyAt: Date.now(), sessions });
  }

  return {
    ended,
    urls: () => [...running].map(({ url }) => url),
    async startAll(): Promise<void> {
      for (let index = 0; index < count; index += 1) await start();
    },
    /** Ends one now and then, until it's told that it's over. */
    async disturb(random: Random): Promise<void> {
      // The first soon: a short soak has one, too.
      for (let pause = random.between(1_500, 3_500); !isOver; pause = random.between(8_000, 16_000)) {
        await sleep(pause);
        if (!isOver) await endOne(random);
      }
    },
    calm(): void {
      isOver = true;
    },
    async stop(): Promise<void> {
      await Promise.all([...running].map(({ app }) => app.stop()));
    },
  };
}
