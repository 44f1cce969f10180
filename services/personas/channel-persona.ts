import type { PersonaRefusal } from '../meetings/ports/personas.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import { authorize, memberOf, type NotEntitled, type Outsider } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import { builtInName } from './built-in.ts';
import type { PersonasUnit } from './ports/personas-unit.ts';

/** What a channel sends where nobody asks for anybody else, and who chose that. */
export type ChannelPersona = { name: string; by: string | null; at: Date | null };

export type ChannelPersonaOutcome =
  | { kind: 'chosen'; persona: ChannelPersona }
  | PersonaRefusal
  | NotEntitled
  | Outsider;

export type ChannelPersonaDeps = { transact: Transact<PersonasUnit>; people: Pick<People, 'standing'> };

type Place = Pick<Actor, 'teamId' | 'channelId'>;

/** Who goes from a channel. Its members choose; null takes the choice back. */
export const chooseForChannel =
  ({ transact, people }: ChannelPersonaDeps) =>
  async (actor: Actor, name: string | null): Promise<ChannelPersonaOutcome> => {
    const refusal = await authorize(actor, memberOf(people, actor));
    if (refusal) return refusal;
    return transact(async (unit) => {
      const asked = name === null ? { id: null } : { name };
      const chosen = await unit.personas.choose(actor, asked);
      if ('kind' in chosen) return chosen;
      await unit.personas.chooseFor(actor, chosen.personaId, actor.userId);
      return { kind: 'chosen', persona: await channelPersona(unit, actor) };
    });
  };

export async function channelPersona(
  unit: PersonasUnit,
  { teamId, channelId }: Place,
): Promise<ChannelPersona> {
  const chosen = await unit.personas.chosenIn({ teamId, channelId });
  const persona = chosen?.id ? await unit.personas.of(teamId, chosen.id) : null;
  const isThere = persona && !persona.archivedAt;
  return { name: isThere ? persona.name : builtInName, by: chosen?.by ?? null, at: chosen?.at ?? null };
}
