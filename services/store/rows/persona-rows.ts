import { and, asc, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { SecretCipher } from '../../common/secret-cipher.ts';
import { builtInName } from '../../personas/built-in.ts';
import { lookAlikeInCalls } from '../../personas/look-alikes.ts';
import { emptyCharacter, nameKey, type Persona, type PersonaTerms } from '../../personas/persona.ts';
import type { PersonaReader, PersonaRepository, Picture } from '../../personas/ports/persona-repository.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { channels } from '../schema/channels.ts';
import { faceRequests, personaDrafts, personaPictures, personas } from '../schema/personas.ts';
import { reclaimLater } from './forgetting.ts';
import { nameSuffix } from './persona-choice.ts';
import { personaDraftRows } from './persona-draft-rows.ts';

type Row = typeof personas.$inferSelect;

/** Reads personas; also outside a transaction. */
export function personaReader(db: Executor, cipher: SecretCipher): PersonaReader {
  return {
    async list(teamId) {
      const rows = await db
        .select()
        .from(personas)
        .where(and(eq(personas.teamId, teamId), isNull(personas.archivedAt)))
        .orderBy(asc(personas.nameKey));
      return rows.map(personaOf);
    },
    async of(teamId, id) {
      const [row] = await db.select().from(personas).where(isOf(teamId, id));
      return row ? personaOf(row) : null;
    },
    async picture(teamId, id) {
      const isMeant = and(eq(personaPictures.id, id), eq(personaPictures.teamId, teamId));
      const [row] = await db.select().from(personaPictures).where(isMeant);
      return row ? openPicture(row, cipher) : null;
    },
  };
}

/** Whom channels chose. */
function channelChoice(db: Executor): PersonaRepository['chosenIn'] {
  return async ({ teamId, channelId }) => {
    const [row] = await db
      .select({ id: channels.personaId, by: channels.personaBy, at: channels.personaAt })
      .from(channels)
      .where(and(eq(channels.teamId, teamId), eq(channels.channelId, channelId)));
    return row?.by && row.at ? { id: row.id, by: row.by, at: row.at } : null;
  };
}

/** Personas inside one transaction. */
export function personaRows(
  tx: Executor,
  now: Date,
  cipher: SecretCipher,
  jobs: Pick<Jobs, 'send'>,
): PersonaRepository {
  const settle = async (persona: Pick<Persona, 'id' | 'teamId' | 'faceId'>) => {
    if (await settlePictures(tx, persona)) await reclaimLater(tx, jobs, now, 'recordings');
  };
  return {
    ...personaReader(tx, cipher),
    chosenIn: channelChoice(tx),
    async channelsBy(teamId) {
      const rows = await tx
        .select({ personaId: channels.personaId, channelId: channels.channelId })
        .from(channels)
        .where(and(eq(channels.teamId, teamId), isNotNull(channels.personaId)))
        .orderBy(asc(channels.channelId));
      const byId = Map.groupBy(rows, ({ personaId }) => personaId ?? '');
      return new Map([...byId].map(([id, theirs]) => [id, theirs.map(({ channelId }) => channelId)]));
    },
    async chooseFor({ teamId, channelId }, personaId, by) {
      const set = { personaId, personaBy: by, personaAt: now };
      await tx
        .insert(channels)
        .values({ teamId, channelId, ...set })
        .onConflictDoUpdate({ target: [channels.teamId, channels.channelId], set });
    },
    async lock(teamId, id) {
      const [row] = await tx.select().from(personas).where(isOf(teamId, id)).for('update');
      return row ? personaOf(row) : null;
    },
    async insert({ id, teamId, ...terms }, by) {
      const taken = await whatIsTaken(tx, teamId, id, terms);
      if (taken) return taken;
      const made = { id, teamId, createdBy: by, createdAt: now, changedBy: by, changedAt: now };
      const [row] = await tx
        .insert(personas)
        .values({ ...made, ...columnsOf(terms), consentAt: terms.standsInFor === by ? now : null })
        .returning();
      return personaOf(written(row));
    },
    async change(before, terms, by) {
      const taken = await whatIsTaken(tx, before.teamId, before.id, terms);
      if (taken) return taken;
      const isSame = terms.standsInFor === before.standsInFor;
      const consentAt = isSame ? before.consentAt : terms.standsInFor === by ? now : null;
      const [row] = await tx
        .update(personas)
        .set({ ...columnsOf(terms), consentAt, version: before.version + 1, changedBy: by, changedAt: now })
        .where(and(isOf(before.teamId, before.id), eq(personas.version, before.version)))
        .returning();
      return personaOf(written(row));
    },
    async setFace({ teamId, id, version }, faceId, by) {
      const [row] = await tx
        .update(personas)
        .set({ faceId, version: version + 1, changedBy: by, changedAt: now })
        .where(and(isOf(teamId, id), eq(personas.version, version)))
        .returning();
      await settle({ id, teamId, faceId });
      return personaOf(written(row));
    },
    async archive({ teamId, id }, by) {
      await tx
        .update(personas)
        .set({ ...withoutWords, archivedBy: by, archivedAt: now, faceId: null })
        .where(isOf(teamId, id));
      const shown = await tx.delete(faceRequests).where(eq(faceRequests.personaId, id)).returning();
      const shownIds = shown.flatMap(({ pictureId }) => pictureId ?? []);
      const isIts = or(eq(personaPictures.personaId, id), inArray(personaPictures.id, shownIds));
      await tx.delete(personaPictures).where(isIts);
      await tx.delete(personaDrafts).where(eq(personaDrafts.personaId, id));
      await reclaimLater(tx, jobs, now, 'recordings');
    },
    async saidNo({ teamId, userId }, person, days) {
      const isNo = and(
        ...[eq(personas.teamId, teamId), eq(personas.standsInFor, person), eq(personas.archivedBy, person)],
        ...[isNull(personas.consentAt), or(eq(personas.createdBy, userId), eq(personas.changedBy, userId))],
        sql`${personas.archivedAt} > ${now.toISOString()}::timestamptz - make_interval(days => ${days})`,
      );
      return (await tx.$count(personas, isNo)) > 0;
    },
    async agree({ teamId, id }) {
      await tx.update(personas).set({ consentAt: now }).where(isOf(teamId, id));
    },
    ...personaDraftRows(tx, jobs, now),
    async keepPicture(teamId, { id, bytes, contentType, width, height, source, likenessBy }, by) {
      const sealed = cipher.encrypt(Buffer.from(bytes).toString('base64'), id);
      if (!sealed.ok) return false;
      const likeness = { likenessBy, likenessAt: likenessBy ? now : null };
      const what = { contentType, width, height, source, ...likeness, createdBy: by, createdAt: now };
      await tx.insert(personaPictures).values({ id, teamId, sealed: sealed.value, ...what });
      await tx.execute(sql`delete from persona_pictures where id in (
        select id from persona_pictures where team_id = ${teamId} and created_by = ${by} and persona_id is null
        order by created_at desc, id = ${id} desc offset ${mostShown})`);
      return true;
    },
    async allowLikeness(teamId, pictureId, by) {
      const isMeant = and(eq(personaPictures.id, pictureId), eq(personaPictures.teamId, teamId));
      await tx.update(personaPictures).set({ likenessBy: by, likenessAt: now }).where(isMeant);
    },
    settlePictures: settle,
  };
}

/** Pictures that one person was shown and may still keep. */
const mostShown = 10;

/** Nobody sends an archived one: only its name stays, for those who look for it. */
const withoutWords = { character: emptyCharacter, maySay: '', mustNotSay: [] };

/** A picture goes with its persona, which has one. Whether one was deleted. */
async function settlePictures(
  tx: Executor,
  { id, teamId, faceId }: Pick<Persona, 'id' | 'teamId' | 'faceId'>,
): Promise<boolean> {
  const others = and(eq(personaPictures.personaId, id), faceId ? ne(personaPictures.id, faceId) : undefined);
  const deleted = await tx.delete(personaPictures).where(others).returning({ id: personaPictures.id });
  if (!faceId) return deleted.length > 0;
  const isFace = and(eq(personaPictures.id, faceId), eq(personaPictures.teamId, teamId));
  await tx.update(personaPictures).set({ personaId: id }).where(isFace);
  return deleted.length > 0;
}

function isOf(teamId: string, id: string) {
  return and(eq(personas.teamId, teamId), eq(personas.id, id));
}

/** Asked under the workspace's lock: the indexes only hold what a forgotten lock would break. */
async function whatIsTaken(
  tx: Executor,
  teamId: string,
  id: string,
  { name, standsInFor }: PersonaTerms,
): Promise<'name_taken' | 'stands_in' | null> {
  const rows = await tx
    .select({ name: personas.name, standsInFor: personas.standsInFor })
    .from(personas)
    .where(and(eq(personas.teamId, teamId), ne(personas.id, id), isNull(personas.archivedAt)));
  const suffix = await nameSuffix(tx)(teamId);
  const taken = [builtInName, ...rows.map((row) => row.name)];
  if (taken.some((other) => lookAlikeInCalls(other, name, suffix))) return 'name_taken';
  return standsInFor && rows.some((row) => row.standsInFor === standsInFor) ? 'stands_in' : null;
}

function columnsOf({ voice, mustNotSay, tools, senders, ...terms }: PersonaTerms) {
  return {
    ...terms,
    nameKey: nameKey(terms.name),
    voiceKind: voice.kind,
    voice: voice.kind === 'library' ? voice.id : voice.voiceId,
    mustNotSay: [...mustNotSay],
    tools: tools && [...tools],
    senders: senders && [...senders],
  };
}

function personaOf({ voiceKind, voice, nameKey: _, archivedBy: __, ...row }: Row): Persona {
  return {
    ...row,
    voice: voiceKind === 'library' ? { kind: 'library', id: voice } : { kind: 'clone', voiceId: voice },
  };
}

export function openPicture(
  { id, sealed, contentType, width, height }: typeof personaPictures.$inferSelect,
  cipher: SecretCipher,
): Picture | 'locked' {
  const opened = cipher.decrypt(sealed, id);
  if (!opened.ok) return 'locked';
  return { bytes: new Uint8Array(Buffer.from(opened.value, 'base64')), contentType, width, height };
}

function written(row: Row | undefined): Row {
  if (!row) throw new Error('A persona changed under its lock');
  return row;
}
