import type { UserIn } from '../people/people.ts';
import type { InstructionParts } from './instructions/instructions.ts';
import { emptyCharacter, type PersonaTerms } from './persona.ts';

/** Null where Slack doesn't say. */
export type NameOf = (user: UserIn) => Promise<string | null>;

/** What a session is told of a persona, or of one that is filled in; null is the one that is built in. */
export async function wordsOf(
  teamId: string,
  terms: PersonaTerms | null,
  nameInTheCall: string,
  nameOf: NameOf,
): Promise<InstructionParts> {
  return {
    name: nameInTheCall,
    // Where Slack doesn't say what they are called, they are still spoken for.
    standsInFor: terms?.standsInFor ? ((await nameOf({ teamId, userId: terms.standsInFor })) ?? '') : null,
    character: terms?.character ?? emptyCharacter,
    maySay: terms?.maySay ?? '',
    mustNotSay: terms?.mustNotSay ?? [],
    language: terms?.language ?? '',
  };
}
