import { createRateLimit, type Rate, takeAll } from '../../common/rate-limit.ts';

/** Turns that one person causes, by writing; and all that speech in one call causes. */
export const askerRate: Rate = { burst: 30, everySeconds: 20 };
/** Turns of a whole workspace. */
const teamRate: Rate = { burst: 200, everySeconds: 2 };

/** How often the house agent may be asked. False where it's too often; true counts this one. */
export type TurnLimits = (cause: { teamId: string; asker: string | null; lane: string }) => boolean;

/** @param clock Milliseconds of a clock that only goes on. */
export function createTurnLimits(clock: () => number): TurnLimits {
  const ofAsker = createRateLimit(askerRate, clock);
  const ofTeam = createRateLimit(teamRate, clock);
  return ({ teamId, asker, lane }) =>
    takeAll([
      [ofAsker, `${teamId}:${asker ?? lane}`],
      [ofTeam, teamId],
    ]) === 0;
}
