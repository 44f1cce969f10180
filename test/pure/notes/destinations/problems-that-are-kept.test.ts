import { expect, test } from 'vitest';
import { type ExportProblem, problemIn } from '../../../../services/notes/destinations/export-problem.ts';
import { wordsOfExport } from '../../../../services/slack/words/reasons/exports.ts';

test('a stored problem is read as it was', () => {
  const problems: ExportProblem[] = [
    { kind: 'answered', status: 503, said: '' },
    { kind: 'no_answer', why: 'connection refused' },
    { kind: 'gave_up', last: { kind: 'unreachable', why: 'host not found' } },
  ];
  for (const problem of problems) expect(problemIn(JSON.parse(JSON.stringify(problem)))).toEqual(problem);
  expect(problemIn(null)).toBeNull();
});

test.each([
  [{ kind: 'other', said: 'It answered 503.' }, 'It answered 503.'],
  [{ kind: 'of a later version', said: 'No <!channel>\n today' }, 'No &lt;!channel&gt; today'],
  [{ kind: 'answered', status: 'many' }, 'Something went wrong.'],
  ['a sentence', 'Something went wrong.'],
  [7, 'Something went wrong.'],
])('a row of another version, %j, is shown in words that ping nobody', (kept, what) => {
  const problem = problemIn(kept);
  expect(problem && wordsOfExport(problem, 'webhook').what).toBe(what);
});
