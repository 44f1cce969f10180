import type { ImportNote } from '../../personas/imports/draft-import.ts';
import type { SelfGap, SelfPart } from '../../personas/ports/ai-self.ts';
import { asCode, time } from '../mrkdwn.ts';
import { sayFileLeftOut } from './left-out.ts';
import { faceProblems } from './reasons/faces.ts';
import { sayPikaProblem } from './reasons/imports.ts';
import { sayReason, wordsFor } from './reasons/reason.ts';
import { fileProblems } from './reasons/voices.ts';

const partWords: Record<SelfPart, { what: string; instead: string }> = {
  name: { what: 'name', instead: 'Give it one below.' },
  identity: { what: 'IDENTITY.md', instead: 'The other texts are enough.' },
  soul: { what: 'SOUL.md', instead: 'Describe its character below.' },
  style: { what: 'STYLE.md', instead: 'Say below how it speaks.' },
  avatar: { what: 'portrait', instead: 'Give it a picture once it’s saved.' },
  voice: { what: 'voice', instead: 'Choose one below.' },
};

/** Why a part of an AI Self didn't come, and what to do. */
function sayGap(part: SelfPart, why: SelfGap): string {
  const { what, instead } = partWords[part];
  switch (why.kind) {
    case 'none':
      return `Its Pika account has no ${what}. ${instead}`;
    case 'too_big':
      return `Its ${what} is too big to take over. ${instead}`;
    case 'failed':
      return `Its ${what} didn’t come. ${sayPikaProblem(why.problem)}`;
    default:
      return why satisfies never;
  }
}

const library = 'If the session fails, choose a voice of the library.';

const words: { [Kind in ImportNote['kind']]: (note: Extract<ImportNote, { kind: Kind }>) => string } = {
  left_out: ({ leftOut }) => sayFileLeftOut(leftOut),
  file_not_read: ({ name, problem }) =>
    `${asCode(name, 80)}: ${sayReason(wordsFor(fileProblems, problem, undefined))}`,
  too_much: ({ name, maxBytes }) =>
    `${asCode(name, 80)} wasn’t read: all files together may have ${maxBytes / (1024 * 1024)} MB.`,
  part_missing: ({ part, why }) => sayGap(part, why),
  not_a_face: (note) =>
    `Its picture can’t be used. ${faceProblems.not_a_face(note).what} Give it another once it’s saved.`,
  no_key: (note) => `Its picture is left out. ${sayReason(faceProblems.no_key(note))}`,
  name_cut: ({ maxChars }) => `Its name was cut to ${maxChars} characters. Change it below.`,
  unknown_tools: ({ names }) =>
    `It names tools that aren’t set up here: ${names.slice(0, 10).map(toolName).join(', ')}${names.length > 10 ? ', …' : ''}. Choose below which it may use.`,
  bad_voice: () => 'No session takes the id of its voice. Choose a voice below.',
  elevenlabs_voice: () => `Its voice is from ElevenLabs; whether a call takes it is unknown. ${library}`,
  cloned_voice: ({ clonedAt }) =>
    `Its voice was cloned on ${time(new Date(clonedAt), '{date_short_pretty} at {time}')}. Clones go after seven days without use. ${library}`,
};

const toolName = (name: string) => asCode(name, 80);

/** What people should know of something that was filled in from elsewhere. */
export function sayImportNote(note: ImportNote): string {
  // Looked up by its own kind, which the compiler can't follow.
  return (words[note.kind] as (note: ImportNote) => string)(note);
}
