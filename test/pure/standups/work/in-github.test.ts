import { expect, test } from 'vitest';
import { createGitHub, githubHeaders } from '../../../../services/integrations/github/client.ts';
import type { FoundWork } from '../../../../services/standups/ports/work-source.ts';
import { overTheLimit } from '../../../sandbox/github/service.ts';
import { hoursAgo, issue, onGitHub, pull, withGitHub } from '../../../support/work.ts';
import { clientOf } from '../../tasks/tools/support.ts';

const since = hoursAgo(24);
const never = new AbortController().signal;
const [ada, ben] = [onGitHub('ada-l', 'ada@acme.org'), onGitHub('ben-b')];

async function source({ scopes = ['repo:acme/app'], token = '' } = {}) {
  const { github } = await withGitHub();
  const work = createGitHub(clientOf(github.url, githubHeaders(token || github.token)), scopes);
  return { github, read: () => work.since(since, never) };
}

const lines = (found: FoundWork) =>
  found.ok
    ? found.changes.map(({ what, ref, who }) => `${who.login} ${what} ${ref}`).sort()
    : found.problem.kind;

test('what happened since is told by person, and what was before is not', async () => {
  const { github, read } = await source();
  github.work.push(
    pull({ number: 1, author: ada, createdAt: hoursAgo(3) }),
    pull({ number: 2, author: ada, mergedAt: hoursAgo(2), closedAt: hoursAgo(2) }),
    pull({ number: 3, author: ada, closedAt: hoursAgo(2) }),
    pull({ number: 4, author: ada, mergedAt: hoursAgo(40), closedAt: hoursAgo(40) }),
    pull({
      number: 5,
      author: ada,
      asked: [{ of: ben, at: hoursAgo(4) }],
      reviews: [
        { by: ben, at: hoursAgo(30), state: 'CHANGES_REQUESTED' },
        { by: ben, at: hoursAgo(1), state: 'APPROVED' },
      ],
    }),
    issue({ number: 6, author: ben, createdAt: hoursAgo(5) }),
    issue({ number: 7, author: ada, closedAt: hoursAgo(5), closedBy: ben }),
    pull({ number: 8, updatedAt: hoursAgo(30), createdAt: hoursAgo(1) }),
    pull({ number: 9, repo: 'acme/other', createdAt: hoursAgo(1) }),
  );
  expect(lines(await read())).toEqual([
    'ada-l pull_closed acme/app#3',
    'ada-l pull_merged acme/app#2',
    'ada-l pull_opened acme/app#1',
    'ben-b approved acme/app#5',
    'ben-b issue_closed acme/app#7',
    'ben-b issue_opened acme/app#6',
    'ben-b review_asked acme/app#5',
  ]);
  expect(github.journal.entries).toHaveLength(1);
});

test('bots and deleted accounts have no work of their own', async () => {
  const { github, read } = await source();
  const bot = { type: 'Bot' as const, login: 'renovate', email: '' };
  github.work.push(
    pull({
      number: 1,
      author: bot,
      createdAt: hoursAgo(1),
      reviews: [{ by: ben, at: hoursAgo(1), state: 'COMMENTED' }],
    }),
    pull({ number: 2, author: null, createdAt: hoursAgo(1) }),
    issue({ number: 3, author: ada, closedAt: hoursAgo(1), closedBy: bot }),
  );
  expect(lines(await read())).toEqual(['ada-l issue_closed acme/app#3', 'ben-b reviewed acme/app#1']);
});

test('a token that may not see addresses gets everything else, with one question more and only once', async () => {
  const { github, read } = await source();
  github.withoutEmails();
  github.work.push(pull({ number: 1, author: ada, createdAt: hoursAgo(1) }));
  const found = await read();
  expect(found).toMatchObject({ ok: true, changes: [{ who: { login: 'ada-l', email: null } }] });
  await read();
  expect(github.journal.entries).toHaveLength(3);
});

test('many repositories are a few requests, and one that fails takes nothing from the others', async () => {
  const scopes = Array.from({ length: 7 }, (_, n) => `repo:acme/app${n}`);
  const { github, read } = await source({ scopes });
  for (const n of [0, 6]) github.work.push(pull({ number: n, repo: `acme/app${n}`, createdAt: hoursAgo(1) }));
  expect(lines(await read())).toEqual(['ada-l pull_opened acme/app0#0', 'ada-l pull_opened acme/app6#6']);
  expect(github.journal.entries).toHaveLength(2);
  github.fail('graphql', { do: 'answer', answer: { status: 502 } });
  expect(await read()).toMatchObject({ ok: true, incomplete: true, changes: [{}] });
});

test('an organization is one search', async () => {
  const { github, read } = await source({ scopes: ['org:acme'] });
  github.work.push(pull({ number: 1, repo: 'acme/any', createdAt: hoursAgo(1) }));
  expect(lines(await read())).toEqual(['ada-l pull_opened acme/any#1']);
});

test('more than a page is said to be incomplete', async () => {
  const { github, read } = await source();
  for (let number = 1; number <= 31; number += 1) github.work.push(pull({ number, createdAt: hoursAgo(1) }));
  expect(await read()).toMatchObject({ ok: true, incomplete: true });
});

test('who has had too many requests is left alone for as long as GitHub says', async () => {
  const { github, read } = await source();
  github.fail('graphql', { do: 'answer', answer: overTheLimit(600) });
  expect(lines(await read())).toBe('too_many_requests');
  expect(lines(await read())).toBe('too_many_requests');
  expect(github.journal.entries).toHaveLength(1);
});

test('where a budget is used up, how long to wait is when it begins again', async () => {
  const { github } = await withGitHub();
  github.fail('graphql', { do: 'answer', answer: overTheLimit(600) });
  const call = { name: 'github', method: 'POST', path: '/graphql', json: {}, signal: never } as const;
  const reply = await clientOf(github.url, githubHeaders(github.token)).send(call);
  const { retryAfterSeconds = 0 } = reply.kind === 'answer' ? reply : {};
  expect(retryAfterSeconds).toBeGreaterThan(590);
  expect(retryAfterSeconds).toBeLessThan(602);
});

test.each([
  [
    {
      status: 403,
      headers: { 'retry-after': '60' },
      json: { message: 'You have exceeded a secondary rate limit.' },
    },
    'too_many_requests',
  ],
  [
    { status: 403, json: { message: 'Resource protected by organization SAML enforcement.' } },
    'access_missing',
  ],
  [
    {
      status: 200,
      json: {
        data: null,
        errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by personal access token' }],
      },
    },
    'access_missing',
  ],
  [{ status: 504, text: 'timeout' }, 'unreachable'],
  [{ status: 200, json: { data: { p0: 'odd' } } }, 'bad_answer'],
  [{ status: 200, text: '<html>' }, 'bad_answer'],
])('a refusal has a reason: %j', async (answer, reason) => {
  const { github, read } = await source();
  github.fail('graphql', { do: 'answer', answer });
  expect(lines(await read())).toBe(reason);
});

test('a wrong token is refused', async () => {
  const { read } = await source({ token: 'github_pat_wrong' });
  expect(lines(await read())).toBe('token_refused');
});

test('titles and addresses of others are cut to what may be shown', async () => {
  const { github, read } = await source();
  github.work.push(
    pull({
      number: 1,
      title: `Evil\n\u202E${'x'.repeat(500)}`,
      url: 'javascript:alert(1)',
      createdAt: hoursAgo(1),
    }),
  );
  const found = await read();
  const [change] = found.ok ? found.changes : [];
  expect(change?.url).toBeNull();
  expect(change?.title).toMatch(/^Evil x{100,115}$/);
});
