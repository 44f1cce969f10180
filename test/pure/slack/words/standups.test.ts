import { expect, test } from 'vitest';
import {
  sayHolidays,
  sayHolidaysChange,
  sayHolidaysOutcome,
} from '../../../../services/slack/words/holidays.ts';
import { sayPhraseProblem } from '../../../../services/slack/words/reasons/standups.ts';
import {
  sayChanged,
  sayMissed,
  sayStandupRefusal,
  sayUnreachable,
} from '../../../../services/slack/words/standup.ts';
import { recurringHint } from '../../../../services/slack/words/standup-command.ts';
import { noStandups, sayStandups } from '../../../../services/slack/words/standup-list.ts';
import { fieldProblems } from '../../../../services/slack/words/standup-phrases.ts';
import type { Changed } from '../../../../services/standups/changed.ts';
import type { Holidays } from '../../../../services/standups/holidays/holidays.ts';
import type { HolidaysOutcome } from '../../../../services/standups/holidays/set-holidays.ts';
import type { ListedStandups } from '../../../../services/standups/list-standups.ts';
import type { StandupOutcome } from '../../../../services/standups/outcomes.ts';
import type { PhraseProblem } from '../../../../services/standups/read-phrase.ts';
import type { Standup } from '../../../../services/standups/standup.ts';
import { expectHouseStyle } from './house-style.ts';

// Every sentence about standups and holidays, as people read them.
const at = new Date('2026-11-30T08:30:00Z');
const call = {
  platform: 'google_meet',
  key: 'meet:abc-defg-hij',
  url: 'https://meet.google.com/abc-defg-hij',
  passcode: null,
};
const standup = {
  ...{
    id: 's',
    number: 1,
    channelId: 'C1',
    call,
    timeZone: 'Europe/Berlin',
    minutes: 15,
    personaId: null,
    personaName: null,
    askedBy: 'UADA',
  },
  rule: { kind: 'weekly', days: [1, 2, 3, 4, 5], every: 1, times: [570], anchor: '2026-11-30' },
  ...{ nextAt: at, removedAt: null, pausedAt: null, pausedBy: null, changedBy: 'UADA' },
} as unknown as Standup;
const paused = { ...standup, pausedAt: at } as Standup;
const cost = {
  eachUsd: 4.13,
  monthUsd: 89.5,
  limit: { minutes: 15, personaId: null, personaName: null, by: 'asked' },
} as unknown as Changed['cost'];
const holidays = {
  ...{ label: 'calendar.google.com', setBy: 'UADA', lastOkAt: at, problem: null },
  days: { '2026-12-25': 'Christmas Day' },
} as unknown as Holidays;

function read(sentences: readonly string[]) {
  // The example phrases of a command are one long line.
  for (const sentence of sentences) expectHouseStyle(sentence);
  return expect(sentences);
}

test('changes, as the channel reads them', () => {
  const changed = (what: Changed['what'], given: Partial<Changed> = {}) =>
    sayChanged({
      what,
      by: 'UADA',
      standup,
      next: [at],
      zone: 'Europe/Berlin',
      dropped: null,
      cost,
      ...given,
    } as Changed);
  expect([
    changed('add'),
    changed('set', { dropped: at }),
    changed('pause'),
    changed('resume'),
    changed('skip', { dropped: at }),
    changed('remove'),
    changed('undo', { standup: paused }),
    changed('resume', { next: [] }),
    sayMissed(standup, { first: at, count: 1, next: at }),
    sayMissed(standup, { first: at, count: 60, next: null }),
    sayUnreachable(standup, 'is_archived'),
    recurringHint(standup.rule, { call, zone: null, minutes: null } as never),
  ]).toMatchInlineSnapshot(`
    [
      ":calendar: *Standup 1* was set up by <@UADA>: <https://meet.google.com/abc-defg-hij|abc-defg-hij>, weekdays at 09:30, Europe/Berlin, for 15 min at most. Up to $4.13 each, about $90 a month. Next: Mon 30 Nov, 09:30 (Europe/Berlin).",
      ":calendar: <@UADA> changed standup 1: <https://meet.google.com/abc-defg-hij|abc-defg-hij>, weekdays at 09:30, Europe/Berlin, for 15 min at most. Up to $4.13 each, about $90 a month. The one on Mon 30 Nov, 09:30 (Europe/Berlin) is cancelled too. Next: Mon 30 Nov, 09:30 (Europe/Berlin).",
      ":double_vertical_bar: <@UADA> paused standup 1. Resume with \`/pika standup resume 1\`.",
      ":calendar: <@UADA> resumed standup 1. Next: Mon 30 Nov, 09:30 (Europe/Berlin).",
      ":fast_forward: <@UADA> skipped standup 1 on Mon 30 Nov, 09:30 (Europe/Berlin). Next: Mon 30 Nov, 09:30 (Europe/Berlin).",
      ":wastebasket: <@UADA> removed standup 1: <https://meet.google.com/abc-defg-hij|abc-defg-hij>, weekdays at 09:30, Europe/Berlin.",
      ":leftwards_arrow_with_hook: <@UADA> undid the last change of standup 1. It’s paused.",
      ":calendar: <@UADA> resumed standup 1. No upcoming standups: every date in the next year is a holiday.",
      ":warning: *Missed: standup 1* on Mon 30 Nov, 09:30 (Europe/Berlin). I wasn’t running, and by now it’s more than ten minutes late, so nobody joined. Next: Mon 30 Nov, 09:30 (Europe/Berlin).",
      ":warning: *Missed: standup 1* more than 50 times, first on Mon 30 Nov, 09:30 (Europe/Berlin). I wasn’t running, and by now it’s more than ten minutes late, so nobody joined.",
      ":double_vertical_bar: I paused *standup 1* of <#C1> (weekdays at 09:30, Europe/Berlin), and nobody joined: I couldn’t post its card. That channel is archived. Unarchive it, or use another. Once I can post there again, type \`/pika standup resume 1\` there.",
      "I’ll join this call once. To join weekdays at 09:30: \`/pika standup add https://meet.google.com/abc-defg-hij weekdays at 09:30\`",
    ]
  `);
});

test('why nothing was changed', () => {
  const refused = [
    { kind: 'too_many', most: 20 },
    { kind: 'no_such' },
    { kind: 'already', standup },
    { kind: 'already', standup: paused },
    { kind: 'changed_since', standup },
    { kind: 'repeated' },
  ] as unknown as Exclude<StandupOutcome, Changed>[];
  const problems = [
    { kind: 'empty' },
    { kind: 'no_day' },
    { kind: 'no_time' },
    { kind: 'unclear_days' },
    { kind: 'several' },
    { kind: 'words', given: 'freitags' },
    { kind: 'bad_time', given: '25:00' },
    { kind: 'which_half', hour: 2, minute: 30 },
    { kind: 'bad_cron', field: 'minute', given: '99' },
    { kind: 'too_often', leastMinutes: 15 },
    { kind: 'bad_zone', given: 'IST', found: { kind: 'several', zones: ['Asia/Kolkata', 'Europe/Dublin'] } },
    { kind: 'bad_zone', given: '+2', found: { kind: 'offset' } },
    { kind: 'bad_zone', given: 'Atlantis', found: { kind: 'unknown' } },
  ] as unknown as PhraseProblem[];
  read([
    ...refused.map(sayStandupRefusal),
    ...problems.map(sayPhraseProblem),
    ...Object.values(fieldProblems).map(({ words }) => words),
  ]).toMatchInlineSnapshot(`
    [
      "This channel has reached its limit of 20 standups. Remove one first: \`/pika standup remove &lt;n&gt;\`.",
      "This channel has no such standup. \`/pika standup list\` shows all of them.",
      "Standup 1 is already like that, so nothing changed.",
      "Standup 1 is paused. Resume with \`/pika standup resume 1\`.",
      "Standup 1 was changed by <@UADA> in the meantime, so I did nothing. \`/pika standup list\` shows it as it is now.",
      "Already done.",
      "I found no time. When should it be?",
      "I found no day. On which days?",
      "I found no time of day. At what time?",
      "I’m not sure which days you mean. Name them, like \`mon,wed\`.",
      "A standup has the same times on all its days, so add one for each time. For several dates use a cron expression.",
      "I don’t understand “freitags”. Say it differently.",
      "“25:00” isn’t a valid time. Write it like \`9:30\` or \`2pm\`.",
      "Is that 02:30 or 14:30? Write \`2:30am\` or \`2:30pm\`.",
      "The minute of that cron expression isn’t valid: “99”. Its five fields are minute, hour, day of the month, month and day of the week.",
      "A standup can’t be more often than every 15 minutes. Choose times further apart.",
      "“IST” could be \`Asia/Kolkata\` or \`Europe/Dublin\`. Write the one you mean.",
      "“+2” is a fixed offset, which ignores daylight saving time. Name a place, like \`in Berlin\`.",
      "I don’t know the time zone “Atlantis”. Name a city, like \`in Berlin\`, or a zone, like \`in America/New_York\`.",
      "Choose at least one day.",
      "Choose one day for a monthly standup.",
      "Choose a time.",
      "Choose how often it repeats.",
      "Choose how often it repeats, or clear the days and the time.",
    ]
  `);
});

test('the list, and holidays', () => {
  const listed = {
    ...{ standups: [paused], waiting: new Map(), holidays, zone: 'Europe/Berlin', costOf: () => cost },
  } as unknown as ListedStandups;
  read([
    noStandups,
    sayHolidaysChange({ kind: 'set', holidays }, 'UADA'),
    sayHolidaysChange({ kind: 'removed', holidays }, 'UADA'),
    sayHolidays({ ...holidays, problem: 'It answered 404.' }),
    ...(
      [
        { kind: 'set' },
        { kind: 'none' },
        { kind: 'refused', reason: 'That address isn’t a calendar.' },
      ] as HolidaysOutcome[]
    ).map(sayHolidaysOutcome),
  ]).toMatchInlineSnapshot(`
    [
      "This channel has no standups. Add one with \`/pika standup add https://meet.google.com/abc-defg-hij weekdays 09:30\`, or with \`/pika standup\` in a form.",
      ":palm_tree: <@UADA> set this channel’s holidays from a calendar at calendar.google.com. Standups will be skipped on its all-day events. 1 day in the next year, starting with Fri 25 Dec (Christmas Day).",
      ":palm_tree: <@UADA> removed this channel’s holidays. Standups will no longer be skipped on holidays.",
      ":palm_tree: Holidays from a calendar at calendar.google.com, set by <@UADA>. 1 day in the next year, starting with Fri 25 Dec (Christmas Day). I couldn’t read it lately (It answered 404.). Using the last version I could read.",
      "Done. The channel sees it.",
      "This channel has no holidays. Set them with \`/pika standup holidays https://…\`, the address of a calendar (iCalendar).",
      "That address isn’t a calendar. Nothing changed.",
    ]
  `);
  expect(sayStandups(listed)).toMatchInlineSnapshot(`
    "*1* <https://meet.google.com/abc-defg-hij|abc-defg-hij>: weekdays at 09:30, Europe/Berlin, for 15 min at most; paused, because this channel takes no messages; set up by <@UADA>
    :palm_tree: Holidays from a calendar at calendar.google.com, set by <@UADA>. 1 day in the next year, starting with Fri 25 Dec (Christmas Day)."
  `);
});
