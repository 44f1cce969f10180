import { expect, test } from 'vitest';
import { createMayName } from '../../../services/agents/house/may-name.ts';

const mayName = createMayName();

test.each([
  ['Nova, can you look it up?', 'Nova (AI)', true],
  ['Nowa can you look it up?', 'Nova (AI)', true],
  ['So I asked, no', 'Nova (AI)', true],
  ['Let’s have Stand-in do that.', 'Nova (AI)', true],
  ['Could you take it, Stand', 'Stand-in (AI)', true],
  ['We look at the second point again.', 'Nova (AI)', false],
  ['The budget is 500, as it was said before.', 'Ada Lovelace (AI, takes notes)', false],
  ['', 'Nova (AI)', false],
])('%s to %s: %s', (text, botName, expected) => {
  expect(mayName(text, botName)).toBe(expected);
});
