import { expect, test } from 'vitest';
import type { DeletionProblem } from '../../../../services/ears/deletions/deletion.ts';
import { sayKept } from '../../../../services/slack/words/ears.ts';
import { expectHouseStyle } from './house-style.ts';

const problems: { [Problem in DeletionProblem]: true } = {
  ...{ unreachable: true, key_refused: true, refused: true },
  ...{ still_there: true, not_known: true, not_set_up: true },
};

test('what is said where a service still has what was forgotten, as people read it', async () => {
  const said = (Object.keys(problems) as DeletionProblem[]).flatMap((problem) => [
    sayKept({ kind: 'attendee', botId: 'bot_1234567890abcdef' }, problem),
    sayKept({ kind: 'vexa', botId: '41' }, problem),
  ]);
  for (const words of said) expectHouseStyle(words);
  await expect(said.join('\n')).toMatchFileSnapshot('ears.txt');
});
