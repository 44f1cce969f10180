import type { Roster } from '../people/roster.ts';
import { momentOf } from '../times/wall-time.ts';
import type { Item } from './item.ts';
import type { Due } from './written-notes.ts';

const dayMs = 86_400_000;

/** Nine in the morning of the day before, where its owner is (UTC where that is unknown); null where that is past. */
export function remindAtFor(due: Due | null, timeZone: string | null, now: Date): Date | null {
  if (!due?.date) return null;
  const day = Date.parse(`${due.date}T00:00:00Z`);
  if (Number.isNaN(day)) return null;
  const before = new Date(day - dayMs).toISOString().slice(0, 10);
  const at = momentOf(`${before}T09:00`, timeZone ?? 'UTC');
  return at && at > now ? at : null;
}

/** The same for an item as it stands: nobody is reminded of what is done, or is nobody's. */
export function reminderOf(
  { state, ownerId, due }: Pick<Item, 'state' | 'ownerId' | 'due'>,
  timeZone: string | null,
  now: Date,
): Date | null {
  return state === 'open' && ownerId ? remindAtFor(due, timeZone, now) : null;
}

/** Where the owners of items are: asked before the transaction that keeps them. */
export async function timeZonesOf(
  roster: Pick<Roster, 'timeZone'>,
  teamId: string,
  items: readonly { readonly ownerId: string | null; readonly due: Due | null }[],
): Promise<ReadonlyMap<string, string | null>> {
  const ids = new Set(items.flatMap(({ ownerId, due }) => (ownerId && due?.date ? [ownerId] : [])));
  return new Map(
    await Promise.all(
      [...ids].map(async (id) => [id, await roster.timeZone({ teamId, userId: id })] as const),
    ),
  );
}
