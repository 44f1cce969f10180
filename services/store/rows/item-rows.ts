import { and, asc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Item } from '../../notes/item.ts';
import type { Items } from '../../notes/ports/items.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { actionItems } from '../schema/notes.ts';

type Row = typeof actionItems.$inferSelect;

/** Action items inside one transaction. */
export function itemRows(tx: Executor, jobs: Jobs): Items {
  const wake = async ({ id, remindAt }: Item) => {
    if (remindAt) await jobs.send(tx, 'item-reminder', { itemId: id }, remindAt);
  };
  return {
    async find(id) {
      const [row] = await tx.select().from(actionItems).where(eq(actionItems.id, id));
      return row ? itemOf(row) : null;
    },
    async lock(id) {
      const [row] = await tx.select().from(actionItems).where(eq(actionItems.id, id)).for('update');
      return row ? itemOf(row) : null;
    },
    async insert(items) {
      if (items.length > 0) await tx.insert(actionItems).values(items.map(rowOf));
      for (const item of items) await wake(item);
    },
    async replace(before, after) {
      const { id: _, ...values } = rowOf(after);
      const written = await tx
        .update(actionItems)
        .set(values)
        .where(and(eq(actionItems.id, before.id), eq(actionItems.version, before.version)))
        .returning({ id: actionItems.id });
      if (written.length === 0) throw new Error(`Action item ${before.id} changed under its lock`);
      if (after.remindAt?.getTime() !== before.remindAt?.getTime()) await wake(after);
    },
    async remove(ids) {
      if (ids.length > 0) await tx.delete(actionItems).where(inArray(actionItems.id, [...ids]));
    },
    of: itemsOf(tx),
  };
}

/** Of one meeting, in the order of its notes. */
export const itemsOf =
  (db: Executor) =>
  async (meetingId: string): Promise<Item[]> => {
    const rows = await db
      .select()
      .from(actionItems)
      .where(eq(actionItems.meetingId, meetingId))
      .orderBy(asc(actionItems.position));
    return rows.map(itemOf);
  };

/** Items whose reminder is overdue because its job was lost. */
export async function overdueReminders(db: Executor): Promise<string[]> {
  const rows = await db
    .select({ id: actionItems.id })
    .from(actionItems)
    .where(lt(actionItems.remindAt, sql`clock_timestamp() - interval '3 seconds'`))
    .limit(500);
  return rows.map(({ id }) => id);
}

export function itemOf({ dueOn, dueWords, ...row }: Row): Item {
  return { ...row, due: dueWords === null ? null : { date: dueOn, words: dueWords } };
}

function rowOf({ due, evidence, told, ...item }: Item): Row {
  return {
    ...item,
    evidence: [...evidence],
    told: [...told],
    dueOn: due?.date ?? null,
    dueWords: due?.words ?? null,
  };
}
