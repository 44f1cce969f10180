import { and, desc, eq, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Fact } from '../../memory/fact.ts';
import { fingerprintOf } from '../../memory/fingerprint.ts';
import type { Reader } from '../../memory/may-read.ts';
import type { FactFilter, Facts } from '../../memory/ports/facts.ts';
import type { Executor } from '../executor.ts';
import { facts } from '../schema/memory.ts';
import { assignments, withoutWordsOfFact } from '../table-entry.ts';
import { askAged } from './aged-facts.ts';
import { factColumns, factOf, rowOf, search } from './fact-row.ts';

/** Facts inside one transaction. `wereForgotten` is told which have no words any more. */
export function factRows(
  tx: Executor,
  now: Date,
  wereForgotten: (ids: readonly string[]) => Promise<void> = async () => {},
): Facts {
  return {
    async lock(id) {
      const [row] = await tx.select(factColumns).from(facts).where(eq(facts.id, id)).for('update');
      return row ? factOf(row) : null;
    },
    async insert(...all) {
      if (all.length > 0) await tx.insert(facts).values(all.map(rowOf));
    },
    async replace(before, after) {
      const { id: _, ...values } = rowOf(after);
      const written = await tx
        .update(facts)
        .set(values)
        .where(and(eq(facts.id, before.id), eq(facts.version, before.version)))
        .returning({ id: facts.id });
      if (written.length === 0) throw new Error(`Fact ${before.id} changed under its lock`);
    },
    async findKept(fact) {
      const [row] = await tx
        .select(factColumns)
        .from(facts)
        .where(and(isSame(fact), eq(facts.state, 'kept')))
        .limit(1);
      return row ? factOf(row) : null;
    },
    async decided(all) {
      const rows = await decidedLike(tx, all);
      const known = new Set(
        rows.flatMap(({ words, quoted }) => [words, ...(quoted === null ? [] : [quoted])]),
      );
      const isKnown = (fact: Fact) => {
        const { fingerprint, quoteFingerprint } = rowOf(fact);
        return known.has(fingerprint) || (quoteFingerprint != null && known.has(quoteFingerprint));
      };
      return new Set(all.filter(isKnown).map(({ id }) => id));
    },
    async withdrawProposed(meetingId) {
      await tx.delete(facts).where(and(eq(facts.meetingId, meetingId), eq(facts.state, 'proposed')));
    },
    askAged: (meeting, audience, most) => askAged(tx, now, meeting, audience, most),
    async linkedIn(meetingId) {
      const rows = await tx
        .select(factColumns)
        .from(facts)
        .where(and(eq(facts.meetingId, meetingId), isLinked))
        .limit(maxLinks);
      return new Map(rows.flatMap((row) => (row.saidBy === null ? [] : [[row.saidBy, factOf(row).about]])));
    },
    async forget(id, by) {
      const { rows } = await tx.execute<{ id: string }>(sql`
        with recursive chain as (
          select id from facts where id = ${id}
          union select f.id from facts f join chain c on f.superseded_by = c.id
        )
        update facts set version = version + 1, decided_by = ${by}, decided_at = ${now.toISOString()}::timestamptz,
          ${assignments(withoutWordsOfFact)} where id in (select id from chain) returning id`);
      await wereForgotten(rows.map((row) => row.id));
    },
    async readBy(teamId, reader, filter) {
      const { words = [], limit } = filter;
      const isMeant = isRead(teamId, reader, filter);
      const found = words.length > 0 ? inArray(facts.id, candidates(isMeant, filter)) : isMeant;
      const rows = await tx
        .select(factColumns)
        .from(facts)
        .where(found)
        .orderBy(...(words.length > 0 ? [desc(matches(words))] : []), desc(facts.createdAt), desc(facts.id))
        .limit(limit);
      return rows.map(factOf);
    },
    async count(teamId, reader, filter) {
      return tx.$count(facts, isRead(teamId, reader, filter));
    },
    async markUsed(ids) {
      if (ids.length > 0)
        await tx
          .update(facts)
          .set({ lastUsedAt: now })
          .where(inArray(facts.id, [...ids]));
    },
  };
}

/** Those of these that have words; `kept`: and that nothing replaced. Who asks has checked who reads them. */
export async function factsWithIds(db: Executor, ids: readonly string[], kept: boolean): Promise<Fact[]> {
  if (ids.length === 0) return [];
  const isThere = kept ? eq(facts.state, 'kept') : ne(facts.state, 'forgotten');
  const rows = await db
    .select(factColumns)
    .from(facts)
    .where(and(inArray(facts.id, [...ids]), isThere));
  return rows.map(factOf);
}

/** More guests than anybody links in one call. */
const maxLinks = 500;
/** Somebody said who the guest is that said it. */
const isLinked = and(eq(facts.source, 'call'), or(isNotNull(facts.aboutId), isNotNull(facts.aboutEmail)));

/** What people decided of the same words, or of what was made of the same quotes. */
async function decidedLike(tx: Executor, all: readonly Fact[]) {
  const [first] = all;
  if (!first) return [];
  const rows = all.map(rowOf);
  const quotes = rows.flatMap(({ quoteFingerprint }) => quoteFingerprint ?? []);
  const words = rows.map(({ fingerprint }) => fingerprint);
  return tx
    .select({ words: facts.fingerprint, quoted: facts.quoteFingerprint })
    .from(facts)
    .where(
      and(
        eq(facts.teamId, first.teamId),
        ne(facts.state, 'proposed'),
        or(inArray(facts.fingerprint, words), inArray(facts.quoteFingerprint, quotes)),
      ),
    );
}

/** The same for the same readers, about the same person: its fingerprint says all of it. */
function isSame({ teamId, audience, about, text }: Fact): SQL | undefined {
  return and(eq(facts.teamId, teamId), eq(facts.fingerprint, fingerprintOf(audience, about, text)));
}

/** As `mayRead` has it. */
function isRead(teamId: string, reader: Reader, filter: Omit<FactFilter, 'limit'>): SQL | undefined {
  const { aboutId, ofPerson, channelId, words = [], mustMatch = false } = filter;
  return and(
    eq(facts.teamId, teamId),
    eq(facts.state, 'kept'),
    readableBy(reader),
    aboutId === undefined ? undefined : eq(facts.aboutId, aboutId),
    ofPerson === undefined ? undefined : or(eq(facts.aboutId, ofPerson), eq(facts.ownerId, ofPerson)),
    channelId === undefined ? undefined : eq(facts.channelId, channelId),
    mustMatch && words.length > 0 ? sql`${matches(words)} > 0` : undefined,
  );
}

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
