import { expect, test } from 'vitest';
import { refusal } from '../../../sandbox/google/refusal.ts';
import { inOrder } from '../../../support/in-order.ts';
import { account, ada, reach } from './reach.ts';

const scope = 'https://www.googleapis.com/auth/calendar.events.readonly';
const notDelegated = inOrder(ada, 'domain-wide delegation', scope);
const sharing = '“See all event details”';
const notShared = inOrder(ada, 'isn’t shared', account, sharing);

/** The reason of a read that fails. */
async function reasonOf(world: Awaited<ReturnType<typeof reach>>, syncToken: string | null = null) {
  const answer = await world.read(syncToken);
  if (answer.kind !== 'failed') throw new Error(answer.kind);
  return answer.reason;
}

test('a calendar isn’t shared, no longer shared, or shows only when its person is busy', async () => {
  const world = await reach({ mode: 'shared' });
  const { calendars } = world.google;
  calendars.set(ada, []);
  expect(await reasonOf(world)).toMatch(notShared);
  calendars.share(ada);
  const { token } = await world.listed();
  calendars.share(ada, 'freeBusyReader');
  const tooLittle = inOrder('is shared', account, 'busy', sharing);
  expect(await reasonOf(world)).toMatch(tooLittle);
  expect(await reasonOf(world, token)).toMatch(tooLittle);
  calendars.share(ada, null);
  expect(await reasonOf(world, token)).toMatch(notShared);
});

test('an admin hasn’t allowed delegation, or withdrew it', async () => {
  const world = await reach();
  world.google.calendars.set(ada, []);
  world.google.calendars.delegate(false);
  expect(await reasonOf(world)).toMatch(notDelegated);
  world.google.calendars.delegate(true);
  await world.listed();
  world.google.fail('calendar.events', { do: 'answer', answer: refusal(403, 'forbidden', 'Forbidden') });
  expect(await reasonOf(world)).toMatch(notDelegated);
});

test('a person isn’t in the Google Workspace', async () => {
  const world = await reach();
  expect(await reasonOf(world)).toContain(`finds no ${ada}`);
});

test('a key that Google rejects isn’t mistaken for an unknown person', async () => {
  const world = await reach();
  const json = { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' };
  world.google.fail('token', { do: 'answer', answer: { status: 400, json } });
  expect(await reasonOf(world)).toMatch(inOrder('refused', 'HTTP 400', 'Invalid JWT Signature'));
});

test.each<[number, string, string]>([
  [403, 'notACalendarUser', `${ada} has no`],
  [403, 'accessNotConfigured', 'API isn’t enabled'],
  [403, 'rateLimitExceeded', 'isn’t responding (HTTP 403)'],
  [403, 'quotaExceeded', 'isn’t responding (HTTP 403)'],
  [429, 'rateLimitExceeded', 'isn’t responding (HTTP 429)'],
  [503, 'backendError', 'isn’t responding (HTTP 503)'],
  [400, 'invalid', '(HTTP 400): Some words'],
])('%s %s', async (status, reason, words) => {
  const world = await reach();
  world.google.calendars.set(ada, []);
  world.google.fail('calendar.events', { do: 'answer', answer: refusal(status, reason, 'Some words.') });
  expect(await reasonOf(world)).toContain(words);
});

test('neither the calendar nor the token’s server answers', async () => {
  const world = await reach({ deadline: 300 });
  world.google.calendars.set(ada, []);
  world.google.fail('token', { do: 'hang' });
  expect(await reasonOf(world)).toContain('isn’t responding.');
  world.google.fail('calendar.events', { do: 'hang' });
  expect(await reasonOf(world)).toContain('isn’t responding (no complete answer');
  world.google.fail('calendar.events', { do: 'reset' });
  expect(await reasonOf(world)).toMatch(/isn’t responding \((?!no complete).+\)/);
});

test.each<[string, object]>([
  ['a page for people', { text: '<!doctype html><title>Sign in</title>' }],
  ['a list of something else', { json: ['events'] }],
  ['items that are no list', { json: { items: 'many' } }],
])('an answer in an unknown form: %s', async (_, body) => {
  const world = await reach();
  world.google.calendars.set(ada, []);
  world.google.fail('calendar.events', { do: 'answer', answer: { status: 200, ...body } });
  expect(await reasonOf(world)).toContain('invalid answer (HTTP 200)');
});

test('a page that breaks off cancels nothing, and the change is still read later', async () => {
  const world = await reach();
  world.google.calendars.set(ada, []);
  const { token } = await world.listed();
  const answer = refusal(500, 'backendError', 'Backend Error');
  world.google.fail('calendar.events', { do: 'answer', answer });
  expect(await reasonOf(world, token)).toContain('isn’t responding (HTTP 500)');
  expect(await world.read(token)).toMatchObject({ kind: 'unchanged' });
});

test('our token, quoted by Google, isn’t shown', async () => {
  const world = await reach();
  world.google.calendars.set(ada, []);
  const quoted = { status: 400, json: { error: { message: 'ya29.emulated-secret', errors: [] } } };
  await world.listed();
  world.google.fail('token', {
    do: 'answer',
    answer: { status: 200, json: { access_token: 'ya29.emulated-secret', expires_in: 3_599 } },
  });
  world.google.revokeTokens();
  world.google.fail('calendar.events', { do: 'answer', answer: { status: 401, json: {} } });
  world.google.fail('calendar.events', { do: 'answer', answer: quoted });
  expect(await reasonOf(world)).toContain('(HTTP 400): [redacted]');
});
