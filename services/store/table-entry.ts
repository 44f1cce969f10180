import { type SQL, sql } from 'drizzle-orm';

/** What the data register says of a table. */
export type TableEntry = {
  /** Text columns without anybody's words: ids, codes, states, numbers, settings. All others hold words. */
  readonly plain: readonly string[];
  /** A meeting's rows: `delete` them, or set these columns to these SQL values. */
  readonly ofMeeting?: 'delete' | Readonly<Record<string, string>>;
  /** Rows about a person: the column that names them, and the same. */
  readonly ofPerson?: Readonly<Record<string, 'delete' | Readonly<Record<string, string>>>>;
  /** Why words stay when a meeting is forgotten. */
  readonly staysBecause?: string;
};

/** Columns set to SQL values, as an update takes them. */
export function assignments(values: Readonly<Record<string, string>>): SQL {
  const each = Object.entries(values).map(
    ([column, value]) => sql`${sql.identifier(column)} = ${sql.raw(value)}`,
  );
  return sql.join(each, sql`, `);
}

/** A forgotten fact: its fingerprints stay, so that the same isn't learned again. */
export const withoutWordsOfFact = {
  ...{ text: 'null', quote: 'null', said_by: 'null', segments: `'[]'` },
  ...{ about_name: 'null', about_email: 'null', message_author_id: 'null' },
  ...{ state: `'forgotten'` },
};

/** A Home tab is shown once more, and then nobody knows that it was opened. */
export const showAgainAndForget = {
  ...{ shown: 'null', missed_since: 'null', meeting_ids: `'{}'` },
  ...{ stale_at: 'clock_timestamp()', opened_at: `'-infinity'` },
};

/** An entry of the consent ledger: that there was one stays. */
export const withoutWordsOfEntry = {
  ...{ name: 'null', words: 'null', key: `'forgotten:' || id`, forgotten_at: 'clock_timestamp()' },
};
