import { expect, test } from 'vitest';
import { defaultVoice, emptyCharacter, type PersonaTerms } from '../../../services/personas/persona.ts';
import { cleanTerms } from '../../../services/personas/persona-terms.ts';

const nova: PersonaTerms = {
  ...{ name: 'Nova', emoji: '', faceId: null, voice: defaultVoice, language: '', character: emptyCharacter },
  ...{ maySay: '', mustNotSay: [], standsInFor: null, tools: null, senders: null, template: null },
};
const cleaned = (terms: Partial<PersonaTerms>) => {
  const clean = cleanTerms({ ...nova, ...terms });
  return clean.ok ? clean.terms : { field: clean.field, problem: clean.problem };
};

test.each([
  ['', ''],
  [' :star: ', ':star:'],
  ['partyparrot', ':partyparrot:'],
  ['🦞', ':lobster:'],
  ['☀️', ':sunny:'],
  ['❤', ':heart:'],
  ['👋🏽', ':wave::skin-tone-4:'],
  ['🧑🏿‍💻', ':technologist::skin-tone-6:'],
])('the emoji %j is kept as %j', (given, emoji) => {
  expect(cleaned({ emoji: given })).toMatchObject({ emoji });
});

test.each(['🫨', '🦞🦞', 'two words', ':no:good:', ':<!here>:'])(
  'the emoji %j is asked for again',
  (emoji) => {
    expect(cleaned({ emoji })).toEqual({ field: 'emoji', problem: 'unknown_emoji' });
  },
);

test.each([
  ['too_many_lines', Array.from({ length: 41 }, (_, at) => `the price ${at}`)],
  ['line_too_long', ['a'.repeat(201)]],
  ['too_much', Array.from({ length: 14 }, () => 'a'.repeat(200))],
])('what it must never say is taken whole or not at all: %s', (problem, mustNotSay) => {
  expect(cleaned({ mustNotSay })).toEqual({ field: 'mustNotSay', problem });
});

test('tools are all, some by name, or none', () => {
  expect(cleaned({ tools: null })).toMatchObject({ tools: null });
  expect(cleaned({ tools: [] })).toMatchObject({ tools: [] });
  expect(cleaned({ tools: ['search_web', 'search_web', 'Not a name'] })).toMatchObject({
    tools: ['search_web'],
  });
});
