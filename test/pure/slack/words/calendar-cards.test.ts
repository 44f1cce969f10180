import { expect, test } from 'vitest';
import type { CalendarEvent, Decided } from '../../../../services/calendars/calendar.ts';
import type { CardFacts } from '../../../../services/calendars/ports/calendar-notifier.ts';
import { readingProblems } from '../../../../services/calendars/reading-problems.ts';
import {
  refusalOf,
  sharedTooLittle,
  tokenRefusalOf,
} from '../../../../services/integrations/google/calendar-refusals.ts';
import { calendarCard } from '../../../../services/slack/blocks/calendar-card.ts';
import { expectHouseStyle } from './house-style.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour));
const event: CalendarEvent = {
  ...{ id: 'e1', teamId: 'T1', userId: 'U1', calendarId: 'c1', uid: 'u', recurrenceId: 'r' },
  ...{ startsAt: at(15), endsAt: at(16), title: 'Planning', platform: 'google_meet' as const },
  ...{ callKey: 'abc-defg-hij', callUrl: 'https://meet.google.com/abc-defg-hij', passcode: null },
  ...{ guests: ['Grace', 'Linus'], guestEmails: [], guestCount: 3, people: '', outside: true, mine: true },
  ...{ declined: false, cancelled: false, nextRunAt: null, askedAt: at(14), decided: null },
  ...{ decidedAt: null, meetingId: null, page: null, leftChannelId: null },
};
const facts: CardFacts = {
  ...{ pricePerMinuteUsd: 0.275, limitMinutes: 60, channelId: null, leftChannelId: null },
  ...{ isSeries: true, isAlways: false, asksAgain: null, botName: 'Ava', page: null },
};
const page = 'https://example.slack.com/archives/C1/p1';

const decisions: Record<Decided, true> = {
  ...{ sent: true, not_this: true, never: true, by_rule: true, already: true },
  ...{ twice: true, refused: true, unanswered: true, missed: true },
};
const variants: [string, Partial<CalendarEvent>, Partial<CardFacts>][] = [
  ['asks', {}, {}],
  ['asks, in a channel that its owner left', {}, { leftChannelId: 'C1' }],
  ['asks, for a channel', { guestCount: 0, guests: [] }, { channelId: 'C1' }],
  ['cancelled', { cancelled: true }, {}],
  ['moved', {}, { asksAgain: 'moved' }],
  ['nobody there', {}, { asksAgain: 'nobody_there' }],
  ...Object.keys(decisions).map((decided): [string, Partial<CalendarEvent>, Partial<CardFacts>] => [
    decided,
    { decided: decided as Decided },
    {},
  ]),
  ['sent, always, with a page', { decided: 'sent' }, { isAlways: true, page }],
  ['already, with a page', { decided: 'already' }, { page }],
];

const answer = (status: number, reason: string) => ({
  ...{ kind: 'answer' as const, status, json: { error: { errors: [{ reason }] } } },
});
const answered = (status: number, said: string) => ({ kind: 'answered', status, said }) as const;
const shared = { mode: 'shared', account: 'agent@project.example', email: 'ada@example.com' } as const;

const delegated = { ...shared, mode: 'delegated' } as const;

const sayings: Record<string, string[]> = {
  cards: variants.map(
    ([name, one, more]) => `${name}: ${calendarCard({ ...event, ...one }, { ...facts, ...more }).text}`,
  ),
  problems: Object.values(readingProblems),
  google: [
    refusalOf(answer(503, 'backendError'), shared),
    refusalOf(answer(403, 'accessNotConfigured'), shared),
    refusalOf(answer(404, 'notFound'), shared),
    refusalOf(answer(403, 'forbidden'), delegated),
    refusalOf(answer(403, 'notACalendarUser'), delegated),
    sharedTooLittle(shared),
    tokenRefusalOf({ ok: false, problem: answered(503, 'timeout'), mayPass: true }, delegated),
    tokenRefusalOf(
      { ok: false, problem: answered(401, 'x'), mayPass: false, oauthError: 'unauthorized_client' },
      delegated,
    ),
    tokenRefusalOf(
      { ok: false, problem: answered(400, 'Invalid email'), mayPass: false, oauthError: 'invalid_grant' },
      delegated,
    ),
  ],
};

test('cards of events, and why a calendar can’t be read, as people read them', async () => {
  const text = Object.entries(sayings).map(([subject, said]) => `${subject}\n\n${said.join('\n')}`);
  await expect(text.join('\n\n')).toMatchFileSnapshot('calendar-cards.txt');
});

test('problems keep to the house style', () => {
  for (const said of Object.values(readingProblems)) expectHouseStyle(said);
});
