import { nameKey } from '../common/name-key.ts';
import type { Keep } from '../meetings/policy/keep.ts';
import { sayingThatItTakesNotes } from '../sessions/call-names.ts';

/** Texts of the files of selves, '' where there's none; each has at most 12,000 characters. */
export type Character = { identity: string; soul: string; style: string; rules: string };

export const emptyCharacter: Character = { identity: '', soul: '', style: '', rules: '' };

/** A voice of PikaStream's library or any other by its id, or a clone, by the id of its row. */
export type Voice = { kind: 'library'; id: string } | { kind: 'clone'; voiceId: string };

export type PictureSource = 'upload' | 'described' | 'self' | 'files';

/** What people see, hear and are told by, in a call and in Slack. */
export type PersonaTerms = {
  name: string;
  /** As Slack writes it, with colons; '' for none. */
  emoji: string;
  /** A stored picture; null for the app's own. */
  faceId: string | null;
  voice: Voice;
  /** As people call it: `German`. '' leaves it open. */
  language: string;
  character: Character;
  maySay: string;
  mustNotSay: readonly string[];
  /** The person whom it speaks for. */
  standsInFor: string | null;
  /** Names of tools that it may use; null for all. */
  tools: readonly string[] | null;
  /** Who may send it; null for everybody who may send anybody. */
  senders: readonly string[] | null;
  /** The ready one it began as. */
  template: string | null;
};

export type Persona = PersonaTerms & {
  readonly id: string;
  readonly teamId: string;
  readonly version: number;
  /** When the person whom it speaks for agreed. */
  readonly consentAt: Date | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly changedBy: string;
  readonly changedAt: Date;
  readonly archivedAt: Date | null;
};

export const defaultVoice: Voice = { kind: 'library', id: 'English_radiant_girl' };

/** What a new one begins with. */
export const blankTerms: PersonaTerms = {
  name: '',
  emoji: '',
  faceId: null,
  voice: defaultVoice,
  language: '',
  character: emptyCharacter,
  maySay: '',
  mustNotSay: [],
  standsInFor: null,
  tools: null,
  senders: null,
  template: null,
};

export const defaultSuffix = '(AI)';

/**
 * What it's called in the call: it says there that it's an AI, unless an admin chose other words, and that it takes notes,
 * unless nothing is kept.
 */
export function nameInCall(name: string, suffix: string | null, keep: Keep = 'words'): string {
  const called = nameWithSuffix(name, suffix);
  return keep === 'nothing' ? called : sayingThatItTakesNotes(called);
}

/** What it's called in Slack. */
export function nameWithSuffix(name: string, suffix: string | null): string {
  const behind = suffix ?? defaultSuffix;
  return behind && !saysSo(name, nameKey(behind)) ? `${name} ${behind}` : name;
}

/** “Ai” is a person's name, and “AI” isn't. */
function saysSo(name: string, word: string): boolean {
  if (word === 'ai') return /(?<![\p{L}\p{N}])AI(?![\p{L}\p{N}])/u.test(name);
  return nameKey(name).split(' ').includes(word);
}

/** What people decided of it. */
export function termsOf(persona: Persona): PersonaTerms {
  const { name, emoji, faceId, voice, language, character, maySay, mustNotSay, standsInFor } = persona;
  const { tools, senders, template } = persona;
  return {
    name,
    emoji,
    faceId,
    voice,
    language,
    character,
    maySay,
    mustNotSay,
    standsInFor,
    tools,
    senders,
    template,
  };
}
