import { createRateLimit, type Rate, takeAll } from '../../services/common/rate-limit.ts';

/** Requests that nobody has to prove anything for: each sender's, and all senders' together. */
const rates = {
  /** Clients that register. */
  register: { one: { burst: 20, everySeconds: 30 }, all: { burst: 100, everySeconds: 2 } },
  /** Pages with a code. */
  authorize: { one: { burst: 60, everySeconds: 5 }, all: { burst: 300, everySeconds: 1 } },
  /** Looks of an open page, tokens. */
  other: { one: { burst: 120, everySeconds: 0.25 }, all: { burst: 1_000, everySeconds: 0.02 } },
} satisfies Record<string, { one: Rate; all: Rate }>;

/** Milliseconds until a sender may again; 0 counts this one. */
export type OAuthLimits = Record<keyof typeof rates, (sender: string) => number>;

/** @param clock Milliseconds of a clock that only goes on. */
export function createOAuthLimits(clock: () => number): OAuthLimits {
  const limitOf = ({ one, all }: { one: Rate; all: Rate }) => {
    const [ofOne, ofAll] = [createRateLimit(one, clock), createRateLimit(all, clock)];
    return (sender: string) =>
      takeAll([
        [ofOne, sender],
        [ofAll, ''],
      ]);
  };
  return {
    register: limitOf(rates.register),
    authorize: limitOf(rates.authorize),
    other: limitOf(rates.other),
  };
}
