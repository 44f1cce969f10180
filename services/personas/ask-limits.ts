import { createRateLimit, type Rate, type Share, takeAll, waitForAll } from '../common/rate-limit.ts';
import type { Actor } from '../people/actor.ts';
import type { PersonaTerms } from './persona.ts';

/** Requests of one person to another: to stand in for them, to clone their voice. */
const askRate: Rate = { burst: 3, everySeconds: 8 * 3_600 };
/** Requests of one person to anybody. */
const askerRate: Rate = { burst: 20, everySeconds: 3_600 };

/** Why somebody isn't asked again. */
export type SaidNo =
  | { kind: 'said_no'; userId: string; days: number }
  | { kind: 'asked_often'; userId: string; waitMs: number };

type Asker = Pick<Actor, 'teamId' | 'userId'>;

/**
 * How often people ask others in DMs; oneself as often as one likes. Both answer 0, or milliseconds until there is room; `wait`
 * counts nothing, and without room neither does `count`.
 */
export type AskLimits = {
  wait(by: Asker, person: string): number;
  count(by: Asker, person: string): number;
};

/** @param clock Milliseconds of a clock that only goes on. */
export function createAskLimits(clock: () => number): AskLimits {
  const toOne = createRateLimit(askRate, clock);
  const ofOne = createRateLimit(askerRate, clock);
  const shares = ({ teamId, userId }: Asker, person: string): Share[] => {
    const asker = `${teamId} ${userId}`;
    if (person === userId) return [];
    return [
      [toOne, `${asker} ${person}`],
      [ofOne, asker],
    ] as const;
  };
  return {
    wait: (by, person) => waitForAll(shares(by, person)),
    count: (by, person) => takeAll(shares(by, person)),
  };
}

/** Whose yes a persona needs that nobody has asked for yet. */
export function whomItAsks(
  { userId }: Pick<Actor, 'userId'>,
  { standsInFor }: Pick<PersonaTerms, 'standsInFor'>,
  before: Pick<PersonaTerms, 'standsInFor'> | null,
): string | null {
  return standsInFor !== userId && standsInFor !== before?.standsInFor ? standsInFor : null;
}
