import { and, asc, desc, eq, gt, inArray, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '../../memory/may-read.ts';
import type { FactFilter, Facts, ToldFacts } from '../../memory/ports/facts.ts';
import type { Executor } from '../executor.ts';
import { factColumns, factOf, search } from '../rows/fact-row.ts';
import { facts } from '../schema/memory.ts';

/** What is told of facts: each query says who reads it. */
export function toldFacts(db: Executor): ToldFacts {
  return {
    async readBy(reader, teamId, wanted) {
      const isTheirs = and(eq(facts.teamId, teamId), readableBy(reader));
      if ('below' in wanted) return below(db, isTheirs, wanted.below);
      if ('ids' in wanted) return withIds(db, isTheirs, wanted.ids, wanted.evenReplaced);
      return found(db, isTheirs, wanted);
    },
  };
}

/** How many kept ones somebody may read. */
export const countFacts =
  (db: Executor): Facts['count'] =>
  (reader, teamId, filter) =>
    db.$count(facts, and(eq(facts.teamId, teamId), readableBy(reader), isKept(filter)));

/** As `mayRead` has it. */
function readableBy(reader: Reader): SQL | undefined {
  const inChannels = (ids: readonly string[]) =>
    and(isNull(facts.ownerId), inArray(facts.channelId, [...ids]));
  if (reader.kind === 'channel') return inChannels([reader.channelId]);
  const { userId, channelIds } = reader;
  return or(
    eq(facts.ownerId, userId),
    eq(facts.aboutId, userId),
    channelIds.length > 0 ? inChannels(channelIds) : undefined,
  );
}

async function found(db: Executor, isTheirs: SQL | undefined, filter: FactFilter) {
  const { words = [], limit } = filter;
  const isMeant = and(isTheirs, isKept(filter));
  const rows = await db
    .select(factColumns)
    .from(facts)
    .where(words.length > 0 ? inArray(facts.id, candidates(isMeant, filter)) : isMeant)
    .orderBy(...(words.length > 0 ? [desc(matches(words))] : []), desc(facts.createdAt), desc(facts.id))
    .limit(limit);
  return rows.map(factOf);
}

async function withIds(
  db: Executor,
  isTheirs: SQL | undefined,
  ids: readonly string[],
  evenReplaced: boolean,
) {
  if (ids.length === 0) return [];
  const isThere = evenReplaced ? ne(facts.state, 'forgotten') : eq(facts.state, 'kept');
  const rows = await db
    .select(factColumns)
    .from(facts)
    .where(and(isTheirs, inArray(facts.id, [...ids]), isThere));
  return rows.map(factOf);
}

/** More than are ever asked about below one recap. */
const mostBelow = 8;

async function below(db: Executor, isTheirs: SQL | undefined, meetingId: string) {
  const isOfCall = and(
    ...[eq(facts.meetingId, meetingId), eq(facts.source, 'call')],
    inArray(facts.state, ['proposed', 'kept']),
  );
  const isAsked = and(
    ...[eq(facts.askedMeetingId, meetingId), eq(facts.state, 'kept')],
    or(isNull(facts.decidedAt), lt(facts.decidedAt, facts.askedAt)),
  );
  const rows = await db
    .select(factColumns)
    .from(facts)
    .where(and(isTheirs, or(isOfCall, isAsked)))
    .orderBy(
      sql`${facts.askedMeetingId} is not distinct from ${meetingId} desc`,
      asc(facts.saidAtMs),
      asc(facts.createdAt),
      asc(facts.id),
    )
    .limit(mostBelow);
  return rows.map(factOf);
}

function isKept(filter: Omit<FactFilter, 'limit'>): SQL | undefined {
  const { aboutId, aboutEmail, ofPerson, channelId, since, words = [], mustMatch = false } = filter;
  return and(
    eq(facts.state, 'kept'),
    aboutId === undefined ? undefined : eq(facts.aboutId, aboutId),
    aboutEmail === undefined ? undefined : eq(facts.aboutEmail, aboutEmail),
    ofPerson === undefined ? undefined : or(eq(facts.aboutId, ofPerson), eq(facts.ownerId, ofPerson)),
    channelId === undefined ? undefined : eq(facts.channelId, channelId),
    // Who says that it still holds tells nothing new.
    ...(since === undefined ? [] : [gt(facts.decidedAt, since), isNull(facts.askedAt)]),
    mustMatch && words.length > 0 ? sql`${matches(words)} > 0` : undefined,
  );
}

/** Facts of one word that are looked at: the newest of a word that nearly all have. */
const maxOfWord = 100;

/**
 * The newest with each word, by the index, and the newest of all. Each word is a query of its own, so that the planner sees
 * how rare it is.
 */
function candidates(isMeant: SQL | undefined, { words = [], mustMatch = false, limit }: FactFilter): SQL {
  const newest = (among: SQL | undefined, most: number) =>
    sql`(select ${facts.id} from ${facts} where ${among} order by ${facts.createdAt} desc limit ${most})`;
  const each = words.map((word) => newest(and(isMeant, has(word)), Math.max(limit, maxOfWord)));
  const all = mustMatch ? each : [...each, newest(isMeant, limit)];
  return sql`(${sql.join(all, sql` union `)})`;
}

/** Has it at the beginning of a word of its own. Words are letters and digits alone. */
function has(word: string): SQL {
  return sql`${search} @@ to_tsquery('simple', ${`'${word}':*`})`;
}

/** How many of these words a fact has. */
function matches(words: readonly string[]): SQL<number> {
  return sql<number>`(${sql.join(
    words.map((word) => sql`(${has(word)})::int`),
    sql` + `,
  )})`;
}
