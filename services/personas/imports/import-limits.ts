import { createPlaces, createRateLimit, type Rate } from '../../common/rate-limit.ts';
import type { Actor } from '../../people/actor.ts';

/** Imports of one person: each keeps a draft for an hour, or asks Pika six times. */
export const importRate: Rate = { burst: 10, everySeconds: 60 };
/** Of all people, at once: each has its files in memory, up to 30 MB. */
export const mostAtOnce = 4;

/** `leave` when it's over. */
export type ImportTurn =
  | { leave: () => void }
  | { kind: 'imports_at_once' }
  | { kind: 'imported_often'; waitMs: number };

/** How often people import, one after the other. */
export type ImportLimits = { begin(by: Pick<Actor, 'teamId' | 'userId'>): ImportTurn };

/** @param clock Milliseconds of a clock that only goes on. */
export function createImportLimits(clock: () => number): ImportLimits {
  const rate = createRateLimit(importRate, clock);
  const own = createPlaces(1);
  const all = createPlaces(mostAtOnce);
  return {
    begin({ teamId, userId }) {
      const who = `${teamId}:${userId}`;
      const leaveOwn = own.enter(who);
      if (!leaveOwn) return { kind: 'imports_at_once' };
      const leaveAll = all.enter('');
      const waitMs = leaveAll ? rate.take(who) : 0;
      const leave = () => {
        leaveAll?.();
        leaveOwn();
      };
      if (leaveAll && waitMs === 0) return { leave };
      leave();
      return leaveAll ? { kind: 'imported_often', waitMs } : { kind: 'imports_at_once' };
    },
  };
}
