import { eq } from 'drizzle-orm';
import type { SearchIndex } from '../notes/ports/search-index.ts';
import { passagesOf } from '../notes/search/passages-of.ts';
import type { Executor } from './executor.ts';
import { passages } from './schema-search.ts';

/** PostgreSQL takes 65,535 parameters a statement. */
const mostRows = 1_000;

/** What is found of meetings, inside one transaction. */
export function passageRows(tx: Executor): SearchIndex {
  const forget = async (meetingId: string) => {
    await tx.delete(passages).where(eq(passages.meetingId, meetingId));
  };
  return {
    forget,
    async index({ id: meetingId, teamId, channelId }, notes, segments) {
      await forget(meetingId);
      const place = { teamId, channelId, meetingId };
      const rows = passagesOf(notes, segments).map((passage) => ({ ...place, ...passage }));
      for (let from = 0; from < rows.length; from += mostRows) {
        await tx.insert(passages).values(rows.slice(from, from + mostRows));
      }
    },
  };
}
