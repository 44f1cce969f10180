import { expect, test } from 'vitest';
import type { CalendarEvent, Rules } from '../../../services/calendars/calendar.ts';
import { factsOf } from '../../../services/calendars/event-of.ts';
import type { Occurrence } from '../../../services/calendars/feed/occurrence.ts';
import { mergeRead } from '../../../services/calendars/merge.ts';
import { defaultRules, verdictOf } from '../../../services/calendars/rules.ts';

const now = new Date('2026-12-01T09:00:00Z');
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const call = {
  platform: 'google_meet',
  key: 'meet:abc-defg-hij',
  url: 'https://meet.google.com/abc-defg-hij',
  passcode: null,
} as const;

function occurrence(rest: Partial<Occurrence> = {}): Occurrence {
  return {
    ...{ uid: 'a', recurrenceId: '', start: at(30), end: at(60), allDay: false, cancelled: false },
    ...{ title: 'Sync', call, organiser: null, guests: [], ...rest },
  };
}

const guest = (email: string, status: 'accepted' | 'declined' = 'accepted') => ({
  name: null,
  email,
  status,
});
const facts = (rest: Partial<Occurrence>, email: string | null = 'ada@acme.org') =>
  factsOf(occurrence(rest), call, email);

test('people from other organizations are recognized by their e-mail addresses', () => {
  const outside = (
    emails: string[],
    email: string | null = 'ada@acme.org',
    organiser: string | null = null,
  ) =>
    facts(
      {
        guests: emails.map((one) => guest(one)),
        organiser: organiser ? { name: null, email: organiser } : null,
      },
      email,
    ).outside;
  expect(outside([])).toBe(false);
  expect(outside(['ada@acme.org', 'ben@acme.org'])).toBe(false);
  expect(outside(['ben@acme.org', 'eve@contoso.com'])).toBe(true);
  expect(outside(['ben@acme.org'], 'ada@acme.org', 'eve@contoso.com')).toBe(true);
  expect(outside(['c_1@resource.calendar.google.com', 'x@group.calendar.google.com'])).toBe(false);
  // Without a mail address in Slack: other than the organiser.
  expect(outside(['ben@acme.org'], null, 'ada@acme.org')).toBe(false);
  expect(outside(['eve@contoso.com'], null, 'ada@acme.org')).toBe(true);
  expect(outside(['eve@sub.acme.org'])).toBe(true);
  // It isn't known where home is.
  expect(outside(['eve@contoso.com'], null)).toBe(true);
});

test('the organiser, who declined and who else is invited are known', () => {
  const organiser = { name: 'Ada', email: 'ada@acme.org' };
  const guests = [guest('ada@acme.org', 'declined'), guest('ben@acme.org')];
  expect(facts({ organiser, guests })).toMatchObject({
    mine: true,
    declined: true,
    guestCount: 1,
    guests: ['ben@acme.org'],
  });
  expect(facts({ organiser, guests }, null)).toMatchObject({ mine: false, declined: false, guestCount: 2 });
});

test('guests are found by name and address, not by their common organisation', () => {
  const many = Array.from({ length: 8 }, (_, at) => guest(`p${at}@acme.org`));
  const last = { ...guest('bot.in@contoso.com'), name: 'Ben' };
  const { guests, people } = facts({ guests: [guest('ada@acme.org'), ...many, last] });
  expect(guests).not.toContain('Ben');
  expect(people.split('\n')).toEqual([...many.map((_, at) => `p${at}`), 'Ben', 'bot.in', 'contoso.com']);
  const crowd = Array.from({ length: 200 }, (_, at) =>
    guest(`${'x'.repeat(60)}${at}@${'y'.repeat(180)}.org`),
  );
  expect(facts({ guests: crowd }).people.length).toBeLessThanOrEqual(20_000);
});

test.each<[string, Partial<Rules>, Parameters<typeof verdictOf>[2], Partial<CalendarEvent>, string]>([
  ['asked, unless told otherwise', {}, null, {}, 'ask'],
  ['all', { send: 'all' }, null, {}, 'send'],
  ['only mine', { send: 'mine' }, null, { mine: true }, 'send'],
  ['only mine, and it is not', { send: 'mine' }, null, {}, 'leave'],
  ['a word in the title', { send: 'named', word: 'demo' }, null, { title: 'Customer Demo!' }, 'send'],
  ['a word within another', { send: 'named', word: 'demo' }, null, { title: 'Democracy' }, 'leave'],
  ['the agent is invited', { send: 'named' }, null, { people: 'ben\nStand-in' }, 'send'],
  ['the agent in one word', { send: 'named' }, null, { people: 'ben\nstandin' }, 'send'],
  ['half of it', { send: 'named' }, null, { people: 'stand\nin' }, 'leave'],
  ['a word, written apart', { send: 'named', word: 'standup' }, null, { title: 'Daily Stand-up' }, 'send'],
  ['AI is no maintenance', { send: 'named', word: 'AI' }, null, { title: 'Maintenance' }, 'leave'],
  ['nobody is named', { send: 'named', word: '  ' }, null, { title: 'Sync' }, 'leave'],
  ['outside guests are left alone', { send: 'all', skipOutside: true }, null, { outside: true }, 'leave'],
  ['outside guests are not even asked about', { skipOutside: true }, null, { outside: true }, 'leave'],
  ['a series that always counts', { send: 'mine' }, 'always', { outside: true }, 'send'],
  ['always, but not with these', { skipOutside: true, send: 'all' }, 'always', { outside: true }, 'ask'],
  ['a series that never does', { send: 'all' }, 'never', {}, 'leave'],
  ['a declined meeting of an Always series', { send: 'all' }, 'always', { declined: true }, 'leave'],
])('%s', (_, rules, series, rest, verdict) => {
  const event = { declined: false, mine: false, outside: false, title: 'Sync', people: '', ...rest };
  expect(verdictOf(event, { ...defaultRules, ...rules }, series, 'Stand-in')).toBe(verdict);
});

const calendar = { id: 'c', teamId: 'T1', userId: 'U1', rules: defaultRules };
const window = { from: at(-60), to: at(20_000) };
const merge = (known: CalendarEvent[], ...occurrences: Occurrence[]) =>
  mergeRead({ calendar, known, occurrences, window, email: null, now, newId: () => 'e' });
const [event] = merge([], occurrence()).added as [CalendarEvent];

test('a new meeting waits for its time, unless it has no call, is a whole day, cancelled or long begun', () => {
  expect(event).toMatchObject({ id: 'e', nextRunAt: at(25), askedAt: null, decided: null });
  const others = [{ call: null }, { allDay: true }, { cancelled: true }].map((one, n) =>
    occurrence({ uid: `${n}`, ...one }),
  );
  expect(merge([], ...others).added).toEqual([]);
  expect(merge([], occurrence({ start: at(-9) })).added).toMatchObject([{ nextRunAt: at(-14) }]);
  expect(merge([], occurrence({ start: at(-11) })).added).toMatchObject([{ nextRunAt: null }]);
});

test('an unchanged meeting isn’t written, and a moved one gets its new time', () => {
  expect(merge([event], occurrence())).toEqual({ added: [], changed: [] });
  expect(merge([event], occurrence({ start: at(90) })).changed).toMatchObject([
    { after: { startsAt: at(90), nextRunAt: at(85) } },
  ]);
  const asked = { ...event, askedAt: now, nextRunAt: at(40) };
  expect(merge([asked], occurrence({ start: at(90) })).changed).toMatchObject([
    { after: { askedAt: now, nextRunAt: at(100) } },
  ]);
  const decided = { ...event, decided: 'not_this', nextRunAt: null } as const;
  expect(merge([decided], occurrence({ start: at(90) })).changed).toMatchObject([
    { after: { decided: 'not_this', nextRunAt: null } },
  ]);
});

test('a meeting that is gone counts as cancelled, until it returns', () => {
  const [gone] = merge([event]).changed;
  expect(gone?.after).toMatchObject({ cancelled: true, nextRunAt: null });
  expect(merge([event], occurrence({ cancelled: true })).changed).toMatchObject([
    { after: { cancelled: true, nextRunAt: null } },
  ]);
  if (gone)
    expect(merge([gone.after], occurrence()).changed).toMatchObject([
      { after: { cancelled: false, nextRunAt: at(25) } },
    ]);
  // Beyond what was read, and before now, nothing is known to be gone.
  expect(
    merge([
      { ...event, startsAt: at(30_000) },
      { ...event, uid: 'b', startsAt: at(-5) },
    ]).changed,
  ).toEqual([]);
});
