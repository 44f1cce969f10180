import { expect, test } from 'vitest';
import { importSelf } from '../../../../services/personas/files/import-self.ts';
import { pastedFiles } from '../../../../services/personas/files/pasted.ts';
import { openClaw, skill, soulMd, soulSpec } from './examples.ts';

const paths = (text: string) => pastedFiles(text).map(({ path }) => path);

test.each([
  ['IDENTITY.md', openClaw['IDENTITY.md']],
  ['IDENTITY.md', '- **Name:** Ada\n- **Vibe:** calm'],
  ['SOUL.md', soulMd['SOUL.md']],
  ['STYLE.md', soulMd['STYLE.md']],
  ['RULES.md', soulSpec['RULES.md']],
  ['soul.json', soulSpec['soul.json']],
  ['life/voice_config.json', skill['life/voice_config.json']],
  ['SOUL.md', 'Likes bridges. See STYLE.md for how she talks.'],
])('one text is told by what is in it: %s', (path, text) => {
  expect(paths(text)).toEqual([path]);
});

test('several in one paste', () => {
  const text = [
    `${openClaw['IDENTITY.md']}\n${openClaw['SOUL.md']}`,
    '=== STYLE.md ===\nWhispers.',
    '**RULES.md**\n## Must Never\n- Shout',
  ].join('\n\n');
  expect(paths(text)).toEqual(['IDENTITY.md', 'SOUL.md', 'STYLE.md', 'RULES.md']);
  const { self } = importSelf(pastedFiles(text));
  expect(self).toMatchObject({ name: 'Juniper', character: { style: 'Whispers.' } });
  expect(self.mustNotSay).toContain('Shout');
  expect(self.character.soul).toContain('Short sentences.');
});

test('nothing', () => {
  expect(pastedFiles(' \n\t')).toEqual([]);
});
