import type { Transact } from '../meetings/ports/unit.ts';
import { nameInCall, type Persona } from './persona.ts';
import type { PersonasUnit } from './ports/personas-unit.ts';
import type { Template } from './templates.ts';

export type ListedPersona = Persona & {
  botName: string;
  /** Channels that send it. */
  channels: readonly string[];
};

export type ListedPersonas = { personas: ListedPersona[]; templates: readonly Template[] };

/** A workspace's personas, and ready ones to start from. */
export const listPersonas =
  (deps: {
    transact: Transact<PersonasUnit>;
    suffixOf: (teamId: string) => Promise<string | null>;
    templates: readonly Template[];
  }) =>
  async ({ teamId }: { teamId: string }): Promise<ListedPersonas> => {
    const { transact, suffixOf, templates } = deps;
    const [suffix, { listed, channels }] = await Promise.all([
      suffixOf(teamId),
      transact(async ({ personas }) => ({
        listed: await personas.list(teamId),
        channels: await personas.channelsBy(teamId),
      })),
    ]);
    const personas = listed.map((persona) => ({
      ...persona,
      botName: nameInCall(persona.name, suffix),
      channels: channels.get(persona.id) ?? [],
    }));
    return { personas, templates };
  };
