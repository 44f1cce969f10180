import { expect, test } from 'vitest';
import { importSelf } from '../../../../services/personas/files/import-self.ts';
import { given, openClaw, openClawTemplate, portrait, skill, soulMd, soulSpec } from './examples.ts';

test('a workspace of OpenClaw', () => {
  const { self, read, leftOut } = importSelf(given(openClaw));
  expect(self).toMatchObject({
    name: 'Juniper',
    creature: 'a patient heron',
    vibe: 'dry, quick, kind to newcomers',
    theme: null,
    emoji: '🪶',
    mustNotSay: [
      'Salaries stay out of every call.',
      'Never read out what stands in a private channel.',
      'If unsure, ask afterwards in the thread.',
    ],
    voice: null,
    picture: { path: 'avatars/juniper.png', bytes: portrait },
  });
  const { identity, soul, style, rules } = self.character;
  expect(identity).toBe(
    [
      '# IDENTITY.md - Who Am I?',
      '',
      '- **Creature:**',
      '  _a patient heron_',
      '- **Vibe:** dry, quick, kind to newcomers',
      '- **Emoji:** 🪶 (or 🌊 on Fridays)',
      '',
      '---',
      '',
      'Keeps the release calendar.',
    ].join('\n'),
  );
  expect(`${soul}\n`).toBe(openClaw['SOUL.md']);
  expect([style, rules]).toEqual(['', '']);
  expect(read.map(({ kind }) => kind)).toEqual(['identity', 'soul', 'picture']);
  expect(leftOut).toEqual([
    { path: 'AGENTS.md', code: 'never_read' },
    { path: 'USER.md', code: 'never_read' },
    { path: 'MEMORY.md', code: 'never_read' },
    { path: 'IDENTITY.md', code: 'placeholders', lines: 1 },
  ]);
});

test('a template that nobody filled in says nothing', () => {
  const { self, read, leftOut } = importSelf(given(openClawTemplate));
  expect(self).toEqual({
    ...{ language: '', maySay: '', tools: null, template: null },
    ...{ name: null, creature: null, vibe: null, theme: null, emoji: null },
    character: { identity: '', soul: '', style: '', rules: '' },
    ...{ mustNotSay: [], voice: null, picture: null },
  });
  expect(read).toEqual([]);
  expect(leftOut).toEqual([
    { path: 'IDENTITY.md', code: 'placeholders', lines: 4 },
    { path: 'IDENTITY.md', code: 'nothing_in_it' },
  ]);
});

test('a twin in soul.md’s form: comments and what was left open are gone, what it never says is a list', () => {
  const { self, leftOut } = importSelf(given(soulMd));
  expect(self.name).toBe('Nora Feld');
  expect(self.mustNotSay).toEqual(["Won't: guess at costs in public", '"Synergy"', '"Let\'s circle back"']);
  expect(self.character.soul).toBe(
    [
      '# Nora Feld',
      '',
      'Builds bridges, talks about bridges.',
      '',
      '---',
      '',
      '## Worldview',
      '',
      '- Every beam has an opinion.',
      '',
      '## Vocabulary',
      '',
      '- **sag**: what a plan does when nobody checks it',
      '',
      '## Boundaries',
      '',
      "- **Won't:** guess at costs in public",
      '- Will express uncertainty on: soil',
    ].join('\n'),
  );
  expect(self.character.style).toContain('Plain words, long pauses.');
  expect(self.character.style).not.toMatch(/Tone|Too cheerful|do sound/);
  expect(self.character.style).toContain('Too vague');
  expect(leftOut).toEqual([
    { path: 'SOUL.md', code: 'placeholders', lines: 7 },
    { path: 'STYLE.md', code: 'placeholders', lines: 3 },
    { path: 'STYLE.md', code: 'against_the_rules', text: '"As an AI, I can\'t" (obviously)' },
  ]);
});

test('a package of Soul Spec: its manifest names the files', () => {
  const { self, read, leftOut } = importSelf(given(soulSpec));
  expect(self).toMatchObject({
    name: 'Owlet',
    creature: 'an owl with a headset',
    mustNotSay: ['Wake anybody up', 'Promise a date'],
    picture: { path: 'art/face.webp' },
  });
  expect(self.character.soul).toContain('Awake when others are not.');
  expect(self.character.identity).toContain('**Role**: Desk');
  expect(self.character.rules).toContain('## Escalation');
  expect(read.map(({ path }) => path)).toEqual([
    ...['IDENTITY.md', 'persona/main.md', 'STYLE.md', 'RULES.md', 'soul.json', 'art/face.webp'],
  ]);
  expect(leftOut).toEqual([
    { path: 'HEARTBEAT.md', code: 'never_read' },
    { path: 'soul.json', code: 'other_name', name: 'Night Desk', counted: 'Owlet' },
  ]);
});

test('the public skill’s folder, alone and in a workspace', () => {
  const voice = {
    id: 'voice_juniper_20260401090000',
    provider: 'pika',
    clonedAt: new Date('2026-04-01T09:00:00.123Z'),
  };
  const alone = importSelf(given(skill));
  expect(alone.self).toMatchObject({ voice, picture: { bytes: portrait } });
  expect(alone.read.map(({ kind }) => kind)).toEqual(['voice_id', 'voice_config', 'picture']);
  expect(alone.leftOut).toEqual([]);
  const both = importSelf(given({ ...openClaw, ...skill }));
  expect(both.self).toMatchObject({
    name: 'Juniper',
    voice,
    picture: { path: 'identity/videomeeting-avatar.png' },
  });
  const { 'life/voice_config.json': _, ...withoutConfig } = skill;
  expect(importSelf(given(withoutConfig)).self.voice).toEqual({ ...voice, provider: null, clonedAt: null });
});

test.each([
  '- **Name:** Ada Byron',
  '- **Name**: Ada Byron',
  '* Name: Ada Byron',
  'Name: Ada Byron',
  '__Name:__ Ada Byron',
  '1. *Name* : _Ada Byron_',
  '**Name：** Ada Byron',
  '**NAME** — Ada Byron',
  '- **Name:**\n  Ada Byron',
  '- **Name:**\n\n  _Ada Byron_',
  '**Name:**\n*Ada Byron*',
  '| Field | Value |\n| --- | --- |\n| **Name** | Ada Byron |',
  '## Name\n\nAda Byron',
  '### Name:\nAda Byron',
  '- **Name:** (pick one)\n- **Name:** Ada Byron',
  '\uFEFF- **Name:** `Ada Byron`\r\n- **Vibe:** calm\r\n',
])('a label and its value: %j', (text) => {
  expect(importSelf(given({ 'IDENTITY.md': text })).self.name).toBe('Ada Byron');
});

test.each([
  '- **Name:**',
  '- **Name:**\n- **Vibe:** calm',
  '- **Name:**\n\nA paragraph of its own.',
  '- **Name:** _(pick something)_',
  '- **Name:** [Your name]',
  '- **Name:** {{name}}',
  '- **Name:** <name>',
  '- **Name:** （选一个）',
  '- **Name:** TBD',
  '```\nName: Ada\n```',
  'My name: Ada',
  '## Name\n\n## Vibe\n\nCalm',
])('no value: %j', (text) => {
  expect(importSelf(given({ 'IDENTITY.md': text })).self.name).toBeNull();
});

test('other names of files, and the text of any one file', () => {
  const soul = 'Speaks of bridges.';
  for (const name of ['SOUL (1).md', 'soul.markdown', 'Soul.txt', 'nora.md'])
    expect(importSelf(given({ [name]: soul })).self.character.soul, name).toBe(soul);
  const identity = '- **Name:** Ada\n- **Vibe:** calm';
  expect(importSelf(given({ 'ada.md': identity })).self).toMatchObject({ name: 'Ada', vibe: 'calm' });
  const wide = new Uint8Array(Buffer.from(`\uFEFF${soul}`, 'utf16le'));
  expect(importSelf(given({ 'SOUL.md': wide })).self.character.soul).toBe(soul);
});

test('a picture within IDENTITY.md', () => {
  const data = `data:image/png;base64,${Buffer.alloc(60_000, 7).toString('base64')}`;
  const { self } = importSelf(given({ 'IDENTITY.md': `- Name: Ada\n- Avatar: ${data}\n- Vibe: calm` }));
  expect(self).toMatchObject({ name: 'Ada', vibe: 'calm' });
  expect(self.picture?.bytes.length).toBe(60_000);
  expect(self.character.identity).toBe('- Vibe: calm');
});
