import type { NotExported } from '../../personas/exports/not-exported.ts';
import type { DraftImport, ImportNote } from '../../personas/imports/draft-import.ts';
import type { Character } from '../../personas/persona.ts';
import { personaLimits } from '../../personas/persona-terms.ts';
import { asCode, quote } from '../mrkdwn.ts';
import { sayImportNote } from './import-notes.ts';

export const readingFiles = 'Reading the files… That takes a few seconds.';
export const readingSelf = 'Reading your Pika AI Self… That can take half a minute.';
export const importClosed = 'The window with the import was closed. Open `/pika personas` and import again.';

const maxNotes = 25;
const maxNoteChars = 2_800;

/** What the form was filled in with, and from where. */
export function sayImported({ from, read, face }: DraftImport): string {
  const files = read.map(({ path, kind }) =>
    path === '' ? (kind === 'picture' ? 'its portrait' : 'its voice') : asCode(path, 80),
  );
  const what = `Read: ${files.join(', ')}. Nothing is saved until you press *Save*, within an hour.`;
  const whose =
    from.kind === 'ai_self' && from.account
      ? `This is the Pika AI Self of *${quote(from.account, 200)}*, the account that this app’s key belongs to. `
      : '';
  const picture = face
    ? ' Once it’s saved, I’ll show you its picture in a DM. It’s used once you press *Keep*.'
    : '';
  return `${whose}${what}${picture}`;
}

/** What was left out and why, a line each; null where nothing was. */
export function sayNotes(notes: readonly ImportNote[]): string | null {
  if (notes.length === 0) return null;
  const lines: string[] = [];
  let room = maxNoteChars;
  for (const line of notes.slice(0, maxNotes).map((note) => `• ${sayImportNote(note)}`)) {
    room -= line.length + 1;
    if (room < 0) break;
    lines.push(line);
  }
  const more = notes.length - lines.length;
  return ['*Left out, or worth knowing*', ...lines, ...(more > 0 ? [`… and ${more} more.`] : [])].join('\n');
}

/** Texts of files that the form has no field for; null where there are none. */
export function sayUnshown({ identity, rules }: Character): string | null {
  const texts = [
    ...(identity ? [`IDENTITY.md (${identity.length} characters)`] : []),
    ...(rules ? [`RULES.md (${rules.length} characters)`] : []),
  ];
  if (texts.length === 0) return null;
  return `Also part of it, without a field here: ${texts.join(' and ')}. It stays as it is.`;
}

/** Of what it must never say, in a form that has no field for so much. */
export function sayNeverTooLong(chars: number): string {
  return `What it must never say has ${chars} characters, and a session is told ${personaLimits.mustNotSayTotal} in full. It’s kept here, but can’t be saved: shorten it in its files and import them again.`;
}

const notThere: Record<NotExported, string> = {
  voice_of_others: 'Its voice isn’t in it: only the person whose voice it is can take it along.',
  voice_not_ready: 'Its voice isn’t in it: the clone isn’t ready.',
  picture_locked: 'Its picture isn’t in it: it can’t be decrypted here.',
};

/** Above the zip of a persona. */
export function sayFiles(name: string, notExported: readonly NotExported[]): string {
  const missing = notExported.map((one) => ` ${notThere[one]}`).join('');
  return (
    `*${quote(name, 60)}* as files is in this thread. *Import…* reads them again.${missing} ` +
    'Not in it: whom it stands in for, and who may send it.'
  );
}

export const exportComing = 'I’m sending you its files in a DM.';
