import { createRateLimit, type Rate, takeAll } from '../../common/rate-limit.ts';

/** Clones that one person causes. */
export const cloneRate: Rate = { burst: 6, everySeconds: 600 };
/** Clones of all people of a workspace. */
const workspaceRate: Rate = { burst: 30, everySeconds: 120 };
/** Recordings that are being read, of all people: each is in memory, up to 10 MB. */
export const mostRecordingsAtOnce = 4;

/** How often people have voices cloned. Milliseconds until they may again; 0 counts this one. */
export type CloneLimits = { clone(by: { teamId: string; userId: string }): number };

/** @param clock Milliseconds of a clock that only goes on. */
export function createCloneLimits(clock: () => number): CloneLimits {
  const ofPerson = createRateLimit(cloneRate, clock);
  const ofWorkspace = createRateLimit(workspaceRate, clock);
  return {
    clone: ({ teamId, userId }) =>
      takeAll([
        [ofPerson, `${teamId}:${userId}`],
        [ofWorkspace, teamId],
      ]),
  };
}
