import type { ReceivedRequest } from '../http-server.ts';
import type { Answer } from './answer.ts';
import type { RouteName } from './routes.ts';

/** What goes wrong with one request. `work`: whether the call takes effect although its answer is not the true one. */
export type FaultEffect =
  | { do: 'answer'; answer: Answer; work: boolean }
  /** The connection is reset: after the work, an answer was lost; without it, nothing arrived. */
  | { do: 'reset'; work: boolean }
  | { do: 'hang'; work: boolean }
  | { do: 'wait'; until: () => Promise<void>; before: 'work' | 'answer' }
  /** The true answer, so slowly that it never comes in time. */
  | { do: 'drip'; bytesPerSecond: number }
  | { do: 'endless' }
  /** The true answer, changed; only JSON answers are. */
  | { do: 'rewrite'; rewrite: (json: unknown) => unknown };

type FaultRule = {
  route: RouteName | '*';
  /** How many requests it befalls: 1 unless told; `Infinity` until removed. */
  times?: number;
  effect: FaultEffect;
  /** Only requests for this session, or those that match. */
  sessionId?: string;
  when?: (request: ReceivedRequest) => boolean;
  /** Its name in the journal; by default the effect's. */
  label?: string;
};

type AddedFault = { readonly used: number; remove(): void };

export type FaultList = {
  add(rule: FaultRule): AddedFault;
  /** Holds the next call of this route at its door (or its answer back) until let go. */
  hold(route: RouteName, before?: 'work' | 'answer'): AddedFault & { release(): void };
  clear(): void;
  /** The first rule that applies, counted as used. */
  take(
    route: RouteName,
    id: string,
    request: ReceivedRequest,
  ): { effect: FaultEffect; label: string } | undefined;
};

export function createFaults(): FaultList {
  const active = new Set<{ rule: FaultRule; used: number }>();
  const releases = new Set<() => void>();

  const add = (rule: FaultRule): AddedFault => {
    const entry = { rule, used: 0 };
    active.add(entry);
    return {
      get used() {
        return entry.used;
      },
      remove: () => void active.delete(entry),
    };
  };

  return {
    add,
    hold(route, before = 'work') {
      const { promise, resolve } = Promise.withResolvers<void>();
      releases.add(resolve);
      const added = add({ route, effect: { do: 'wait', until: () => promise, before }, label: 'hold' });
      // Not spread: `used` is a getter.
      return Object.assign(added, { release: resolve });
    },
    clear() {
      active.clear();
      for (const release of releases) release();
      releases.clear();
    },
    take(route, id, request) {
      for (const entry of active) {
        const { rule } = entry;
        if (entry.used >= (rule.times ?? 1)) continue;
        if (rule.route !== '*' && rule.route !== route) continue;
        if (rule.sessionId !== undefined && rule.sessionId !== id) continue;
        if (rule.when && !rule.when(request)) continue;
        entry.used += 1;
        return { effect: rule.effect, label: rule.label ?? rule.effect.do };
      }
      return undefined;
    },
  };
}
