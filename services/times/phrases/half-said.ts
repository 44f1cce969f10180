import type { Half, Token } from './when-tokens.ts';

/** “3 in the afternoon”, and “Friday afternoon at 3”: what is said of one time, or of a range by both its ends. */
export function halfSaid(all: readonly Token[], index: number): Half | null {
  const start = all[index - 1]?.kind === 'to' ? index - 2 : index;
  const end = all[index + 1]?.kind === 'to' ? index + 2 : index;
  const after = halfAt(all, beyond(all, end, 1));
  if (after) return after;
  const before = beyond(all, start, -1);
  // “9 in the morning and 3”: that is of the 9.
  return isTime(all[beyond(all, before, -1)]) ? null : halfAt(all, before);
}

/** The next one that is more than a filler. */
function beyond(all: readonly Token[], index: number, step: 1 | -1): number {
  const next = index + step;
  return all[next]?.kind === 'filler' ? beyond(all, next, step) : next;
}

function halfAt(all: readonly Token[], index: number): Half | null {
  const kind = all[index]?.kind;
  return kind === 'morning' || kind === 'afternoon' || kind === 'evening' ? kind : null;
}

function isTime(token: Token | undefined): boolean {
  return token?.kind === 'time' || token?.kind === 'number';
}
