import type { LeftOut } from '../../personas/files/left-out.ts';
import type { FileKind } from '../../personas/files/self-file.ts';
import { asCode, quotedWords } from '../mrkdwn.ts';

const megabyte = 1_000_000;
const inMegabytes = (bytes: number) => `${Math.max(0.1, Math.round(bytes / (megabyte / 10)) / 10)} MB`;
const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;

/** What people call a file, by what it is. */
const kindWords: Record<FileKind, string> = {
  identity: 'IDENTITY.md',
  soul: 'SOUL.md',
  style: 'STYLE.md',
  rules: 'RULES.md',
  manifest: 'soul.json',
  voice_id: 'voice',
  voice_config: 'voice',
  picture: 'picture',
};

/** Behind the path of a file. */
const words: { [Code in LeftOut['code']]: (one: LeftOut & { code: Code }) => string } = {
  never_read: () => 'isn’t read: it’s no part of a character.',
  unknown_file: () => 'isn’t a file of a self.',
  second_of_its_kind: ({ kind, counted }) =>
    `isn’t used: ${asCode(counted, 80)} is the ${kindWords[kind]} that counts.`,
  other_folder: ({ folder }) =>
    `isn’t used: the self is in ${folder ? asCode(folder, 80) : 'another folder'}. To have this one, import it alone.`,
  text_cut: ({ chars, maxChars }) =>
    `was cut: it has ${chars} characters, and ${maxChars} fit. Shorten it and import it again to choose what stays.`,
  placeholders: ({ lines }) => `had ${count(lines, 'line')} that nobody filled in. They’re left out.`,
  nothing_in_it: () => 'has nothing in it but comments and blanks to fill in.',
  not_text: () => 'isn’t text. Save it as plain text (UTF-8).',
  not_readable: () => 'can’t be read: it’s damaged, or not what its name says.',
  unknown_version: ({ version }) =>
    `says version ${asCode(version, 20)}, which I don’t know. I read what I could.`,
  path_outside: ({ target }) => `leads out of the package (${asCode(target, 80)}). That’s never followed.`,
  file_missing: ({ target }) =>
    `names ${asCode(target, 80)}, which isn’t there. Add the file and import again.`,
  picture_on_the_web: ({ target }) =>
    `names a picture on the web (${asCode(target, 80)}). I don’t fetch those. Add the picture as a file.`,
  too_many_bytes: ({ bytes, maxBytes }) =>
    `has ${inMegabytes(bytes)}, and ${inMegabytes(maxBytes)} are read. Make it smaller.`,
  list_cut: ({ kept, found }) =>
    `lists ${found} things never to say; the first ${kept} were kept. Shorten the list to choose.`,
  against_the_rules: ({ text }) =>
    `says ${quotedWords(text, 120)}. It always says that it’s an AI, so that’s left out.`,
  other_name: ({ name, counted }) =>
    `says ${quotedWords(name, 60)}. The name is taken from IDENTITY.md: ${quotedWords(counted, 60)}.`,
  other_voice: ({ id, counted }) =>
    `names the voice ${asCode(id, 80)}. The text file’s counts: ${asCode(counted, 80)}.`,
  no_voice_id: () => 'holds no id of a voice. Choose a voice in the form.',
  archive_not_readable: () => 'can’t be unpacked. Pack it again as a zip.',
  archive_in_archive: () => 'is an archive within another. Unpack it first.',
  encrypted: () => 'is encrypted. Pack it without a password.',
  link: () => 'is a link to another file. Links aren’t followed.',
  archive_too_large: ({ bytes, maxBytes }) =>
    `has ${inMegabytes(bytes)}, and an archive may have ${inMegabytes(maxBytes)}. Leave out what isn’t part of the self.`,
  too_many_files: ({ files, maxFiles }) =>
    `has ${files} files, and ${maxFiles} are read. Leave out what isn’t part of the self.`,
};

/** Why a file of a self, or a part of it, was left out. */
export function sayFileLeftOut(one: LeftOut): string {
  // Looked up by its own code, which the compiler can't follow.
  const said = (words[one.code] as (one: LeftOut) => string)(one);
  return `${one.path ? asCode(one.path, 80) : 'A file'} ${said}`;
}
