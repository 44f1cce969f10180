import { expect, test } from 'vitest';
import { named, spelled } from '../../../services/agents/model/tool-names.ts';

const names = [
  ...[
    'post_message',
    'github.issue_write',
    'notion.API-post-search',
    'a.b.c',
    'a.b_c',
    `long.${'x'.repeat(128)}`,
  ],
  `long.${'x'.repeat(127)}y`,
];

test('every tool’s name has a spelling that every provider takes, and leads back to its tool', () => {
  const tools = names.map((name) => ({ name }));
  const spellings = names.map(spelled);
  expect(spellings.slice(0, 3)).toEqual(['post_message', 'github__issue_write', 'notion__API-post-search']);
  for (const spelling of spellings) expect(spelling).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
  expect(new Set(spellings).size).toBe(names.length);
  expect(spellings.map((spelling) => named(spelling, tools))).toEqual(names);
  expect(named('made_up', tools)).toBe('made_up');
});
