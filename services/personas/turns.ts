import { createPlaces } from '../common/rate-limit.ts';
import type { Actor } from '../people/actor.ts';

/** Answers how to end a turn; null while this person's last one isn't over, or too many others are in theirs. */
export type Turns = { begin(by: Pick<Actor, 'teamId' | 'userId'>): (() => void) | null };

/** One turn of each person at once, and so many of all: what is done in a turn has files in memory. */
export function createTurns(mostAtOnce: number): Turns {
  const own = createPlaces(1);
  const all = createPlaces(mostAtOnce);
  return {
    begin({ teamId, userId }) {
      const leaveOwn = own.enter(`${teamId}:${userId}`);
      const leaveAll = leaveOwn && all.enter('');
      if (!leaveAll) leaveOwn?.();
      return (
        leaveAll &&
        (() => {
          leaveAll();
          leaveOwn?.();
        })
      );
    },
  };
}
