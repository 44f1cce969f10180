import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { SecretCipher } from '../../services/common/secret-cipher.ts';
import { blankTerms, type Persona, type PersonaTerms, termsOf } from '../../services/personas/persona.ts';
import type { Picture } from '../../services/personas/ports/persona-repository.ts';
import { personaRows } from '../../services/store/rows/persona-rows.ts';
import { createSecretCipher } from '../../services/store/secret-cipher.ts';
import type { World } from './world.ts';

const unused = () => {
  throw new Error('This test has no pictures');
};
const noCipher: SecretCipher = { encrypt: unused, decrypt: unused };
const noJobs = { send: async () => {} };

/** Writes a persona without a picture of its own, made by `by`. */
export async function havePersona(
  { database, slack }: Pick<World, 'database' | 'slack'>,
  terms: Pick<PersonaTerms, 'name'> & Partial<PersonaTerms>,
  by = slack.users.ada.id,
): Promise<Persona> {
  const rows = personaRows(database.db, new Date(), noCipher, noJobs);
  const made = await rows.insert({ ...blankTerms, ...terms, id: randomUUID(), teamId: slack.teamId }, by);
  if (typeof made === 'string') throw new Error(`${terms.name}: ${made}`);
  return made;
}

/** The app's too, where a test's personas have pictures: in `ENCRYPTION_KEY`. */
export const pictureKey = Buffer.from('abcdefghijklmnopqrstuvwxyz012345').toString('base64');

/** Writes a picture of its own for a persona, and answers its id. */
export async function haveFace(
  { database, slack }: Pick<World, 'database' | 'slack'>,
  { bytes, contentType }: Pick<Picture, 'bytes' | 'contentType'>,
  persona: Persona | null,
): Promise<string> {
  const cipher = createSecretCipher({ kind: 'setting', keys: [Buffer.from(pictureKey, 'base64')] });
  const rows = personaRows(database.db, new Date(), cipher, noJobs);
  const id = randomUUID();
  const drawn = { source: 'described', likenessBy: null, width: 512, height: 512 } as const;
  await rows.keepPicture(slack.teamId, { ...drawn, id, bytes, contentType }, slack.users.ada.id);
  if (!persona) return id;
  await rows.change(persona, { ...termsOf(persona), faceId: id }, persona.createdBy);
  await rows.settlePictures({ ...persona, faceId: id });
  return id;
}

/** What the channel sends where nobody asks for anybody else. */
export async function channelSends(
  { database, slack }: World,
  persona: Persona,
  channel = slack.channels.general.id,
) {
  await database.db.execute(sql`
    insert into channels (team_id, channel_id, persona_id, persona_by, persona_at)
    values (${slack.teamId}, ${channel}, ${persona.id}, ${persona.createdBy}, now())
    on conflict (team_id, channel_id) do update set persona_id = excluded.persona_id`);
}
