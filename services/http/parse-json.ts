import { storable } from '../common/storable.ts';

/** Levels of nesting; databases and people need no more, and recursion ends somewhere. */
const deepest = 64;

/**
 * JSON from outside; `undefined` where it is none or nested beyond reason. What guests call themselves ends up in it:
 * NUL and lone surrogates, which no database takes, are left out.
 */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text, (_, part: unknown) =>
      typeof part === 'string' ? storable(part) : part,
    );
    return isShallow(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isShallow(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return false;
    level = level.flatMap((part) => (typeof part === 'object' && part !== null ? Object.values(part) : []));
  }
  return true;
}
