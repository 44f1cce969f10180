import { expect, test } from 'vitest';
import { refusal } from '../../../sandbox/google/refusal.ts';
import { account, ada, reach } from './reach.ts';

const scope = 'https://www.googleapis.com/auth/calendar.events.readonly';
const notDelegated = `Google won’t let Stand-in read the calendar of ${ada}. An admin of their Google Workspace must allow the service account domain-wide delegation for ${scope}.`;
const sharing =
  'in Google Calendar’s settings, under “Share with specific people”, with “See all event details”';
const notShared = `The calendar of ${ada} isn’t shared with ${account}. Share it ${sharing}.`;

/** The reason of a read that fails. */
async function reasonOf(world: Awaited<ReturnType<typeof reach>>, syncToken: string | null = null) {
  const answer = await world.read(syncToken);
  if (answer.kind !== 'failed') throw new Error(answer.kind);
  return answer.reason;
}

test('shared with nobody, no longer, or only when somebody is busy', async () => {
  const world = await reach({ mode: 'shared' });
  const { calendars } = world.google;
  calendars.set(ada, []);
  expect(await reasonOf(world)).toBe(notShared);
  calendars.share(ada);
  const { token } = await world.listed();
  calendars.share(ada, 'freeBusyReader');
  const tooLittle = `This calendar is shared with ${account} so it only sees when you’re busy. Share it ${sharing}.`;
  expect(await reasonOf(world)).toBe(tooLittle);
  expect(await reasonOf(world, token)).toBe(tooLittle);
  calendars.share(ada, null);
  expect(await reasonOf(world, token)).toBe(notShared);
});

test('an admin has not allowed delegation, or does so no longer', async () => {
  const world = await reach();
  world.google.calendars.set(ada, []);
  world.google.calendars.delegate(false);
  expect(await reasonOf(world)).toBe(notDelegated);
  world.google.calendars.delegate(true);
  await world.listed();
  world.google.fail('calendar.events', { do: 'answer', answer: refusal(403, 'forbidden', 'Forbidden') });
  expect(await reasonOf(world)).toBe(notDelegated);
});

test('somebody who is not in that Google Workspace', async () => {
  const world = await reach();
  expect(await reasonOf(world)).toBe(
    `Google finds no ${ada} in the Google Workspace that Stand-in is set up for.`,
  );
});

test('a key that Google does not take is not somebody whom it does not know', async () => {
  const world = await reach();
  const json = { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' };
  world.google.fail('token', { do: 'answer', answer: { status: 400, json } });
  expect(await reasonOf(world)).toBe('Google refused this (HTTP 400): Invalid JWT Signature.');
});

test.each<[number, string, string]>([
  [403, 'notACalendarUser', `${ada} has no Google Calendar.`],
  [
    403,
    'accessNotConfigured',
    'The Google Calendar API isn’t enabled in the service account’s project. An admin can enable it in the Google Cloud console.',
  ],
  [403, 'rateLimitExceeded', 'Google isn’t responding (HTTP 403).'],
  [403, 'quotaExceeded', 'Google isn’t responding (HTTP 403).'],
  [429, 'rateLimitExceeded', 'Google isn’t responding (HTTP 429).'],
  [503, 'backendError', 'Google isn’t responding (HTTP 503).'],
  [400, 'invalid', 'Google Calendar refused this (HTTP 400): Some words.'],
])('%s %s', async (status, reason, sentence) => {
  const world = await reach();
  world.google.calendars.set(ada, []);
  world.google.fail('calendar.events', { do: 'answer', answer: refusal(status, reason, 'Some words.') });
  expect(await reasonOf(world)).toBe(sentence);
});

test('no answer, from where events are and from where tokens are', async () => {
  const world = await reach({ deadline: 300 });
  world.google.calendars.set(ada, []);
  world.google.fail('token', { do: 'hang' });
  expect(await reasonOf(world)).toBe('Google isn’t responding.');
  world.google.fail('calendar.events', { do: 'hang' });
  expect(await reasonOf(world)).toBe('Google isn’t responding (no complete answer in time).');
  world.google.fail('calendar.events', { do: 'reset' });
  expect(await reasonOf(world)).toMatch(/^Google isn’t responding \(.+\)\.$/);
});

test.each<[string, object]>([
  ['a page for people', { text: '<!doctype html><title>Sign in</title>' }],
  ['a list of something else', { json: ['events'] }],
  ['items that are no list', { json: { items: 'many' } }],
])('an answer that is not what we know: %s', async (_, body) => {
  const world = await reach();
  world.google.calendars.set(ada, []);
  world.google.fail('calendar.events', { do: 'answer', answer: { status: 200, ...body } });
  expect(await reasonOf(world)).toBe('Google Calendar gave an invalid answer (HTTP 200).');
});

test('a page that breaks off: what is missing was not cancelled, and a token’s change is not lost', async () => {
  const world = await reach();
  world.google.calendars.set(ada, []);
  const { token } = await world.listed();
  const answer = refusal(500, 'backendError', 'Backend Error');
  world.google.fail('calendar.events', { do: 'answer', answer });
  expect(await reasonOf(world, token)).toBe('Google isn’t responding (HTTP 500).');
  expect(await world.read(token)).toMatchObject({ kind: 'unchanged' });
});

test('what Google quotes of our token is not shown', async () => {
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
  expect(await reasonOf(world)).toBe('Google Calendar refused this (HTTP 400): [redacted].');
});
