import type { Actor } from '../people/actor.ts';
import { authorize, fullMember, type NotEntitled, type Outsider } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import { type Instructions, instructionsFor } from './instructions/instructions.ts';
import { nameInCall } from './persona.ts';
import type { PersonaDraft, PersonaReader } from './ports/persona-repository.ts';
import { type NameOf, wordsOf } from './words-of.ts';

/** What a session will get of a draft. */
export type PersonaPreview = {
  draft: PersonaDraft;
  /** Its name in the call. */
  botName: string;
  /** Whom it stands in for, by name: '' where Slack doesn't say it, null for nobody. */
  standsInFor: string | null;
  instructions: Instructions;
};

export type PreviewDeps = {
  suffixOf: (teamId: string) => Promise<string | null>;
  nameOf: NameOf;
};

/** Shows a draft as a session will get it; only the mark between the lines differs each time. */
export const previewOf =
  ({ suffixOf, nameOf }: PreviewDeps) =>
  async (draft: PersonaDraft): Promise<PersonaPreview> => {
    const { terms, teamId, userId } = draft;
    const botName = nameInCall(terms.name, await suffixOf(teamId));
    // As if the person who looks sent it.
    const words = {
      ...(await wordsOf(teamId, terms, botName, nameOf)),
      sentBy: await nameOf({ teamId, userId }),
    };
    return { draft, botName, standsInFor: words.standsInFor, instructions: instructionsFor(words) };
  };

export type ShownWords =
  | { kind: 'shown'; preview: PersonaPreview }
  | { kind: 'gone' }
  | NotEntitled
  | Outsider;

/** What a persona is told as it is, for full members and the person for whom it speaks: it names what must stay unsaid. */
export const wordsOfPersona =
  (deps: PreviewDeps & { personas: PersonaReader; people: Pick<People, 'kindOf'> }) =>
  async (actor: Actor, id: string): Promise<ShownWords> => {
    const { teamId, userId } = actor;
    const persona = await deps.personas.of(teamId, id);
    if (!persona || persona.archivedAt) return { kind: 'gone' };
    const isTheirs = persona.standsInFor === userId;
    const refusal = await authorize(actor, isTheirs ? async () => null : fullMember(deps.people));
    if (refusal) return refusal;
    const terms = { personaId: id, personaVersion: persona.version, terms: persona, imported: null };
    const draft = { id, teamId, userId, ...terms };
    return { kind: 'shown', preview: await previewOf(deps)(draft) };
  };
