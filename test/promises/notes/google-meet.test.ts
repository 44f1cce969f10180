import { expect, onTestFinished, test } from 'vitest';
import { createAgent } from '../../../services/http/agent.ts';
import { createJsonClient } from '../../../services/http/json-client.ts';
import { createAccessTokens } from '../../../services/integrations/google/access-token.ts';
import { createMeet, meetScope } from '../../../services/integrations/google/meet.ts';
import { createMeetTranscripts } from '../../../services/integrations/google/meet-transcripts.ts';
import { parseServiceAccount } from '../../../services/integrations/google/service-account.ts';
import type { Meeting } from '../../../services/meetings/meeting.ts';
import type { MeetConference, MeetEntry } from '../../sandbox/google/meet.ts';
import { startGoogle } from '../../sandbox/google/service.ts';
import { aMeeting } from '../../support/arbitrary-meetings.ts';

const connectedAt = new Date('2026-03-02T09:05:00Z');
const sessionEndedAt = new Date('2026-03-02T09:35:00Z');
const meeting: Meeting = { ...aMeeting(), state: 'wrapping_up', connectedAt, sessionEndedAt };

/** A time of that call, in seconds from when the agent was in it. */
const at = (seconds: number) => new Date(connectedAt.getTime() + seconds * 1_000).toISOString();
const says = (text: string, seconds: number, participant?: number): MeetEntry => ({
  text,
  startTime: at(seconds),
  endTime: at(seconds + 2),
  ...(participant === undefined ? {} : { participant }),
});

const call: MeetConference = {
  code: 'abc-defg-hij',
  startTime: at(-300),
  endTime: at(1_805),
  members: ['ada@acme.org'],
  participants: [
    { signedinUser: { displayName: 'Priya Nair' } },
    { anonymousUser: { displayName: 'Jonas (guest)' } },
    { phoneUser: { displayName: '+49 30 ••• ••12' } },
  ],
  transcripts: [{ state: 'FILE_GENERATED', entries: [says('We ship on Monday.', 4, 0)] }],
};
const withState = (state: 'STARTED' | 'ENDED' | 'FILE_GENERATED', entries: MeetEntry[]) => ({
  ...call,
  transcripts: [{ state, entries }],
});

/** Google with these calls, asked so many minutes after the agent left. */
async function world({
  calls = [call],
  after = 1,
  subject = 'ada@acme.org',
  deadline = 400,
}: {
  calls?: MeetConference[];
  after?: number;
  subject?: string;
  deadline?: number;
} = {}) {
  const google = await startGoogle();
  google.meet.conferences.push(...calls);
  const account = parseServiceAccount(JSON.stringify(google.account));
  if (!account) throw new Error('the emulator’s key is no key');
  const dispatcher = createAgent({ maxAnswerBytes: 5 * 1024 * 1024, fresh: true });
  const now = () => new Date(sessionEndedAt.getTime() + after * 60_000);
  const clientOf = (baseUrl: string) => createJsonClient({ baseUrl, dispatcher, deadlineMs: deadline });
  const http = clientOf(account.token_uri);
  // Tokens live by the true clock: Google’s emulator checks when they were signed.
  const tokens = createAccessTokens({ account, scope: meetScope, subject, http, now: () => new Date() });
  const logged: string[] = [];
  const log = { warn: (fields: object) => void logged.push(JSON.stringify(fields)) };
  const transcripts = createMeetTranscripts({ meet: createMeet(clientOf(google.url), tokens), now, log });
  onTestFinished(async () => {
    await dispatcher.destroy();
    await google.close();
    expect(google.violations, 'Google was misused').toEqual([]);
  });
  const of = (asked: Meeting = meeting, signal = new AbortController().signal) =>
    transcripts.of(asked, signal);
  const inAMinute = { pendingUntil: new Date(now().getTime() + 60_000) };
  return { google, of, logged, inAMinute };
}

test('a transcript says who said what and when, counted from when the agent came in', async () => {
  const entries = [
    says('Can you hear me?', 30, 2),
    says('We ship on Monday.', 4, 0),
    says('Yes.', 32, 1),
    says('Nobody knows who said this.', 40),
    says('  ', 50, 0),
  ];
  const { of, logged } = await world({ calls: [withState('FILE_GENERATED', entries)] });
  expect(await of()).toEqual([
    { speaker: 'Priya Nair', text: 'We ship on Monday.', start_ms: 4_000 },
    { speaker: '+49 30 ••• ••12', text: 'Can you hear me?', start_ms: 30_000 },
    { speaker: 'Jonas (guest)', text: 'Yes.', start_ms: 32_000 },
    { speaker: '', text: 'Nobody knows who said this.', start_ms: 40_000 },
  ]);
  expect(logged).toEqual([]);
});

test('words from before the agent came or after it left are left out', async () => {
  const entries = [
    says('Before it comes: the salaries.', -60, 0),
    says('Here it is.', -1, 0),
    says('We ship on Monday.', 1_799, 0),
    says('It has gone: the salaries.', 1_860, 0),
  ];
  const { of } = await world({ calls: [withState('FILE_GENERATED', entries)] });
  expect(await of()).toEqual([
    { speaker: 'Priya Nair', text: 'Here it is.', start_ms: 0 },
    { speaker: 'Priya Nair', text: 'We ship on Monday.', start_ms: 1_799_000 },
  ]);
});

test('of a series that shares one code, the call at that time counts', async () => {
  const lastWeek = { ...call, startTime: at(-7 * 86_400), endTime: at(-7 * 86_400 + 1_800) };
  const later = { ...call, startTime: at(3_600), endTime: at(5_400) };
  const other = { ...call, code: 'xyz-defg-hij', transcripts: [] };
  const { google, of } = await world({ calls: [lastWeek, other, call, later] });
  expect(await of()).toMatchObject([{ text: 'We ship on Monday.' }]);
  expect(google.journal.entries.map(({ path }) => path).filter((path) => path.includes('call-'))).toEqual([
    '/v2/conferenceRecords/call-2/transcripts',
    '/v2/conferenceRecords/call-2/transcripts/0/entries',
    '/v2/conferenceRecords/call-2/participants',
  ]);
});

test('several transcripts of one call, on many pages, become one', async () => {
  const many = Array.from({ length: 23 }, (_, index) => says(`One ${index}.`, 10 + index, index % 3));
  const more = Array.from({ length: 5 }, (_, index) => says(`Two ${index}.`, 100 + index, 1));
  const transcripts = [many, more].map((entries) => ({ state: 'ENDED' as const, entries }));
  const { google, of } = await world({ calls: [{ ...call, transcripts }] });
  google.meet.largestPage = 2;
  const spoken = await of();
  expect(spoken).toHaveLength(28);
  expect(spoken).toMatchObject([...many, ...more].map(({ text }) => ({ text })));
  expect(spoken).not.toContainEqual(expect.objectContaining({ speaker: '' }));
});

test.each([
  ['no call of that code', { calls: [] }],
  ['a call in which nobody turned transcription on', { calls: [{ ...call, transcripts: [] }] }],
  ['a call of other people', { subject: 'ben@acme.org' }],
])('%s: there is nothing, and nothing is waited for', async (_, options) => {
  const { of, logged } = await world(options);
  expect(await of()).toEqual([]);
  expect(logged).toEqual([]);
});

test('Zoom, and calls that the agent never got into, are not asked about', async () => {
  const { google, of } = await world();
  expect(await of({ ...meeting, platform: 'zoom', callKey: 'zoom:123456789' })).toEqual([]);
  expect(await of({ ...meeting, connectedAt: null })).toEqual([]);
  expect(google.journal.entries).toEqual([]);
});

const { endTime: _, ...goingOn } = call;
const unfinished: [string, MeetConference, number][] = [
  ['goes on without the agent', goingOn, 1],
  ['is still being transcribed', withState('STARTED', [says('We ship on Monday.', 4, 0)]), 1],
  ['has a transcript without entries', withState('ENDED', []), 0],
];

test.each(unfinished)('a call that %s is asked about again in a minute', async (__, conference) => {
  const { of, inAMinute } = await world({ calls: [conference], after: 14.9 });
  expect(await of()).toEqual(inAMinute);
});

test.each(unfinished)('a call that %s is taken as it is after 15 minutes', async (__, conference, words) => {
  const { of } = await world({ calls: [conference], after: 15 });
  expect(await of()).toHaveLength(words);
});

const down = { do: 'answer', answer: { status: 503, json: { error: { code: 503 } } } } as const;
const busy = { do: 'answer', answer: { status: 429, json: { error: { code: 429 } } } } as const;
const silent = { do: 'hang' } as const;

test.each([
  ['is down', 'meet.conferences', down],
  ['is too busy', 'meet.transcripts', busy],
  ['gives no answer', 'meet.entries', silent],
  ['gives no names', 'meet.participants', down],
  ['gives no token', 'token', down],
] as const)('when Google %s, it’s asked again in a minute, for 15 minutes', async (__, route, fault) => {
  const early = await world();
  early.google.fail(route, fault);
  expect(await early.of()).toEqual(early.inAMinute);
  expect(early.logged).toHaveLength(1);
  expect(await early.of()).toMatchObject([{ text: 'We ship on Monday.' }]);

  const late = await world({ after: 16 });
  late.google.fail(route, fault);
  expect(await late.of()).toHaveLength(route === 'meet.participants' ? 1 : 0);
  expect(late.logged).toHaveLength(1);
});

test.each([
  ['meet.conferences', 403],
  ['meet.transcripts', 404],
  ['meet.entries', 403],
  ['token', 401],
] as const)(
  'after a refusal (%s, %i) there’s no transcript, and the log says so without a secret',
  async (route, status) => {
    const { google, of, logged } = await world();
    const json = { error: { code: status, message: 'The caller does not have permission' } };
    google.fail(route, { do: 'answer', answer: { status, json } });
    expect(await of()).toEqual([]);
    expect(logged).toEqual([expect.stringContaining('The caller does not have permission')]);
    expect(logged.join()).toContain(meeting.id);
    expect(logged.join()).not.toMatch(/ya29|PRIVATE/);
  },
);

test('when names are refused, the words stay without speakers', async () => {
  const { google, of, logged } = await world();
  google.fail('meet.participants', { do: 'answer', answer: { status: 403, json: {} } });
  expect(await of()).toEqual([{ speaker: '', text: 'We ship on Monday.', start_ms: 4_000 }]);
  expect(logged).toHaveLength(1);
});

test('a revoked token is replaced', async () => {
  const { google, of } = await world();
  await of();
  google.revokeTokens();
  expect(await of()).toMatchObject([{ text: 'We ship on Monday.' }]);
  expect(google.journal.entries.filter(({ route }) => route === 'token')).toHaveLength(2);
});

test('a malformed answer gives no transcript', async () => {
  const { google, of, logged } = await world();
  const json = { conferenceRecords: [{ name: '../../elsewhere', startTime: 'soon' }] };
  google.fail('meet.conferences', { do: 'answer', answer: { status: 200, json } });
  expect(await of()).toEqual([]);
  expect(logged).toHaveLength(1);
});

test('a search that is stopped midway fails instead of reporting silence', async () => {
  const { google, of } = await world({ after: 16, deadline: 5_000 });
  google.fail('meet.entries', { do: 'hang' });
  const stopping = new AbortController();
  const asked = of(meeting, stopping.signal);
  await google.journal.waitFor(({ route }) => route === 'meet.entries');
  stopping.abort();
  await expect(asked).rejects.toThrow();
});
