import { randomBytes } from 'node:crypto';
import type { Json } from './json.ts';

export type EmulatedCall = {
  id: string;
  externalId: string;
  joinUrl: string;
  createdBy: string;
  /** Who is in it, by `slack_id` or `external_id`. */
  users: Json[];
  /** Seconds; undefined while it's on. */
  duration?: number;
  isEnded: boolean;
};

export type CallStore = ReturnType<typeof createCallStore>;

/** Calls that the app registered (https://docs.slack.dev/apis/web-api/using-the-calls-api). */
export function createCallStore() {
  const calls = new Map<string, EmulatedCall>();
  return {
    add(call: Omit<EmulatedCall, 'id' | 'isEnded'>): EmulatedCall {
      const added = { ...call, id: `R0${randomBytes(4).toString('hex').toUpperCase()}`, isEnded: false };
      calls.set(added.id, added);
      return added;
    },
    find: (id: string): EmulatedCall | undefined => calls.get(id),
    replace: (call: EmulatedCall): void => void calls.set(call.id, call),
    list: (): EmulatedCall[] => [...calls.values()],
  };
}
