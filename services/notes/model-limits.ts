import { createRateLimit, type Rate } from '../common/rate-limit.ts';

/** Searches of one person through past meetings. */
export const askRate: Rate = { burst: 30, everySeconds: 5 };
/** Requests to the model that people of a workspace cause: their questions, and notes written again. */
export const modelRate: Rate = { burst: 60, everySeconds: 2 };
/** Times that the notes of one meeting are written again. */
export const rewriteRate: Rate = { burst: 5, everySeconds: 300 };
/** Times that one person has notes written again. */
const rewriterRate: Rate = { burst: 10, everySeconds: 120 };
/** Times that one person has what is theirs deleted. */
export const forgetMeRate: Rate = { burst: 3, everySeconds: 600 };

/**
 * How often people cause searches, requests to the model and passes through all tables.
 *
 * @param clock Milliseconds of a clock that only goes on.
 */
export function createModelLimits(clock: () => number) {
  const ofWorkspace = createRateLimit(modelRate, clock);
  return {
    ask: createRateLimit(askRate, clock),
    answer: ofWorkspace,
    forgetMe: createRateLimit(forgetMeRate, clock),
    rewrite: {
      ofMeeting: createRateLimit(rewriteRate, clock),
      ofPerson: createRateLimit(rewriterRate, clock),
      ofWorkspace,
    },
  };
}
