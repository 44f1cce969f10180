import type { PersonaChooser } from '../meetings/ports/personas.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { Actor } from '../people/actor.ts';
import { authorize, insiderOf, type NotEntitled } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import { nameWithSuffix, type Persona } from './persona.ts';
import type { PersonaUses } from './ports/persona-repository.ts';
import type { PersonasUnit } from './ports/personas-unit.ts';
import type { Template } from './templates.ts';

export type ListedPersona = Persona & {
  botName: string;
  uses: PersonaUses;
  /** Where Slack fetches its picture; null where it has none, or Slack can't reach us. */
  faceUrl: string | null;
  /** Whose cloned voice it speaks with; null where it's none. */
  voiceOwner: string | null;
};

export type ListedPersonas = { personas: ListedPersona[]; templates: readonly Template[] };

/** A workspace's personas, and ready ones to start from; for its own people, who may be among others in a channel. */
export const listPersonas =
  (deps: {
    transact: Transact<PersonasUnit>;
    people: Pick<People, 'kindOf'>;
    suffixOf: (teamId: string) => Promise<string | null>;
    /** Null where Slack can't reach us. */
    faceUrl: (faceId: string) => string | null;
    templates: readonly Template[];
  }) =>
  async (person: Pick<Actor, 'teamId' | 'userId' | 'isExternal'>): Promise<ListedPersonas | NotEntitled> => {
    const { teamId } = person;
    const refusal = await authorize(person, insiderOf(deps.people));
    if (refusal) return refusal;
    const { transact, suffixOf, faceUrl, templates } = deps;
    const [suffix, { listed, uses, owners }] = await Promise.all([
      suffixOf(teamId),
      transact(async ({ personas, voices }) => ({
        listed: await personas.list(teamId),
        uses: await personas.usesOf(teamId),
        owners: await voices.owners(teamId),
      })),
    ]);
    const personas = listed.map((persona) => ({
      ...persona,
      botName: nameWithSuffix(persona.name, suffix),
      uses: uses.get(persona.id) ?? { channels: [], standups: [] },
      faceUrl: persona.faceId && faceUrl(persona.faceId),
      voiceOwner: persona.voice.kind === 'clone' ? (owners.get(persona.voice.voiceId) ?? null) : null,
    }));
    return { personas, templates };
  };

/** Whom somebody could send, by name; for the workspace's own people too. */
export const personaChoices =
  ({ people, choices }: { people: Pick<People, 'kindOf'> } & Pick<PersonaChooser, 'choices'>) =>
  async (asker: Actor): Promise<Awaited<ReturnType<typeof choices>> | NotEntitled> =>
    (await authorize(asker, insiderOf(people))) ?? choices(asker);
