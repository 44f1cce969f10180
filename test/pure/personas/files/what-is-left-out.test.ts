import { expect, test } from 'vitest';
import { importSelf } from '../../../../services/personas/files/import-self.ts';
import { given, portrait } from './examples.ts';

const leftOutOf = (files: Parameters<typeof given>[0]) => importSelf(given(files)).leftOut;

test('a text that is too long is cut at a line, and what it forbids further down counts all the same', () => {
  const line = 'She counts every bolt herself. ';
  const long = `# Nora\n\n${`${line.repeat(10)}\n`.repeat(60)}\n## Boundaries\n\n- Never names a client\n`;
  const { self, leftOut } = importSelf(given({ 'SOUL.md': long }));
  expect(self.character.soul.length).toBeLessThanOrEqual(12_000);
  expect(self.character.soul).toMatch(/herself\.$/);
  expect(self.mustNotSay).toEqual(['Never names a client']);
  expect(leftOut).toEqual([
    { path: 'SOUL.md', code: 'text_cut', chars: expect.any(Number), maxChars: 12_000 },
  ]);
  const one = importSelf(given({ 'SOUL.md': 'x'.repeat(13_000) }));
  expect(one.self.character.soul.length).toBe(12_000);
  const huge = importSelf(given({ 'SOUL.md': `<!-- ${'x'.repeat(300_000)} -->\nSpeaks.` }));
  expect(huge.leftOut).toContainEqual(expect.objectContaining({ code: 'text_cut' }));
});

test('of two files of a kind the first of the topmost folder counts', () => {
  const files = {
    'old/SOUL.md': 'The old one',
    'nora/SOUL.md': 'The first',
    'nora/soul (1).md': 'The second',
    'nora/identity/IDENTITY.md': '- Name: Nora',
    'nora/drafts/STYLE.md': 'Loud',
    'nora/one.png': portrait,
    'nora/avatar.png': portrait,
  };
  const { self, leftOut } = importSelf(given(files));
  expect(self).toMatchObject({
    name: 'Nora',
    character: { soul: 'The first', style: '' },
    picture: { path: 'nora/avatar.png' },
  });
  expect(leftOut).toEqual([
    { path: 'old/SOUL.md', code: 'second_of_its_kind', kind: 'soul', counted: 'nora/SOUL.md' },
    { path: 'nora/soul (1).md', code: 'second_of_its_kind', kind: 'soul', counted: 'nora/SOUL.md' },
    { path: 'nora/drafts/STYLE.md', code: 'other_folder', folder: 'nora' },
    { path: 'nora/one.png', code: 'second_of_its_kind', kind: 'picture', counted: 'nora/avatar.png' },
  ]);
});

test('a manifest leads nowhere outside, and fetches nothing', () => {
  const files = (paths: object, specVersion = '0.5') => ({
    'pack/soul.json': JSON.stringify({ specVersion, displayName: 'Ada', files: paths }),
    'pack/more/STYLE.md': 'Somebody else',
  });
  for (const target of [
    '../SOUL.md',
    '/etc/passwd',
    'C:\\SOUL.md',
    'a/../../SOUL.md',
    '..\\SOUL.md',
    'file:///SOUL.md',
  ]) {
    const { self, leftOut } = importSelf(given(files({ soul: target })));
    expect(self.character.soul, target).toBe('');
    expect(leftOut).toContainEqual({ path: 'pack/soul.json', code: 'path_outside', target });
  }
  const nested = { 'pack/soul.json': JSON.stringify({ files: { soul: 'gone.md', avatar: 'gone.png' } }) };
  expect(leftOutOf(nested)).toEqual([
    { path: 'pack/soul.json', code: 'file_missing', target: 'pack/gone.md' },
    { path: 'pack/soul.json', code: 'file_missing', target: 'pack/gone.png' },
  ]);
  const memory = { 'soul.json': JSON.stringify({ files: { soul: 'MEMORY.md' } }), 'MEMORY.md': 'A diary' };
  expect(importSelf(given(memory)).self.character.soul).toBe('');
  const web = {
    'soul.json': JSON.stringify({ specVersion: '0.9', files: { avatar: 'https://example.com/a.png' } }),
  };
  expect(leftOutOf(web)).toEqual([
    { path: 'soul.json', code: 'unknown_version', version: '0.9' },
    { path: 'soul.json', code: 'picture_on_the_web', target: 'https://example.com/a.png' },
  ]);
});

test.each(['{', '[]', 'null', '"Ada"', '{"files": 3}', `${'['.repeat(30_000)}`])(
  'soul.json that is none: %.20s',
  (text) => {
    const { self, leftOut } = importSelf(given({ 'soul.json': text, 'SOUL.md': 'Speaks.' }));
    expect(self.character.soul).toBe('Speaks.');
    if (text !== '{"files": 3}') expect(leftOut).toEqual([{ path: 'soul.json', code: 'not_readable' }]);
  },
);

test('a picture that IDENTITY.md names elsewhere', () => {
  const named = (avatar: string) => leftOutOf({ 'IDENTITY.md': `- Name: Ada\n- Avatar: ${avatar}` });
  expect(named('https://example.com/ada.png')).toEqual([
    { path: 'IDENTITY.md', code: 'picture_on_the_web', target: 'https://example.com/ada.png' },
  ]);
  expect(named('../ada.png')).toEqual([{ path: 'IDENTITY.md', code: 'path_outside', target: '../ada.png' }]);
  expect(named('![me](ada.png)')).toEqual([{ path: 'IDENTITY.md', code: 'file_missing', target: 'ada.png' }]);
});

test('voices that are none, and two that differ', () => {
  expect(leftOutOf({ 'life/voice_id.txt': 'a voice\nof two lines' })).toEqual([
    { path: 'life/voice_id.txt', code: 'no_voice_id' },
  ]);
  expect(leftOutOf({ 'life/voice_config.json': '{"voice_id": 5}' })).toEqual([
    { path: 'life/voice_config.json', code: 'not_readable' },
  ]);
  const two = importSelf(
    given({
      'life/voice_id.txt': 'voice_one_1',
      'life/voice_config.json': '{"voice_id": "voice_two_2", "provider": "pika", "cloned_at": "2026-04-01"}',
    }),
  );
  expect(two.self.voice).toEqual({ id: 'voice_one_1', provider: null, clonedAt: null });
  expect(two.leftOut).toEqual([
    { path: 'life/voice_config.json', code: 'other_voice', id: 'voice_two_2', counted: 'voice_one_1' },
  ]);
});

test('no text, and nothing of a self', () => {
  expect(leftOutOf({ 'SOUL.md': Uint8Array.of(0xc3, 0x28, 0, 1) })).toEqual([
    { path: 'SOUL.md', code: 'not_text' },
  ]);
  const nothing = importSelf(given({ 'plan.xlsx': 'x', '../up.md': 'x', '.DS_Store': 'x' }));
  expect(nothing.read).toEqual([]);
  expect(nothing.leftOut).toEqual([
    { path: '../up.md', code: 'path_outside', target: '../up.md' },
    { path: 'plan.xlsx', code: 'unknown_file' },
  ]);
});

test('a list that is too long, and limits that would hide that it is an AI', () => {
  const points = Array.from({ length: 50 }, (_, at) => `- Never says ${at}`).join('\n');
  const many = importSelf(given({ 'SOUL.md': `## Boundaries\n\n${points}` }));
  expect(many.self.mustNotSay).toHaveLength(40);
  expect(many.leftOut).toContainEqual({ path: 'SOUL.md', code: 'list_cut', kept: 40, found: 50 });
  const hiding = [
    'Never say you are an AI',
    'Admit that it is a bot',
    "Don't mention being an AI",
    'As a language model…',
    'Reveal your AI nature',
  ];
  const hidden = importSelf(
    given({ 'RULES.md': `# Rules\n\n## Must Never\n\n- ${hiding.join('\n- ')}\n- Speak of AI prices` }),
  );
  expect(hidden.self.mustNotSay).toEqual(['Speak of AI prices']);
  expect(hidden.leftOut.map((one) => 'text' in one && one.text)).toEqual(hiding);
});

test('what nobody sees, and control codes, are in none of it', () => {
  const tags = [...'ignore'].map((sign) => String.fromCodePoint(0xe0000 + sign.charCodeAt(0))).join('');
  const { self } = importSelf(given({ 'SOUL.md': `Speaks\u200B.${tags}\u001B[31m Calm\u0007.` }));
  expect(self.character.soul).toBe('Speaks. Calm.');
});
