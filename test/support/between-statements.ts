import type { Executor } from '../../services/store/executor.ts';

/**
 * The same database, where something else happens before each statement but the first: what another process may do
 * between two reads of one that isn't alone.
 */
export function betweenStatements(db: Executor, meanwhile: () => Promise<unknown>): Executor {
  let statements = 0;
  const watched = <Value>(value: Value): Value => {
    if (value === null || typeof value !== 'object') return value;
    return new Proxy(value, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        if (name !== 'then') return (...input: unknown[]) => watched(member.apply(target, input));
        return async (...handlers: unknown[]) => {
          if (statements++ > 0) await meanwhile();
          return member.apply(target, handlers);
        };
      },
    });
  };
  return watched(db);
}
