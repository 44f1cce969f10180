import { createRateLimit, type Rate } from '../../common/rate-limit.ts';
import type { Actor } from '../../people/actor.ts';

const rates = {
  /** Forms that one person opens: each is kept for a day. */
  forms: { burst: 30, everySeconds: 20 },
  /** Zips that one person is sent. */
  files: { burst: 10, everySeconds: 60 },
} satisfies Record<string, Rate>;

export type EditedOften = { kind: 'edited_often'; waitMs: number };

/** How often one person opens forms of personas and gets their files; null where they may now, which counts. */
export type EditLimits = Record<
  keyof typeof rates,
  (by: Pick<Actor, 'teamId' | 'userId'>) => EditedOften | null
>;

/** @param clock Milliseconds of a clock that only goes on. */
export function createEditLimits(clock: () => number): EditLimits {
  const limitOf = (rate: Rate): EditLimits['forms'] => {
    const limit = createRateLimit(rate, clock);
    return ({ teamId, userId }) => {
      const waitMs = limit.take(`${teamId}:${userId}`);
      return waitMs > 0 ? { kind: 'edited_often', waitMs } : null;
    };
  };
  return { forms: limitOf(rates.forms), files: limitOf(rates.files) };
}
