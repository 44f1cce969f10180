import type { PersonaUseCases } from '../../listeners/use-cases.ts';
import type { PersonaSource } from '../../services/meetings/ports/personas.ts';
import { builtInName } from '../../services/personas/built-in.ts';
import { channelPersona, chooseForChannel } from '../../services/personas/channel-persona.ts';
import { namedIn } from '../../services/personas/named-in.ts';
import { prepareSelf } from '../../services/personas/prepare-self.ts';
import { personaReader } from '../../services/store/rows/persona-rows.ts';
import type { WholeTransact } from '../../services/store/unit.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';

export type PersonasParts = {
  base: Foundation;
  transact: WholeTransact;
  slack: Pick<SlackConnection, 'people'>;
};

export type PersonasConnection = { source: PersonaSource; useCases: PersonaUseCases };

/** Personas: who is sent, and how they are made. */
export function connectPersonas({ base, transact, slack }: PersonasParts): PersonasConnection {
  const personas = personaReader(base.database.db, base.cipher);
  const { people } = slack;
  return {
    useCases: {
      async namedIn(teamId, text) {
        const listed = await personas.list(teamId);
        return namedIn(text, [{ id: null, name: builtInName }, ...listed]);
      },
      ofChannel: (place) => transact((unit) => channelPersona(unit, place)),
      chooseForChannel: chooseForChannel({ transact, people }),
    },
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
