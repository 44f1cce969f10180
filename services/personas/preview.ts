import { type Instructions, instructionsFor } from './instructions/instructions.ts';
import { nameInCall } from './persona.ts';
import type { PersonaDraft } from './ports/persona-repository.ts';

/** What a session will get of a draft. */
export type PersonaPreview = {
  draft: PersonaDraft;
  /** Its name in the call. */
  botName: string;
  /** Whom it stands in for, by name. */
  standsInFor: string | null;
  instructions: Instructions;
};

export type PreviewDeps = {
  suffixOf: (teamId: string) => Promise<string | null>;
  /** Null where Slack doesn't say. */
  nameOf: (userId: string) => Promise<string | null>;
};

/** Shows a draft as a session will get it; only the mark between the lines differs each time. */
export const previewOf =
  ({ suffixOf, nameOf }: PreviewDeps) =>
  async (draft: PersonaDraft): Promise<PersonaPreview> => {
    const { terms, teamId } = draft;
    const [suffix, standsInFor] = await Promise.all([
      suffixOf(teamId),
      terms.standsInFor ? nameOf(terms.standsInFor) : null,
    ]);
    const botName = nameInCall(terms.name, suffix);
    return {
      draft,
      botName,
      standsInFor,
      instructions: instructionsFor({ ...terms, name: botName, standsInFor }),
    };
  };
