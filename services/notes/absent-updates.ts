import type { ThreadUpdates } from './ports/thread-updates.ts';
import type { WrittenNotes } from './written-notes.ts';

/** Characters of what one person wrote. */
const longest = 1_000;

/**
 * What people wrote into the thread beforehand who were not seen in the call. Nobody is called absent where it is not
 * known who was there.
 */
export function absentUpdates(
  updates: Awaited<ReturnType<ThreadUpdates>>,
  seen: readonly unknown[],
  present: ReadonlySet<string>,
): NonNullable<WrittenNotes['absentUpdates']> {
  if (seen.length === 0) return [];
  const away = updates.filter(({ userId }) => !present.has(userId));
  return [...Map.groupBy(away, ({ userId }) => userId)].map(([userId, theirs]) => ({
    userId,
    text: theirs
      .map(({ text }) => text)
      .join('\n')
      .slice(0, longest)
      .toWellFormed(),
  }));
}
