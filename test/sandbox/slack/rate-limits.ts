import type { RateRule } from './limits.ts';

export type RateVerdict =
  | { allowed: true }
  /** `impatient`: the caller had been told to wait, and did not. */
  | { allowed: false; retryAfter: number; impatient: boolean };

export type RateLimiter = ReturnType<typeof createRateLimiter>;

/** Calls already on their way when the 429 was sent are not the caller's fault. */
const GRACE_MS = 500;

/** Counts calls per method and channel as Slack does. */
export function createRateLimiter(now: () => number = Date.now) {
  const calls = new Map<string, number[]>();
  const buckets = new Map<string, { level: number; at: number }>();
  const told = new Map<string, { since: number; until: number }>();
  const blocked = new Map<string, number>();
  let enabled = true;

  const waitOf = (key: string, rule: RateRule): number => {
    const at = now();
    if (rule.kind === 'bucket') {
      const old = buckets.get(key) ?? { level: rule.burst, at };
      const level = Math.min(rule.burst, old.level + ((at - old.at) / 1000) * rule.perSecond);
      buckets.set(key, { level: level >= 1 ? level - 1 : level, at });
      return level >= 1 ? 0 : ((1 - level) / rule.perSecond) * 1000;
    }
    const recent = (calls.get(key) ?? []).filter((time) => time > at - 60_000);
    calls.set(key, recent);
    const first = recent[recent.length - rule.max];
    if (first === undefined) recent.push(at);
    return first === undefined ? 0 : first + 60_000 - at;
  };

  const refuse = (key: string, waitMs: number): RateVerdict => {
    const at = now();
    const before = told.get(key);
    const impatient = before !== undefined && at < before.until && at > before.since + GRACE_MS;
    const retryAfter = Math.max(1, Math.ceil(waitMs / 1000));
    if (before === undefined || at >= before.until)
      told.set(key, { since: at, until: at + retryAfter * 1000 });
    return { allowed: false, retryAfter, impatient };
  };

  return {
    take(method: string, channel: string | undefined, rule: RateRule): RateVerdict {
      const keys = [method, `${method} ${channel ?? ''}`];
      for (const key of keys) {
        const wait = (blocked.get(key) ?? 0) - now();
        if (wait > 0) return refuse(key, wait);
      }
      if (!enabled) return { allowed: true };
      const key = rule.per === 'channel' ? `${method} ${channel ?? ''}` : method;
      const wait = waitOf(key, rule);
      return wait > 0 ? refuse(key, wait) : { allowed: true };
    },
    /** Refuses a method, everywhere or in one channel, for a while. */
    block(method: string, channel: string | undefined, seconds: number): void {
      blocked.set(channel === undefined ? method : `${method} ${channel}`, now() + seconds * 1000);
    },
    unblock(): void {
      blocked.clear();
    },
    setEnabled(on: boolean): void {
      enabled = on;
    },
  };
}
