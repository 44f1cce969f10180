import { createRateLimit, type Rate } from '../../common/rate-limit.ts';
import type { Actor } from '../../people/actor.ts';
import { createTurns } from '../turns.ts';

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
  const turns = createTurns(mostAtOnce);
  return {
    begin(by) {
      const leave = turns.begin(by);
      if (!leave) return { kind: 'imports_at_once' };
      const waitMs = rate.take(`${by.teamId}:${by.userId}`);
      if (waitMs === 0) return { leave };
      leave();
      return { kind: 'imported_often', waitMs };
    },
  };
}
