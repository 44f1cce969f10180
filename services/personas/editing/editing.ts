import type { Transact } from '../../meetings/ports/unit.ts';
import type { Actor } from '../../people/actor.ts';
import {
  authorize,
  fullMember,
  type NotAnAdmin,
  type NotEntitled,
  type Outsider,
} from '../../people/authorize.ts';
import type { People } from '../../people/people.ts';
import type { ToolChoice } from '../../tasks/tool-choices.ts';
import type { AskLimits, SaidNo } from '../ask-limits.ts';
import { type NotItsOwner, ownerOf } from '../may-change.ts';
import type { Persona, PersonaTerms } from '../persona.ts';
import type { PersonasUnit } from '../ports/personas-unit.ts';
import type { Template } from '../templates.ts';
import { isOfVoice } from '../voices/voice.ts';
import type { EditedOften, EditLimits } from './edit-limits.ts';

export type EditDeps = {
  transact: Transact<PersonasUnit>;
  people: Pick<People, 'isAdmin' | 'kindOf'>;
  newId: () => string;
  templateOf: (name: string) => Template | null;
  /** What a persona's list may name, as it is now: other servers' tools come and go. */
  tools: () => readonly ToolChoice[];
  /** How often people are asked. */
  asks: AskLimits;
  limits: EditLimits;
};

type NotAllowed = NotItsOwner | NotAnAdmin | NotEntitled | Outsider;
export type EditRefusal =
  | NotAllowed
  /** It was archived, or what was filled in is older than a day. */
  | { kind: 'gone' }
  | { kind: 'name_taken'; name: string }
  /** That person has a stand-in already. */
  | { kind: 'stands_in'; userId: string }
  | { kind: 'too_many'; most: number }
  | EditedOften
  /** They were asked by the same person before, and refused, or several times. */
  | SaidNo
  /** Cloned voices are for personas made by the person whose voice it is, or by who asked for it. */
  | { kind: 'voice_of_others'; name: string }
  /** Somebody else changed it since. */
  | { kind: 'changed_meanwhile'; by: string };

/** Its owners and admins change a persona; full members make new ones. */
export function mayChange({ people }: Pick<EditDeps, 'people'>, actor: Actor, persona: Persona | null) {
  return persona
    ? authorize<NotAllowed>(actor, ownerOf(people, persona))
    : authorize<NotAllowed>(actor, fullMember(people));
}

/** Why it may not have the cloned voice that it names. */
export async function voiceOfOthers(
  { voices }: PersonasUnit,
  teamId: string,
  { voice }: PersonaTerms,
  maker: string,
): Promise<EditRefusal | null> {
  const clone = voice.kind === 'clone' ? await voices.of(teamId, voice.voiceId) : null;
  return clone && !isOfVoice(clone, maker) ? { kind: 'voice_of_others', name: clone.name } : null;
}
