import { and, eq, ne, sql } from 'drizzle-orm';
import type { SecretCipher } from '../../common/secret-cipher.ts';
import type { Persona } from '../../personas/persona.ts';
import type { PersonaReader, PersonaRepository, Picture } from '../../personas/ports/persona-repository.ts';
import type { Executor } from '../executor.ts';
import type { Jobs } from '../jobs.ts';
import { personaPictures } from '../schema/personas.ts';
import { reclaimLater } from './forgetting.ts';

export function pictureReader(db: Executor, cipher: SecretCipher): PersonaReader['picture'] {
  return async (teamId, id) => {
    const isMeant = and(eq(personaPictures.id, id), eq(personaPictures.teamId, teamId));
    const [row] = await db.select().from(personaPictures).where(isMeant);
    return row ? openPicture(row, cipher) : null;
  };
}

/** Pictures of personas, encrypted, inside one transaction. */
export function personaPictureRows(
  tx: Executor,
  now: Date,
  cipher: SecretCipher,
  jobs: Pick<Jobs, 'send'>,
): Pick<PersonaRepository, 'keepPicture' | 'allowLikeness' | 'settlePictures'> {
  return {
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
    async settlePictures(persona) {
      if (await settlePictures(tx, persona)) await reclaimLater(tx, jobs, now, 'recordings');
    },
  };
}

/** Pictures that one person was shown and may still keep. */
const mostShown = 10;

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

export function openPicture(
  { id, sealed, contentType, width, height }: typeof personaPictures.$inferSelect,
  cipher: SecretCipher,
): Picture | 'locked' {
  const opened = cipher.decrypt(sealed, id);
  if (!opened.ok) return 'locked';
  return { bytes: new Uint8Array(Buffer.from(opened.value, 'base64')), contentType, width, height };
}
