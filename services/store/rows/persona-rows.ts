import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { nameKey } from '../../common/name-key.ts';
import type { SecretCipher } from '../../common/secret-cipher.ts';
import { builtInName } from '../../personas/built-in.ts';
import { lookAlikeInCalls } from '../../personas/look-alikes.ts';
import { emptyCharacter, type Persona, type PersonaTerms } from '../../personas/persona.ts';
import type { PersonaReader, PersonaRepository } from '../../personas/ports/persona-repository.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { faceRequests, personaDrafts, personaPictures, personaSelves, personas } from '../schema/personas.ts';
import { channelPersonaRows } from './channel-persona-rows.ts';
import { reclaimLater } from './forgetting.ts';
import { nameSuffix } from './persona-choice.ts';
import { personaDraftRows } from './persona-draft-rows.ts';
import { personaPictureRows, pictureReader } from './persona-picture-rows.ts';

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
    picture: pictureReader(db, cipher),
  };
}

/** Personas inside one transaction. */
export function personaRows(
  tx: Executor,
  now: Date,
  cipher: SecretCipher,
  jobs: Pick<Jobs, 'send'>,
): PersonaRepository {
  const pictures = personaPictureRows(tx, now, cipher, jobs);
  return {
    ...personaReader(tx, cipher),
    ...channelPersonaRows(tx, now),
    ...pictures,
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
      await pictures.settlePictures({ id, teamId, faceId });
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
      await tx.delete(personaSelves).where(eq(personaSelves.personaId, id));
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
  };
}

/** Nobody sends an archived one: only its name stays, for those who look for it. */
const withoutWords = { character: emptyCharacter, maySay: '', mustNotSay: [] };

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
  const others = (await unarchived(tx, teamId)).filter((one) => one.id !== id);
  const suffix = await nameSuffix(tx)(teamId);
  if (namesOf(others).some((other) => lookAlikeInCalls(other, name, suffix))) return 'name_taken';
  return standsInFor && others.some((one) => one.standsInFor === standsInFor) ? 'stands_in' : null;
}

/** What everyone is called whom this workspace may send. */
export async function namesTaken(tx: Executor, teamId: string): Promise<string[]> {
  return namesOf(await unarchived(tx, teamId));
}

function unarchived(tx: Executor, teamId: string) {
  return tx
    .select({ id: personas.id, name: personas.name, standsInFor: personas.standsInFor })
    .from(personas)
    .where(and(eq(personas.teamId, teamId), isNull(personas.archivedAt)));
}

function namesOf(rows: readonly { name: string }[]): string[] {
  return [builtInName, ...rows.map(({ name }) => name)];
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

function written(row: Row | undefined): Row {
  if (!row) throw new Error('A persona changed under its lock');
  return row;
}
