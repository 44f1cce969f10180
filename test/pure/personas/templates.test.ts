import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { instructionsFor } from '../../../services/personas/instructions/instructions.ts';
import { nameInCall } from '../../../services/personas/persona.ts';
import { cleanTerms } from '../../../services/personas/persona-terms.ts';
import { engineeringTeammate, readTemplates, readyTemplates } from '../../../services/personas/templates.ts';
import { translatedLanguages } from '../../../services/personas/translated-languages.ts';
import { libraryVoices } from '../../../services/personas/voices/library.ts';
import { outsideTools } from '../../../services/tasks/registry.ts';
import { draftDocument } from '../../../services/tasks/tools/draft-document.ts';
import { postMessage } from '../../../services/tasks/tools/post-message.ts';

const folder = new URL('../../../services/personas/templates/', import.meta.url);

test('the eight of them are there, in the order of their titles', () => {
  const names = readyTemplates().map(({ name }) => name);
  expect(names).toEqual([
    'support',
    engineeringTeammate,
    'founder',
    'mascot',
    'sales',
    'sync',
    'translator',
    'tutor',
  ]);
});

describe.each(readyTemplates().map((template) => [template.name, template] as const))(
  '%s',
  (name, { terms }) => {
    const whole = {
      ...{ faceId: null, standsInFor: null, senders: null, template: name },
      ...terms,
    };

    test('can be saved as it is', () => {
      expect(cleanTerms(whole)).toEqual({ ok: true, terms: whole });
      expect(libraryVoices.map(({ id }) => ({ kind: 'library', id }))).toContainEqual(terms.voice);
    });

    test('fits whole into a session, and leaves room for what is brought along', () => {
      const { text, leftOut } = instructionsFor({
        ...terms,
        name: nameInCall(terms.name, null),
        standsInFor: 'Ada',
      });
      expect(leftOut).toEqual([]);
      expect(text.length).toBeLessThan(3_500);
      for (const words of [terms.character.soul, terms.character.style, terms.maySay, ...terms.mustNotSay])
        expect(text).toContain(words);
    });

    test('says what is said of all: how it opens, when it speaks, when not, what then', () => {
      const unsure = name === 'translator' ? 'Missed or unsure' : 'Can’t answer';
      for (const label of ['Opens', 'Speaks when', 'Silent when', unsure, 'Collects', 'Hands over'])
        expect(terms.character.soul).toContain(`\n- ${label}: `);
    });

    test('leaves nothing to fill in, but for a translator’s languages', () => {
      const file = readFileSync(new URL(`${name}.md`, folder), 'utf8');
      expect(file).not.toMatch(/[{}<>[\]_]{2}|[{}<>[\]]|TODO|Acme/);
      const languages = name === 'translator' ? { from: 'English', to: 'German' } : null;
      expect(translatedLanguages(terms.character.soul)).toEqual(languages);
    });
  },
);

test('no two have one name, and none that stands in its own words, so that each can be called something else', () => {
  const names = readyTemplates().map(({ terms }) => terms.name);
  expect(new Set(names).size).toBe(names.length);
  for (const { terms } of readyTemplates())
    expect(Object.values(terms.character).join(' ')).not.toMatch(new RegExp(`\\b${terms.name}\\b`));
});

test('the tools that they name are there', () => {
  const unused = { place: 'anywhere' } as never;
  const workflows = { named: [{ name: 'deploy', description: '', url: '' }] } as never;
  const tools = [
    ...outsideTools({ calendar: unused, crm: unused, search: unused, workflows }),
    draftDocument(unused),
    postMessage(unused),
  ].map(({ name }) => name);
  const named = new Set(readyTemplates().flatMap(({ terms }) => terms.tools ?? []));
  expect(tools).toEqual(expect.arrayContaining([...named]));
});

const good = readFileSync(new URL('tutor.md', folder), 'utf8');

test.each([
  ['no fields at all', good.slice(4), 'fields'],
  ['a field of another name', good.replace('voice:', 'sound:'), 'sound'],
  ['a field that is missing', good.replace(/^emoji: .*\n/m, ''), 'emoji'],
  ['a field twice', good.replace('language:', 'name: Ada\nlanguage:'), '“name” is there twice'],
  ['a line that is no field', good.replace('language:', '- language:'), '- language'],
  ['a value that YAML reads differently', good.replace('name: Sage', 'name: Sage # or not'), 'Sage # or not'],
  ['a title too long for a menu', good.replace(/^title: .*$/m, `title: "${'long '.repeat(16)}"`), 'title'],
  ['an emoji that Slack doesn’t know', good.replace(/^emoji: .*$/m, 'emoji: owl'), 'emoji'],
  ['a voice that is none', good.replace(/^voice: .*$/m, 'voice: "!"'), 'voice'],
  ['the name of the one built in', good.replace('name: Sage', 'name: Stand-in'), 'name: reserved'],
  ['a section twice', `${good}\n# Style\n\nLoud.\n`, '“Style” is there twice'],
  ['a section of another name', good.replace('# Style', '# Manner'), 'Manner'],
  ['a section without words', good.replace(/^# Style\n[^#]*/m, '# Style\n\n'), 'Style'],
  ['words before the sections', good.replace('# Soul', 'Hello.\n\n# Soul'), 'before the first heading'],
  ['a line of “must not say” without a dash', good.replace('- A grade', 'A grade'), 'Must not say'],
])('a file with %s is refused by its name', (_, text, problem) => {
  expect(text).not.toBe(good);
  const bad = mkdtempSync(join(tmpdir(), 'templates-'));
  writeFileSync(join(bad, 'wrong.md'), text);
  expect(() => readTemplates(bad)).toThrow('wrong.md');
  expect(() => readTemplates(bad)).toThrow(problem);
});

test('every file of the folder is read, and CRLF does no harm', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  expect(readyTemplates()).toHaveLength(files.length);
  const other = mkdtempSync(join(tmpdir(), 'templates-'));
  writeFileSync(join(other, 'tutor.md'), good.replaceAll('\n', '\r\n'));
  expect(readTemplates(other)).toEqual(readyTemplates().filter(({ name }) => name === 'tutor'));
});
