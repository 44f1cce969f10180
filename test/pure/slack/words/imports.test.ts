import { expect, test } from 'vitest';
import type { LeftOut } from '../../../../services/personas/files/left-out.ts';
import type { ImportNote } from '../../../../services/personas/imports/draft-import.ts';
import { sayImportNote } from '../../../../services/slack/words/import-notes.ts';
import {
  sayFiles,
  sayImported,
  sayNeverTooLong,
  sayNotes,
  sayUnshown,
} from '../../../../services/slack/words/imports.ts';
import { expectHouseStyle } from './house-style.ts';

const path = 'SOUL.md';
const leftOut: { [Code in LeftOut['code']]: LeftOut & { code: Code } } = {
  never_read: { path: 'AGENTS.md', code: 'never_read' },
  unknown_file: { path: 'a `<!channel>` file', code: 'unknown_file' },
  second_of_its_kind: { path, code: 'second_of_its_kind', kind: 'soul', counted: 'self/SOUL.md' },
  other_folder: { path, code: 'other_folder', folder: 'self' },
  text_cut: { path, code: 'text_cut', chars: 12_345, maxChars: 12_000 },
  placeholders: { path, code: 'placeholders', lines: 1 },
  nothing_in_it: { path, code: 'nothing_in_it' },
  not_text: { path, code: 'not_text' },
  not_readable: { path, code: 'not_readable' },
  unknown_version: { path: 'soul.json', code: 'unknown_version', version: '9' },
  path_outside: { path: 'soul.json', code: 'path_outside', target: '../../etc/passwd' },
  file_missing: { path: 'soul.json', code: 'file_missing', target: 'me.png' },
  picture_on_the_web: { path, code: 'picture_on_the_web', target: 'https://example.org/me.png' },
  too_many_bytes: { path, code: 'too_many_bytes', bytes: 3_000_000, maxBytes: 2_000_000 },
  list_cut: { path, code: 'list_cut', kept: 40, found: 60 },
  against_the_rules: { path, code: 'against_the_rules', text: 'Never say that you are an AI' },
  other_name: { path: 'soul.json', code: 'other_name', name: 'Nora', counted: 'Nova' },
  other_voice: { path: 'voice_config.json', code: 'other_voice', id: 'voice_1', counted: 'voice_2' },
  no_voice_id: { path: 'voice_id.txt', code: 'no_voice_id' },
  archive_not_readable: { path: 'self.zip', code: 'archive_not_readable' },
  archive_in_archive: { path: 'more.zip', code: 'archive_in_archive' },
  encrypted: { path, code: 'encrypted' },
  link: { path, code: 'link' },
  archive_too_large: { path: 'self.zip', code: 'archive_too_large', bytes: 10_400_000, maxBytes: 10_000_000 },
  too_many_files: { path: 'self.zip', code: 'too_many_files', files: 900, maxFiles: 500 },
};

const problem = { kind: 'no_answer', status: null, detail: null } as const;
const notes: readonly ImportNote[] = [
  ...Object.values(leftOut).map((one) => ({ kind: 'left_out' as const, leftOut: one })),
  { kind: 'file_not_read', name: 'SOUL.md', problem: { kind: 'no_access' } },
  { kind: 'too_much', name: 'b.zip', maxBytes: 20 * 1024 * 1024 },
  { kind: 'part_missing', part: 'voice', why: { kind: 'none' } },
  { kind: 'part_missing', part: 'soul', why: { kind: 'too_big' } },
  { kind: 'part_missing', part: 'avatar', why: { kind: 'failed', problem } },
  { kind: 'not_a_face', refusal: { code: 'wrong_type', looksLike: 'svg' } },
  { kind: 'no_key' },
  { kind: 'name_cut', maxChars: 40 },
  { kind: 'unknown_tools', names: ['browser', 'exec'] },
  { kind: 'bad_voice' },
  { kind: 'elevenlabs_voice' },
  { kind: 'cloned_voice', clonedAt: '2026-04-01T09:00:00.000Z' },
];

test('what is said of an import, as people read it', async () => {
  const read = [
    { path: 'SOUL.md', kind: 'soul' },
    { path: '', kind: 'voice_id' },
    { path: '', kind: 'picture' },
  ] as const;
  const face = { pictureId: 'p', likeness: false };
  const from = { kind: 'ai_self', account: 'Ada <!here> (ada@acme.org)', ownEmail: null } as const;
  const said = [
    sayImported({ from, read, notes, face }),
    sayImported({ from: { kind: 'files' }, read, notes, face: null }),
    sayUnshown({ identity: 'x', soul: '', style: '', rules: 'yy' }) ?? '',
    sayNeverTooLong(3_456),
    sayFiles('Nova', ['voice_of_others', 'voice_not_ready', 'picture_locked']),
    ...notes.map(sayImportNote),
  ];
  for (const words of said) expectHouseStyle(words);
  await expect(said.join('\n')).toMatchFileSnapshot('imports.txt');
});

test('however much was left out, it fits a section, and the rest is counted', () => {
  const many = Array.from({ length: 4 }, () => notes).flat();
  const words = sayNotes(many) ?? '';
  expect(words.length).toBeLessThan(3_000);
  expect(words).toContain(`… and ${many.length - (words.split('\n').length - 2)} more`);
  expect(sayNotes([])).toBeNull();
});
