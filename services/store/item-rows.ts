import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Item } from '../notes/item.ts';
import type { Items } from '../notes/ports/items.ts';
import type { Executor } from './executor.ts';
import { actionItems } from './schema-notes.ts';

type Row = typeof actionItems.$inferSelect;

/** Action items inside one transaction. */
export function itemRows(tx: Executor): Items {
  return {
    async lock(id) {
      const [row] = await tx.select().from(actionItems).where(eq(actionItems.id, id)).for('update');
      return row ? itemOf(row) : null;
    },
    async insert(items) {
      if (items.length > 0) await tx.insert(actionItems).values(items.map(rowOf));
    },
    async replace(before, after) {
      const { id: _, ...values } = rowOf(after);
      const written = await tx
        .update(actionItems)
        .set(values)
        .where(and(eq(actionItems.id, before.id), eq(actionItems.version, before.version)))
        .returning({ id: actionItems.id });
      if (written.length === 0) throw new Error(`Action item ${before.id} changed under its lock`);
    },
    async remove(ids) {
      if (ids.length > 0) await tx.delete(actionItems).where(inArray(actionItems.id, [...ids]));
    },
    async of(meetingId) {
      const rows = await tx
        .select()
        .from(actionItems)
        .where(eq(actionItems.meetingId, meetingId))
        .orderBy(asc(actionItems.position));
      return rows.map(itemOf);
    },
  };
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
