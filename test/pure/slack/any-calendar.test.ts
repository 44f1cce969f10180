import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type {
  Calendar,
  CalendarEvent,
  Decided,
  Rules,
  SeriesDecision,
} from '../../../services/calendars/calendar.ts';
import { maxSeriesShown } from '../../../services/calendars/decided-series.ts';
import type { CardFacts } from '../../../services/calendars/ports/calendar-notifier.ts';
import { calendarCard } from '../../../services/slack/blocks/calendar-card.ts';
import { addCalendarView, rulesView } from '../../../services/slack/blocks/calendar-forms.ts';
import { calendarList } from '../../../services/slack/blocks/calendar-list.ts';
import { words } from '../../../services/slack/blocks/elements.ts';
import { sayFirst, sayTrouble } from '../../../services/slack/words/calendar.ts';
import { findViewProblem } from '../../sandbox/slack/blocks/view.ts';
import { absurd, expectFit } from './absurd.ts';

const moment = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') });
const maybe = fc.option(moment);
const id = fc.uuid();
const place = { id, teamId: fc.constant('T1'), userId: fc.constant('U1') };

const rules: fc.Arbitrary<Rules> = fc.record({
  send: fc.constantFrom('ask', 'all', 'mine', 'named'),
  word: fc.option(fc.string({ minLength: 1, maxLength: 50 })),
  skipOutside: fc.boolean(),
  channelId: fc.option(fc.constant('C0GENERAL1')),
  minutesAhead: fc.constantFrom(2, 5, 10, 15, 30),
});
const calendar: fc.Arbitrary<Calendar> = fc.record({
  ...place,
  ...{
    kind: fc.constantFrom('feed', 'google'),
    label: fc.domain(),
    address: fc.option(fc.constant('canary')),
    mark: fc.constant(null),
    readings: fc.nat(),
    readingUntil: maybe,
  },
  ...{ rules, addedAt: moment, removedAt: maybe, lastReadAt: maybe, lastOkAt: maybe, knownUntil: maybe },
  ...{
    failingSince: maybe,
    problem: fc.option(absurd),
    toldAt: maybe,
    nextReadAt: maybe,
    nextEventAt: maybe,
    unreadable: fc.nat(),
  },
});
const event: fc.Arbitrary<CalendarEvent> = fc.record({
  ...{
    ...place,
    calendarId: id,
    uid: absurd,
    recurrenceId: fc.constantFrom('', 'x'),
    startsAt: moment,
    endsAt: moment,
  },
  ...{
    title: absurd,
    platform: fc.constantFrom('google_meet', 'zoom'),
    callKey: fc.constant('meet:abc-defg-hij'),
  },
  ...{ callUrl: fc.constant('https://meet.google.com/abc-defg-hij'), passcode: fc.constant(null) },
  ...{
    guests: fc.array(absurd, { maxLength: 8 }),
    guestEmails: fc.constant([]),
    guestCount: fc.nat(200),
    people: absurd,
    outside: fc.boolean(),
  },
  ...{
    mine: fc.boolean(),
    declined: fc.boolean(),
    cancelled: fc.boolean(),
    nextRunAt: maybe,
    askedAt: maybe,
  },
  decided: fc.option(
    fc.constantFrom<Decided[]>(
      'sent',
      'not_this',
      'never',
      'by_rule',
      'already',
      'twice',
      'refused',
      'unanswered',
    ),
  ),
  ...{ decidedAt: maybe, meetingId: fc.option(id) },
  page: fc.option(fc.webUrl()),
  leftChannelId: fc.option(fc.constant('C1')),
});
const facts: fc.Arbitrary<CardFacts> = fc.record({
  ...{ pricePerMinuteUsd: fc.double({ min: 0, max: 100, noNaN: true }), limitMinutes: fc.nat(1_440) },
  ...{
    channelId: fc.option(fc.constant('C0GENERAL1')),
    isSeries: fc.boolean(),
    isAlways: fc.boolean(),
    asksAgain: fc.constantFrom('moved', 'nobody_there', null),
    botName: absurd,
  },
  ...{
    page: fc.option(fc.webUrl()),
    leftChannelId: fc.option(fc.constant('C0RANDOM01')),
  },
});

test('whatever a calendar says, Slack takes its card, and nobody is pinged', () => {
  fc.assert(fc.property(event, facts, (one, beside) => expectFit(calendarCard(one, beside))));
});

const lists = fc.record({
  calendars: fc.array(calendar, { maxLength: 5 }),
  newest: fc.array(
    fc.record({
      ...{ id, decision: fc.constantFrom<SeriesDecision[]>('always', 'never') },
      ...{ decidedAt: moment, title: fc.option(absurd) },
    }),
    { maxLength: maxSeriesShown },
  ),
  count: fc.nat(1_000),
});

test('Slack takes the list of any calendars in any state, and no address is in it', () => {
  fc.assert(
    fc.property(lists, fc.boolean(), ({ calendars, newest, count }, reachesGoogle) => {
      const list = calendarList(calendars, { newest, count }, { reachesGoogle });
      expectFit(list);
      expect(JSON.stringify(list)).not.toContain('canary');
      for (const one of calendars)
        for (const text of [sayFirst(one, 3), sayTrouble(one)]) expectFit(words(text));
    }),
  );
});

test('Slack takes the forms', () => {
  const where = { teamId: 'T1', channelId: 'C1', threadTs: null, userId: 'U1' };
  for (const reachesGoogle of [true, false])
    expect(findViewProblem(addCalendarView(where, { reachesGoogle }))).toBeUndefined();
  fc.assert(
    fc.property(rules, (one) => {
      expect(
        findViewProblem(
          rulesView(one, where, [
            { id: null, name: 'Stand-in' },
            { id: randomUUID(), name: '*Nova* <@U1> '.repeat(20) },
          ]),
        ),
      ).toBeUndefined();
    }),
  );
});
