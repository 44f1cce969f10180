import { eq } from 'drizzle-orm';
import type { SecretCipher } from '../../common/secret-cipher.ts';
import type { PersonaChooser } from '../../meetings/ports/personas.ts';
import { createChooser } from '../../personas/choose-persona.ts';
import type { Executor } from '../executor.ts';
import { workspaces } from '../schema/notes.ts';
import { channelChoice, personaReader } from './persona-rows.ts';

/** Who is sent, by what the channel and the workspace chose. */
export function personaChooser(db: Executor, cipher: SecretCipher): PersonaChooser {
  return createChooser({
    list: personaReader(db, cipher).list,
    chosenIn: async (teamId, channelId) => (await channelChoice(db)({ teamId, channelId }))?.id ?? null,
    suffixOf: nameSuffix(db),
  });
}

/** What an admin put behind every persona's name; null where none did. */
export function nameSuffix(db: Executor): (teamId: string) => Promise<string | null> {
  return async (teamId) => {
    const [row] = await db
      .select({ nameSuffix: workspaces.nameSuffix })
      .from(workspaces)
      .where(eq(workspaces.teamId, teamId));
    return row?.nameSuffix ?? null;
  };
}
