import { execFileSync } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSkill } from '../../../services/agents/house/read-skill.ts';
import { readFrontMatter } from '../../../services/integrations/skills/front-matter.ts';
import { openSkills } from '../../../services/integrations/skills/open-skills.ts';
import { folderWith, skillMd } from '../../support/skills.ts';

/** The skills of a folder, and what the log says of those that are left out. */
async function opened(folder: string) {
  const leftOut: string[] = [];
  const log = {
    info() {},
    warn: (about: object, message: string) =>
      void leftOut.push(`${'folder' in about ? about.folder : ''}: ${message.replace(/^.*left out: /, '')}`),
  };
  const skills = await openSkills(folder, {
    log,
    hide: (text) => text.replaceAll('sk-secret', '[redacted]'),
  });
  return { skills, leftOut };
}

describe('front matter', () => {
  const field = (yaml: string) => readFrontMatter(`---\n${yaml}\n---\nbody`)?.fields.get('description');

  test.each([
    ['description: One line.', 'One line.'],
    ['description:   spaced  # a comment', 'spaced'],
    ['description: Use when: somebody asks', 'Use when: somebody asks'],
    ['description: #1 is a comment', ''],
    ['description: C#1 isn’t', 'C#1 isn’t'],
    ["description: 'It''s # quoted' # but not this", "It's # quoted"],
    [String.raw`description: "a \"b\" \\ caf\u00e9\n# c" # d`, 'a "b" \\ café\n# c'],
    ['description: several\n  lines of\n  it', 'several lines of it'],
    ['description:\n  below', 'below'],
    ['description: >\n  folded\n  into one\n\n  but two\nname: x', 'folded into one\nbut two'],
    ['description: >-\n    deep\n    fold', 'deep fold'],
    ['description: |\n  kept\n    as it is\n', 'kept\n  as it is'],
    ['metadata:\n  description: not this\ndescription: this', 'this'],
    ['allowed-tools:\n- Read\n- Bash(git:*)\n# nothing\ndescription: after a list', 'after a list'],
    ['description: first\ndescription: second', 'first'],
    ['DESCRIPTION: other', undefined],
  ])('%j', (yaml, expected) => expect(field(yaml)).toBe(expected));

  test('it begins in the first line and has an end', () => {
    expect(readFrontMatter('\uFEFF---\r\nname: a\r\n---\r\nThe body.\r\n')).toMatchObject({
      body: 'The body.',
    });
    expect(readFrontMatter('---\nname: a\n...\nb')?.body).toBe('b');
    expect(readFrontMatter('name: a\n---\n')).toBeNull();
    expect(readFrontMatter('---\nname: a\n')).toBeNull();
    expect(readFrontMatter(`---\n${'a: b\n'.repeat(300)}---\n`)).toBeNull();
  });
});

test('each folder with a SKILL.md is a skill; what is none costs only itself, and says why', async () => {
  const folder = await folderWith({
    'minutes/SKILL.md': skillMd('minutes', 'How we write\n  minutes.'),
    'another-folder/SKILL.md': skillMd('überblick-2'),
    'README.md': 'No skill.',
    '.git/SKILL.md': skillMd('hidden'),
    'node_modules/SKILL.md': skillMd('packages'),
    'a-lost-one/other.md': 'x',
    'b-plain/SKILL.md': '# Without front matter',
    'c-name/SKILL.md': skillMd('Loud Name'),
    'd-name/SKILL.md': skillMd('two--hyphens'),
    'e-name/SKILL.md': skillMd('x'.repeat(65)),
    'f-silent/SKILL.md': '---\nname: silent\n---\n',
    'g-wordy/SKILL.md': skillMd('wordy', 'x'.repeat(1_025)),
    'h-large/SKILL.md': skillMd('large', 'x', 'x'.repeat(110_000)),
    'i-binary/SKILL.md': new Uint8Array([45, 45, 45, 10, 255, 254]),
    'z-twice/SKILL.md': skillMd('minutes'),
  });
  await symlink(join(folder, 'minutes'), join(folder, 'j-link'));
  const aside = await folderWith({ 'SKILL.md': skillMd('aside'), 'k/x.md': '' });
  await symlink(join(aside, 'k'), join(folder, 'k-away'));

  const { skills, leftOut } = await opened(folder);

  expect(skills.all).toEqual([
    { name: 'überblick-2', description: 'What it is for.' },
    { name: 'minutes', description: 'How we write minutes.' },
  ]);
  expect(leftOut).toMatchInlineSnapshot(`
    [
      "a-lost-one: it has no SKILL.md that can be read",
      "b-plain: its SKILL.md doesn’t begin with --- and, below, name and description",
      "c-name: its name must be up to 64 small letters and digits, with single - between",
      "d-name: its name must be up to 64 small letters and digits, with single - between",
      "e-name: its name must be up to 64 small letters and digits, with single - between",
      "f-silent: its description is missing",
      "g-wordy: its description is longer than 1,024 characters",
      "h-large: its SKILL.md is longer than 100 KB",
      "i-binary: its SKILL.md isn’t text in UTF-8",
      "j-link: it’s a symbolic link",
      "k-away: it’s a symbolic link",
      "z-twice: another skill is called minutes",
    ]
  `);
});

test('names and descriptions that don’t fit leave their skill out', async () => {
  const many = Array.from({ length: 15 }, (_, at) => `s${10 + at}`);
  const files = many.map((name) => [`${name}/SKILL.md`, skillMd(name, 'x'.repeat(1_000))]);
  const { skills, leftOut } = await opened(await folderWith(Object.fromEntries(files)));
  expect(skills.all).toHaveLength(11);
  expect(leftOut).toHaveLength(4);
  expect(leftOut[0]).toContain('12,000');
});

describe('reading', () => {
  test('instructions come without front matter, with the paths of the other files; a file by its path', async () => {
    const folder = await folderWith({
      'minutes/SKILL.md': skillMd('minutes', 'x', 'See references/tone.md.\u200b Key: sk-secret'),
      'minutes/references/tone.md': 'Be short.\tBe kind.',
      'minutes/.env': 'KEY=1',
      'minutes/a/b/c/d/e/deep.md': 'x',
    });
    const { skills } = await opened(folder);
    expect(await readSkill(skills, { skill: 'minutes' })).toBe(
      'Its other files: references/tone.md\n\nSee references/tone.md. Key: [redacted]',
    );
    expect(await readSkill(skills, { skill: 'minutes', file: './references/tone.md' })).toBe(
      'Be short. Be kind.',
    );
    expect(await readSkill(skills, { skill: 'nothing' })).toContain('There are: minutes');
  });

  test('long texts come in parts', async () => {
    const { skills } = await opened(
      await folderWith({ 'a/SKILL.md': skillMd('a', 'x', `${'a'.repeat(16_000)}end`) }),
    );
    expect(await readSkill(skills, { skill: 'a' })).toMatch(/^Part 1 of 2\.\n\na+$/);
    for (const part of [2, 9])
      expect(await readSkill(skills, { skill: 'a', part })).toBe('Part 2 of 2.\n\nend');
    expect(await readSkill(skills, { skill: 'a', part: -1 })).toMatch(/^Part 1/);
  });

  test('nothing outside of the folder is read, no link is followed, and nothing waits', async () => {
    const secret = await folderWith({ 'secret.txt': 'the secret' });
    const folder = await folderWith({
      'a/SKILL.md': skillMd('a'),
      'a/.env': 'the secret',
      'a/sub/.git/config': 'the secret',
      'a/large.txt': 'x'.repeat(200_000),
      'a/picture.png': new Uint8Array([137, 80, 78, 71, 0, 1]),
      'b/SKILL.md': skillMd('b', 'x', 'the secret'),
    });
    const inside = join(folder, 'a');
    await symlink(join(secret, 'secret.txt'), join(inside, 'linked.txt'));
    await symlink(secret, join(inside, 'linked'));
    await symlink(join(inside, 'SKILL.md'), join(inside, 'own-link.md'));
    execFileSync('mkfifo', [join(inside, 'pipe')]);
    const { skills } = await opened(folder);
    const paths = [
      ...[
        '../b/SKILL.md',
        'sub/../../b/SKILL.md',
        '..',
        '.',
        './',
        '/etc/passwd',
        join(secret, 'secret.txt'),
      ],
      ...[
        'linked.txt',
        'linked/secret.txt',
        'own-link.md',
        '.env',
        './.env',
        'sub/.git/config',
        'sub',
        'pipe',
      ],
      ...['a\\..\\b', 'SKILL.md\0.txt', 'sub//x', 'a/'.repeat(200), '%2e%2e/b/SKILL.md', 'no such file'],
    ];
    for (const file of paths)
      expect([file, await readSkill(skills, { skill: 'a', file })]).toEqual([
        file,
        'The skill has no such file.',
      ]);
    expect(await readSkill(skills, { skill: 'a', file: 'large.txt' })).toContain('too long');
    expect(await readSkill(skills, { skill: 'a', file: 'picture.png' })).toContain('isn’t text');
    expect(await readSkill(skills, { skill: 'a' })).toMatch(/^Its other files: large.txt, picture.png\n/);
    expect(await readSkill(skills, { skill: '../b' })).toContain('no skill with this name');
  });
});
