import type { PersonaSource } from '../../services/meetings/ports/personas.ts';
import { prepareSelf } from '../../services/personas/prepare-self.ts';
import { personaReader } from '../../services/store/rows/persona-rows.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';

export type PersonasParts = { base: Foundation; slack: Pick<SlackConnection, 'people'> };

export type PersonasConnection = { source: PersonaSource };

/** Personas: who is sent, and how they are made. */
export function connectPersonas({ base, slack }: PersonasParts): PersonasConnection {
  const personas = personaReader(base.database.db, base.cipher);
  return {
    source: {
      prepare: prepareSelf({
        personas,
        voiceIdOf: async (_, voice) =>
          voice.kind === 'library' ? { ok: true, id: voice.id } : { ok: false, problem: 'voice_not_ready' },
        nameOf: async (userId) => {
          const person = await slack.people.person(userId);
          return person && person !== 'nobody' ? person.name : null;
        },
      }),
    },
  };
}
