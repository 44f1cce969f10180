import { and, eq, ne } from 'drizzle-orm';
import type { Meeting } from '../../meetings/meeting.ts';
import type { IndexedPassage } from '../../notes/passage.ts';
import type { SearchIndex } from '../../notes/ports/search-index.ts';
import { passagesOf } from '../../notes/search/passages-of.ts';
import type { Executor } from '../executor.ts';
import { passages } from '../schema/search.ts';

/** PostgreSQL takes 65,535 parameters a statement. */
const maxRowsAtOnce = 1_000;

type Place = Pick<Meeting, 'id' | 'teamId' | 'channelId'>;

/** The search index, inside one transaction. */
export function passageRows(tx: Executor): SearchIndex {
  const remove = async (meetingId: string) => {
    await tx.delete(passages).where(eq(passages.meetingId, meetingId));
  };
  const add = async ({ id: meetingId, teamId, channelId }: Place, found: readonly IndexedPassage[]) => {
    const rows = found.map((passage) => ({ teamId, channelId, meetingId, ...passage }));
    for (let from = 0; from < rows.length; from += maxRowsAtOnce) {
      await tx.insert(passages).values(rows.slice(from, from + maxRowsAtOnce));
    }
  };
  return {
    async index(meeting, notes, segments) {
      await remove(meeting.id);
      await add(meeting, passagesOf(notes, segments));
    },
    async indexNotes(meeting, notes) {
      await tx.delete(passages).where(and(eq(passages.meetingId, meeting.id), ne(passages.kind, 'segment')));
      await add(meeting, passagesOf(notes, []));
    },
  };
}
