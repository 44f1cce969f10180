import { expect, test } from 'vitest';
import { createLinear, linearHeaders } from '../../../../services/integrations/linear/client.ts';
import { overTheLimit } from '../../../sandbox/linear/service.ts';
import { hoursAgo, onLinear, ticket, withLinear } from '../../../support/work.ts';
import { clientOf } from '../../tasks/tools/support.ts';

const since = hoursAgo(24);
const never = new AbortController().signal;
const [ada, ben] = [onLinear('Ada', 'ada@acme.org'), onLinear('Ben', 'ben@acme.org')];
const progress = { name: 'In Progress', type: 'started' } as const;

async function source(key = '') {
  const { linear } = await withLinear();
  const work = createLinear(clientOf(linear.url, linearHeaders(key || linear.key)));
  return {
    linear,
    async lines() {
      const found = await work.since(since, never);
      if (!found.ok) return found.problem.kind;
      return found.changes
        .map(({ what, ref, to, who }) => [who.email, what, ref, to].join(' ').trim())
        .sort();
    },
  };
}

test('issues that were opened and moved are told, of whose they are', async () => {
  const { linear, lines } = await source();
  linear.issues.push(
    ticket({ identifier: 'ENG-1', createdAt: hoursAgo(2), creator: ada }),
    ticket({ identifier: 'ENG-2', assignee: ada, moves: [{ at: hoursAgo(2), by: ben, to: progress }] }),
    ticket({
      identifier: 'ENG-3',
      moves: [
        { at: hoursAgo(30), by: ben, to: progress },
        { at: hoursAgo(2), by: ben, to: { name: 'Done', type: 'completed' } },
      ],
    }),
    ticket({ identifier: 'ENG-4', moves: [{ at: hoursAgo(2), by: null, to: progress }] }),
    ticket({ identifier: 'ENG-5', moves: [{ at: hoursAgo(40), by: ben, to: progress }] }),
    ticket({ identifier: 'ENG-6', createdAt: hoursAgo(2), creator: { ...ben, app: true } }),
  );
  expect(await lines()).toEqual([
    'ada@acme.org issue_moved ENG-2 In Progress',
    'ada@acme.org issue_opened ENG-1',
    'ben@acme.org issue_closed ENG-3 Done',
  ]);
});

test('a refused key, a limit and an error beside status 200 have their reasons', async () => {
  expect(await (await source('lin_api_wrong')).lines()).toBe('token_refused');
  const { linear, lines } = await source();
  const errors = [{ message: 'No access', extensions: { code: 'FORBIDDEN', type: 'forbidden' } }];
  linear.fail('graphql', { do: 'answer', answer: { status: 200, json: { data: null, errors } } });
  expect(await lines()).toBe('access_missing');
  linear.fail('graphql', { do: 'answer', answer: { status: 500 } });
  expect(await lines()).toBe('unreachable');
  linear.fail('graphql', { do: 'answer', answer: overTheLimit });
  expect(await lines()).toBe('too_many_requests');
  expect(await lines()).toBe('too_many_requests');
  expect(linear.journal.entries).toHaveLength(3);
});
