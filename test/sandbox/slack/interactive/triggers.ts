import { randomBytes } from 'node:crypto';
import { TRIGGER_LIFETIME_MS } from '../limits.ts';

type TriggerError = 'invalid_trigger_id' | 'exchanged_trigger_id' | 'expired_trigger_id';
type Exchange = { ok: true; user: string } | { ok: false; error: TriggerError };
export type Triggers = ReturnType<typeof createTriggers>;

/**
 * What lets an app open a view for the person who just acted: each is good for one view and three seconds
 * (https://docs.slack.dev/surfaces/modals, https://docs.slack.dev/reference/methods/views.open).
 */
export function createTriggers(now: () => number = Date.now) {
  const issued = new Map<string, { user: string; at: number; used: boolean }>();

  return {
    /** A trigger for what this person did. */
    issue(user: string): string {
      const id = `${now()}.1.${randomBytes(16).toString('hex')}`;
      issued.set(id, { user, at: now(), used: false });
      return id;
    },
    exchange(id: string): Exchange {
      const trigger = issued.get(id);
      if (!trigger) return { ok: false, error: 'invalid_trigger_id' };
      if (trigger.used) return { ok: false, error: 'exchanged_trigger_id' };
      if (now() - trigger.at > TRIGGER_LIFETIME_MS) return { ok: false, error: 'expired_trigger_id' };
      trigger.used = true;
      return { ok: true, user: trigger.user };
    },
  };
}
