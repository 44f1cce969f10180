import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ExportedSelf, exportSelf, zipOf } from '../../../../services/personas/files/export-self.ts';
import { type ImportedSelf, importSelf } from '../../../../services/personas/files/import-self.ts';
import { kindOfPath, type SelfFile } from '../../../../services/personas/files/self-file.ts';
import { given, openClaw, openClawTemplate, portrait, skill, soulMd, soulSpec } from './examples.ts';

const examples = {
  openClaw,
  openClawTemplate,
  soulMd,
  soulSpec,
  skill,
  all: { ...openClaw, ...soulMd, ...skill },
};

/** As a persona keeps it: with a name, and a face that was prepared. */
function persona(self: ImportedSelf): ExportedSelf {
  const { name, emoji, language, character, maySay, mustNotSay, tools, template, voice, picture } = self;
  return {
    ...{ language, character, maySay, mustNotSay, tools, template, voice },
    emoji: emoji ?? '',
    name: name ?? 'Nobody',
    picture: picture && { bytes: picture.bytes, contentType: 'image/png' },
  };
}

/** What has to be the same again. */
function kept(self: ImportedSelf) {
  return { ...self, name: self.name ?? 'Nobody', picture: self.picture?.bytes ?? null };
}

const text = ({ bytes }: SelfFile) => new TextDecoder().decode(bytes);

test.each(Object.entries(examples))(
  'what was imported and exported is the same when imported again: %s',
  (_, files) => {
    const { self } = importSelf(given(files));
    const out = exportSelf(persona(self));
    const again = importSelf(out);
    expect(kept(again.self)).toEqual(kept(self));
    expect(again.leftOut.filter(({ code }) => code !== 'against_the_rules')).toEqual([]);
    expect(kept(importSelf(given({ 'self.zip': zipOf(out) })).self)).toEqual(kept(self));
    expect(exportSelf(persona(again.self))).toEqual(out);
  },
);

test('an export has the files that other programs read', () => {
  const out = exportSelf({
    name: 'Ada Öst',
    ...{ emoji: ':owl:', language: 'German', maySay: 'We ship on Friday.', template: 'sync' },
    tools: ['post_message', 'github.*', 'docs.query-docs'],
    character: { identity: '# About\n\n- **Creature:** owl', soul: 'Speaks.', style: '', rules: '' },
    mustNotSay: ['Name a client'],
    voice: { id: 'voice_ada_1', provider: 'pika', clonedAt: new Date('2026-04-01T09:00:00Z') },
    picture: { bytes: portrait, contentType: 'image/png' },
  });
  expect(Object.fromEntries(out.map((file) => [file.path, text(file)]))).toMatchObject({
    'IDENTITY.md':
      '# About\n\n- **Name:** Ada Öst\n- **Avatar:** identity/videomeeting-avatar.png\n- **Creature:** owl\n',
    'SOUL.md': 'Speaks.\n',
    'RULES.md': '# Rules\n\n## Must Never\n\n- Name a client\n',
    'life/voice_id.txt': 'voice_ada_1',
  });
  const json = (path: string) =>
    JSON.parse(text(out.find((file) => file.path === path) ?? (out[0] as SelfFile)));
  expect(json('soul.json')).toMatchObject({
    specVersion: '0.6',
    name: 'ada-ost',
    displayName: 'Ada Öst',
    description: 'owl',
    allowedTools: ['post_message', 'github.*', 'docs.query-docs'],
    standIn: { emoji: ':owl:', language: 'German', maySay: 'We ship on Friday.', template: 'sync' },
    files: { soul: 'SOUL.md', identity: 'IDENTITY.md', avatar: 'identity/videomeeting-avatar.png' },
  });
  expect(json('life/voice_config.json')).toEqual({
    voice_id: 'voice_ada_1',
    provider: 'pika',
    cloned_at: '2026-04-01T09:00:00.000Z',
  });
  expect(out.map(({ path }) => path)).not.toContain('STYLE.md');
});

test('what people changed goes along: a new name, and what it must not say', () => {
  const { self } = importSelf(given(soulSpec));
  const changed = {
    ...persona(self),
    name: '*',
    mustNotSay: [...self.mustNotSay, 'Sing', '- [x] Hum', 'Will'],
  };
  const again = importSelf(exportSelf(changed)).self;
  expect(again.name).toBe('*');
  expect(again.mustNotSay).toEqual(expect.arrayContaining(['Wake anybody up', 'Promise a date', 'Sing']));
  const third = importSelf(exportSelf(persona(again))).self;
  expect(kept(third)).toEqual(kept(again));
});

test('what a manifest says of tools and for us is bounded, and nothing else of it counts', () => {
  const manifest = {
    specVersion: '0.5',
    displayName: 'Juniper',
    allowedTools: [
      ...['post_message', 'github.*', 'github.issue_write', 'Browser', 7, '<!channel>', 'post_message'],
      ...['a.b c', '.*', 'a..*', '*', `a.${'x'.repeat(150)}`, 'a__b.c', 'Bash(git:*)'],
    ],
    standIn: { language: 'x'.repeat(99), maySay: `a\0b${'y'.repeat(3_000)}`, emoji: 7, senders: ['U1'] },
  };
  const { self } = importSelf(given({ 'soul.json': JSON.stringify(manifest) }));
  expect(self).toMatchObject({
    tools: ['post_message', 'github.*', 'github.issue_write'],
    language: 'x'.repeat(40),
    template: null,
    emoji: null,
  });
  expect(self.maySay).toMatch(/^ab?y+$/);
  expect(self.maySay).toHaveLength(2_000);
  expect(JSON.stringify(self)).not.toContain('U1');
  const none = { displayName: 'Juniper', allowedTools: [] };
  expect(importSelf(given({ 'soul.json': JSON.stringify(none) })).self.tools).toEqual([]);
  expect(importSelf(given({ 'soul.json': '{"allowedTools": "all"}' })).self.tools).toBeNull();
});

const pieces = [
  '# Title',
  '## Boundaries',
  '### Never Say',
  '## Must Never',
  '## Must Never\n\n- Sing',
  '## Name',
  '# [Your Name]',
  '## Anti-Patterns',
  '- **Name:** Ada',
  '- **Name:**',
  '- **Vibe:**',
  '  _calm_',
  '_(pick one)_',
  '- Avatar: me.png',
  '| Name | Bo |',
  '**Tone:**',
  '- [Belief]',
  '- [x] Yes',
  '- [ ] No',
  '- Never lies',
  'A sentence.',
  'word',
  '---',
  '***',
  '```',
  '~~~~',
  '<!--',
  '-->',
  '<!-- x -->',
  '<!-',
  '  - deep',
  '> quote',
  '',
  '',
  '    # indented',
  'title: x',
  '[a]: https://example.com',
  '...',
  '\u{1F600}\u200D',
  '#hash',
  '#',
];
const line = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...pieces) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...pieces)).map((two) => two.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);
const markdown = fc
  .tuple(fc.array(line, { maxLength: 25 }), fc.constantFrom(0, 0, 0, 11_900, 12_100))
  .map(([lines, padding]) => [...lines.slice(0, 5), 'x '.repeat(padding / 2), ...lines.slice(5)].join('\n'));

test('so it is for any texts', () => {
  const files = fc.record(
    { 'IDENTITY.md': markdown, 'SOUL.md': markdown, 'STYLE.md': markdown, 'RULES.md': markdown },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(files, (texts) => {
      const { self } = importSelf(given(texts));
      for (const part of Object.values(self.character)) {
        expect(part.length).toBeLessThanOrEqual(12_000);
        expect(part).not.toContain('<!--');
        expect(part).toBe(part.trim());
      }
      const again = importSelf(exportSelf(persona(self))).self;
      expect(kept(again)).toEqual(kept(self));
    }),
    { numRuns: 300 },
  );
});

test('whatever is given, nothing breaks, and all that counts is of a kind', () => {
  const path = fc.oneof(
    fc.constantFrom(
      'SOUL.md',
      'a/IDENTITY.md',
      'soul.json',
      'life/voice_id.txt',
      'life/voice_config.json',
      'x.zip',
      'a.png',
      '/',
      '',
      '..',
    ),
    fc.string(),
  );
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.json().map((json) => new TextEncoder().encode(json)),
    markdown.map((words) => new TextEncoder().encode(words)),
    fc.nat(400).map((at) => zipOf(given(openClaw)).slice(0, at * 10)),
  );
  const files = fc.array(fc.record({ path, bytes: content.map((bytes) => new Uint8Array(bytes)) }), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(files, (some) => {
      const { read, leftOut, self } = importSelf(some);
      for (const { path: shown, kind } of read) expect(kindOfPath(shown) ?? kind).toBeTruthy();
      expect(leftOut.length).toBeLessThanOrEqual(100);
      expect(self.mustNotSay.length).toBeLessThanOrEqual(40);
    }),
    { numRuns: 200 },
  );
});
