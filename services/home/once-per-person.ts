import { coalesce } from '../common/coalesce.ts';
import { createLines } from '../common/lines.ts';
import type { Resident } from './home.ts';

type Deps = {
  work: (resident: Resident, notice: string | null) => Promise<void>;
  failed: (error: unknown) => void;
  /** A person's next one begins so long after the one before. */
  everyMs: number;
};

/** People of one workspace at once. Where a whole company opens its tabs, commands and *Stop* come between. */
const ofWorkspace = { atOnce: 8, waiting: Number.POSITIVE_INFINITY };

/**
 * Of what comes for one person meanwhile, the last is done; what is to be said stays until something else is. People of a
 * workspace wait for each other, a few at a time, and never for those of another.
 */
export function oncePerPerson({ work, failed, everyMs }: Deps) {
  const waiting = new Map<string, { resident: Resident; notice: string | null }>();
  const running = new Set<Promise<void>>();
  const workspaces = createLines(ofWorkspace);
  let stopped = false;
  const doLast = async (key: string) => {
    const last = waiting.get(key);
    waiting.delete(key);
    if (!last || stopped) return;
    const done = work(last.resident, last.notice);
    running.add(done);
    await done.finally(() => running.delete(done));
  };
  const next = coalesce(everyMs, async (key) => {
    const teamId = waiting.get(key)?.resident.teamId ?? '';
    const leave = await workspaces.take(teamId);
    await doLast(key).finally(leave);
  });
  return {
    later(resident: Resident, notice: string | null): void {
      const key = `${resident.teamId}:${resident.userId}`;
      waiting.set(key, { resident, notice: notice ?? waiting.get(key)?.notice ?? null });
      next(key).catch(failed);
    },
    /** What waits isn't done; what runs is waited for. */
    async stop(): Promise<void> {
      stopped = true;
      await Promise.allSettled(running);
    },
  };
}
