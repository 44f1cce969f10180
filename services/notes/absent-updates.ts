import type { ThreadUpdates } from './ports/thread-updates.ts';
import type { AbsentUpdate } from './written-notes.ts';

/** Characters of what one person wrote. */
const maxUpdateChars = 1_000;

/**
 * What people wrote into the thread beforehand who weren't seen in the call. Nobody is called absent where it isn't
 * known who was there, or which of the channel's people they are (`present` is null).
 */
export function absentUpdates(
  updates: Awaited<ReturnType<ThreadUpdates>>,
  seen: readonly unknown[],
  present: ReadonlySet<string> | null,
): AbsentUpdate[] {
  if (seen.length === 0 || !present) return [];
  return byPerson(updates.filter(({ userId }) => !present.has(userId)));
}

/** The same as the thread has them by now: what somebody deleted meanwhile, or had deleted, is gone. */
export function asTheyStand(
  absent: readonly AbsentUpdate[],
  updates: Awaited<ReturnType<ThreadUpdates>>,
): AbsentUpdate[] {
  const away = new Set(absent.map(({ userId }) => userId));
  return byPerson(updates.filter(({ userId }) => away.has(userId)));
}

function byPerson(updates: Awaited<ReturnType<ThreadUpdates>>): AbsentUpdate[] {
  return [...Map.groupBy(updates, ({ userId }) => userId)].map(([userId, theirs]) => ({
    userId,
    text: theirs
      .map(({ text }) => text)
      .join('\n')
      .slice(0, maxUpdateChars)
      .toWellFormed(),
  }));
}
