import { and, asc, eq, getTableColumns, lt, notInArray, or, sql } from 'drizzle-orm';
import type { SecretCipher } from '../../common/secret-cipher.ts';
import type { VoiceRepository } from '../../personas/ports/voice-repository.ts';
import { type ClonedVoice, voiceLimits } from '../../personas/voices/voice.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { voices } from '../schema/voices.ts';
import { reclaimLater } from './forgetting.ts';

export type VoiceRowsDeps = { tx: Executor; jobs: Jobs; now: Date; cipher: SecretCipher };

// A recording has megabytes: read only to clone it.
const { sample: _, ...others } = getTableColumns(voices);
const columns = { ...others, hasSample: sql<boolean>`${voices.sample} is not null` };

/** Cloned voices inside one transaction. Each sends the job that wakes it. */
export function voiceRows({ tx, jobs, now, cipher }: VoiceRowsDeps): VoiceRepository {
  const wake = ({ id: voiceId, teamId, nextAt }: ClonedVoice) =>
    nextAt && jobs.send(tx, 'voice', { teamId, voiceId }, nextAt > now ? nextAt : undefined);
  return {
    async of(teamId, id) {
      const [row] = await tx.select(columns).from(voices).where(isOf(teamId, id));
      return row ? voiceOf(row) : null;
    },
    async owners(teamId) {
      const rows = await tx
        .select({ id: voices.id, ownerId: voices.ownerId })
        .from(voices)
        .where(eq(voices.teamId, teamId));
      return new Map(rows.map(({ id, ownerId }) => [id, ownerId]));
    },
    async knownAs(teamId, providerVoiceId) {
      const isMeant = and(eq(voices.teamId, teamId), eq(voices.providerVoiceId, providerVoiceId));
      const [row] = await tx.select(columns).from(voices).where(isMeant);
      return row ? voiceOf(row) : null;
    },
    async lock(teamId, id) {
      const [row] = await tx.select(columns).from(voices).where(isOf(teamId, id)).for('update');
      return row ? voiceOf(row) : null;
    },
    async mine({ teamId, userId }) {
      const isTheirs = or(eq(voices.ownerId, userId), eq(voices.askedBy, userId));
      const rows = await tx
        .select(columns)
        .from(voices)
        .where(and(eq(voices.teamId, teamId), isTheirs, isThere))
        .orderBy(asc(voices.name), asc(voices.createdAt));
      return rows.map(voiceOf);
    },
    async room({ teamId, userId }, ownerId) {
      const { daysAfterRefusal } = voiceLimits;
      const isNo = sql`${voices.state} = 'refused' and ${voices.ownerId} = ${ownerId} and ${voices.askedBy} = ${userId}
        and ${voices.changedAt} > ${now.toISOString()}::timestamptz - make_interval(days => ${daysAfterRefusal})`;
      const [row] = await tx
        .select({
          ofTeam: sql<number>`count(*) filter (where ${isThere})`.mapWith(Number),
          ofPerson: sql<number>`count(*) filter (where ${isThere} and ${voices.askedBy} = ${userId})`.mapWith(
            Number,
          ),
          isRefused: sql<boolean>`coalesce(bool_or(${isNo}), false)`,
        })
        .from(voices)
        .where(eq(voices.teamId, teamId));
      return row ?? { ofTeam: 0, ofPerson: 0, isRefused: false };
    },
    async insert(voice, bytes) {
      const sealed = cipher.encrypt(Buffer.from(bytes).toString('base64'), voice.id);
      if (!sealed.ok) return false;
      await tx.insert(voices).values({ ...columnsOf(voice), sample: sealed.value });
      await wake(voice);
      return true;
    },
    async replace(before, after) {
      const sample = after.hasSample ? {} : { sample: null };
      await tx
        .update(voices)
        .set({ ...columnsOf(after), ...sample })
        .where(isOf(before.teamId, before.id));
      if (before.hasSample && !after.hasSample) await reclaimLater(tx, jobs, now, 'recordings');
      if (after.nextAt?.getTime() !== before.nextAt?.getTime()) await wake(after);
    },
    async sampleOf({ teamId, id }) {
      const [row] = await tx.select({ sample: voices.sample }).from(voices).where(isOf(teamId, id));
      const opened = row?.sample ? cipher.decrypt(row.sample, id) : null;
      return opened?.ok ? new Uint8Array(Buffer.from(opened.value, 'base64')) : null;
    },
  };
}

const isThere = notInArray(voices.state, ['refused', 'withdrawn']);

function isOf(teamId: string, id: string) {
  return and(eq(voices.teamId, teamId), eq(voices.id, id));
}

type Row = Omit<typeof voices.$inferSelect, 'sample'> & { hasSample: boolean };

function voiceOf({ sampleType, ...row }: Row): ClonedVoice {
  return { ...row, sampleFormat: sampleType };
}

function columnsOf({ sampleFormat, hasSample: _, ...voice }: ClonedVoice) {
  return { ...voice, sampleType: sampleFormat };
}

/** Voices whose time has come and that no worker has taken up. */
export async function overdueVoices(db: Executor): Promise<{ teamId: string; voiceId: string }[]> {
  return db
    .select({ teamId: voices.teamId, voiceId: voices.id })
    .from(voices)
    .where(lt(voices.nextAt, sql`clock_timestamp() - interval '3 seconds'`))
    .limit(500);
}
