import { and, eq, isNull } from 'drizzle-orm';
import type { SecretCipher } from '../../common/secret-cipher.ts';
import type { Picture } from '../../personas/ports/persona-repository.ts';
import type { Executor } from '../executor.ts';
import { openPicture } from '../rows/persona-picture-rows.ts';
import { personaPictures, personas } from '../schema/personas.ts';

/** Reads the pictures of personas that aren't archived, whatever the workspace: their ids can't be guessed. */
export function publicFaces(db: Executor, cipher: SecretCipher): (id: string) => Promise<Picture | null> {
  return async (id) => {
    const [row] = await db
      .select({ picture: personaPictures })
      .from(personaPictures)
      .innerJoin(personas, and(eq(personas.id, personaPictures.personaId), eq(personas.faceId, id)))
      .where(and(eq(personaPictures.id, id), isNull(personas.archivedAt)));
    const picture = row && openPicture(row.picture, cipher);
    return picture && picture !== 'locked' ? picture : null;
  };
}
