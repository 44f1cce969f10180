import type { Json } from './json.ts';

export type FaultEffect =
  /** Done, but the connection breaks before the answer. */
  | { kind: 'lose_answer' }
  /** The connection breaks before anything is done. */
  | { kind: 'refuse_connection' }
  /** `{ok: false, error}`, nothing done. */
  | { kind: 'error'; error: string; extra?: Json }
  /** Any HTTP status and body, such as a 503 page; nothing done. */
  | { kind: 'status'; status: number; body?: string; headers?: Record<string, string> }
  /** 429; stays in force until the time is over, for this method (and channel, if the call names one). */
  | { kind: 'rate_limited'; retryAfterSeconds: number }
  /** Answers late; the work is done at once. */
  | { kind: 'delay'; ms: number }
  /** Waits for a promise before doing the work, or after it and before answering. */
  | { kind: 'hold'; until: Promise<unknown>; before?: boolean };

export type FaultRule = {
  /** A method's name, or `*`. */
  method: string;
  when?: (args: Json) => boolean;
  /** How many calls it hits; 1 unless told. */
  times?: number;
  effect: FaultEffect;
};

/** What a planted rule did so far. */
export type PlantedFault = { readonly hits: number; remove(): void };
export type FaultRules = ReturnType<typeof createFaultRules>;

/** The small list of rules that make single API calls go wrong. */
export function createFaultRules() {
  const rules = new Set<{ rule: FaultRule; hits: number }>();

  return {
    add(rule: FaultRule): PlantedFault {
      const planted = { rule, hits: 0 };
      rules.add(planted);
      return {
        get hits() {
          return planted.hits;
        },
        remove: () => {
          rules.delete(planted);
        },
      };
    },
    clear: () => rules.clear(),
    /** The effects that this call meets, oldest rule first; each is used up by it. */
    take(method: string, args: Json): FaultEffect[] {
      const met = [...rules].filter(
        ({ rule }) =>
          (rule.method === '*' || rule.method === method) && (rule.when === undefined || rule.when(args)),
      );
      for (const planted of met) {
        planted.hits += 1;
        if (planted.hits >= (planted.rule.times ?? 1)) rules.delete(planted);
      }
      return met.map(({ rule }) => rule.effect);
    },
  };
}
