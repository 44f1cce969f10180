import { expect, test } from 'vitest';
import { type ToolProblem, toolProblemIn } from '../../../services/tasks/tool-problem.ts';

test('the problem of a failed tool call is read as it was stored', () => {
  const twins = { matches: [{ id: '1', label: 'Acme' }], total: 2 };
  const problems: ToolProblem[] = [
    { kind: 'access_refused', service: 'hubspot', status: 403, said: 'Missing scopes' },
    { kind: 'no_answer', service: 'workflow', why: 'the connection broke' },
    { kind: 'several_records', place: 'HubSpot', record: 'deal', by: 'name', value: 'Acme', ...twins },
    { kind: 'record_changed', label: 'Acme', values: [{ name: 'amount', now: null }] },
    { kind: 'cut_off' },
  ];
  for (const problem of problems) expect(toolProblemIn(JSON.parse(JSON.stringify(problem)))).toEqual(problem);
  expect(toolProblemIn(null)).toBeNull();
});

test.each([
  [{ kind: 'of a later version', said: 'No <!channel>\n today' }, 'No <!channel> today'],
  [{ kind: 'access_refused', service: 'of a later version', status: 403 }, ''],
  ['a sentence', ''],
])('a row of another version, %j, is shown in its own words or not at all', (kept, said) => {
  expect(toolProblemIn(kept)).toEqual({ kind: 'other', said });
});
