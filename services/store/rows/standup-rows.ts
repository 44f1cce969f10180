import { and, asc, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import type { Call } from '../../meetings/call-link.ts';
import type { StandupRepository } from '../../standups/ports/standup-repository.ts';
import { type Standup, type Terms, termsOf, termsSchema } from '../../standups/standup.ts';
import { ruleSchema } from '../../times/rule.ts';
import type { Executor } from '../executor.ts';
import type { Passcodes } from '../passcodes.ts';
import { standups } from '../schema/standups.ts';
import { standupOccurrenceLookups, standupOccurrenceRows } from './standup-occurrence-rows.ts';
import { standupReplyRows } from './standup-reply-rows.ts';

/** With the name of its persona, where that is still there. */
const columns = {
  ...getTableColumns(standups),
  personaName: sql<string | null>`(select p.name from personas p
    where p.id = ${standups.personaId} and p.archived_at is null)`,
};

type Row = typeof standups.$inferSelect & { personaName: string | null };

/** Standups inside one transaction. */
export function standupRows(tx: Executor, now: Date, passcodes: Passcodes): StandupRepository {
  const standupOf = (row: Row | undefined) => (row ? openStandup(row, passcodes) : null);
  const changed = (row: Row | undefined, id: string) => {
    const standup = standupOf(row);
    if (!standup) throw new Error(`Standup ${id} changed under its lock`);
    return standup;
  };
  return {
    async lock(id) {
      const [row] = await tx.select(columns).from(standups).where(eq(standups.id, id)).for('update');
      return standupOf(row);
    },
    async lockNumber(teamId, channelId, number) {
      const [row] = await tx
        .select(columns)
        .from(standups)
        .where(and(inChannel(teamId, channelId), eq(standups.number, number)))
        .for('update');
      return standupOf(row);
    },
    inChannel: standupsIn(tx, passcodes),
    insert: async (standup) => changed(await insertStandup(tx, now, passcodes, standup), standup.id),
    async change(before, terms, by) {
      const [row] = await tx
        .update(standups)
        .set({
          ...columnsOf(sealTerms(terms, passcodes)),
          before: sealTerms(termsOf(before), passcodes),
          version: before.version + 1,
          changedBy: by,
          changedAt: now,
        })
        .where(and(eq(standups.id, before.id), eq(standups.version, before.version)))
        .returning(columns);
      return changed(row, before.id);
    },
    async advance(id, nextAt) {
      await tx.update(standups).set({ nextAt }).where(eq(standups.id, id));
    },
    ...standupOccurrenceRows(tx, now),
    ...standupOccurrenceLookups(tx),
    ...standupReplyRows(tx, now),
  };
}

async function insertStandup(
  tx: Executor,
  now: Date,
  passcodes: Passcodes,
  { id, teamId, channelId, askedBy, ...given }: Parameters<StandupRepository['insert']>[0],
): Promise<Row> {
  const terms = sealTerms(given, passcodes);
  const next = sql<number>`(select coalesce(max(number), 0) + 1 from standups
        where team_id = ${teamId} and channel_id = ${channelId})`;
  // Undo of a new standup removes it.
  const before: Terms = { ...terms, removedBy: askedBy, removedAt: now };
  const [row] = await tx
    .insert(standups)
    .values({ id, teamId, channelId, askedBy, number: next, createdAt: now, before, ...columnsOf(terms) })
    .returning(columns);
  if (!row) throw new Error('An inserted standup was not returned');
  return row;
}

/** The standups of a channel, without removed ones. */
export const standupsIn =
  (db: Executor, passcodes: Passcodes): StandupRepository['inChannel'] =>
  async (teamId, channelId) => {
    const rows = await db
      .select(columns)
      .from(standups)
      .where(and(inChannel(teamId, channelId), isNull(standups.removedAt)))
      .orderBy(asc(standups.number));
    return rows.flatMap((row) => openStandup(row, passcodes) ?? []);
  };

const inChannel = (teamId: string, channelId: string) =>
  and(eq(standups.teamId, teamId), eq(standups.channelId, channelId));

function columnsOf({ call, ...terms }: Terms) {
  const { platform, key: callKey, url: callUrl, passcode } = call;
  return { ...terms, platform, callKey, callUrl, passcode };
}

function sealTerms<T extends Terms>(terms: T, passcodes: Passcodes): T {
  return { ...terms, call: withPasscode(terms.call, passcodes.seal) };
}

function withPasscode(call: Call, change: Passcodes['seal']): Call {
  return { ...call, passcode: change({ callKey: call.key, passcode: call.passcode }) };
}

/** Null where a newer version keeps a rule that this one doesn't know: it waits for that version. */
function openStandup(row: Row, { open }: Passcodes): Standup | null {
  const { platform, callKey, callUrl, passcode, rule: keptRule, before: kept, ...rest } = row;
  const rule = ruleSchema.safeParse(keptRule).data;
  if (!rule) return null;
  const before = termsSchema.safeParse(kept).data ?? null;
  return {
    ...rest,
    call: withPasscode({ platform, key: callKey, url: callUrl, passcode }, open),
    rule,
    before: before && { ...before, call: withPasscode(before.call, open) },
  };
}
