import { storable } from '../common/storable.ts';

/** Levels of nesting, so that recursion over it ends. */
const maxDepth = 64;

/**
 * Parses JSON from outside; `undefined` if it isn't valid or is nested too deeply. Strings lose NUL and lone surrogates,
 * which no database takes: guests may have any name.
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
    if (depth > maxDepth) return false;
    level = level.flatMap((part) => (typeof part === 'object' && part !== null ? Object.values(part) : []));
  }
  return true;
}
