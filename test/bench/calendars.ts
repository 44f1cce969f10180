import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { readCalendar } from '../../services/calendars/read-calendar.ts';
import { defaultRules } from '../../services/calendars/rules.ts';
import { createGuardedAgent } from '../../services/http/guarded-agent.ts';
import { createFeeds } from '../../services/integrations/feeds/client.ts';
import { createFeedParser } from '../../services/integrations/feeds/parser.ts';
import { fullMembers } from '../../services/people/senders.ts';
import type { Database } from '../../services/store/database.ts';
import type { Executor } from '../../services/store/executor.ts';
import { startJobs } from '../../services/store/jobs.ts';
import { migrate } from '../../services/store/migrate.ts';
import { calendars } from '../../services/store/schema/calendars.ts';
import { createSecretCipher } from '../../services/store/secret-cipher.ts';
import { isTransient } from '../../services/store/transaction.ts';
import { startCalendarFeeds } from '../sandbox/calendars/service.ts';
import { type Line, median, ms, percentile } from './figures.ts';
import { openPlace, type Place } from './place.ts';
import { transactOn } from './transact.ts';

const aDay = 86_400_000;
/** Meetings in one person's calendar: a week's, each week. */
const meetings = 20;
/** All calendars are to be read within the five minutes that each waits. */
const aim = 300_000;

/** How long it takes to read everybody's calendars, and the biggest one there may be. */
export async function measureCalendars(kind: Place['kind'], quick: boolean): Promise<Line[]> {
  const count = quick ? 100 : 500;
  const place = await openPlace(kind);
  const feeds = await startCalendarFeeds();
  try {
    return await place.look(async (db, database) => {
      await migrate(db);
      feeds.set(
        Array.from({ length: meetings }, (_, at) => ({
          uid: `meeting-${at}`,
          start: new Date(Math.floor(Date.now() / 1_000) * 1_000 - (at + 1) * 2 * 3_600_000),
          rule: 'FREQ=WEEKLY',
          guests: [{ email: 'ada@acme.org' }, { email: 'ben@acme.org' }],
        })),
      );
      const { first, again, took, delay } = await readAll(db, database, feeds.url, feeds.address(), count);
      return [
        {
          figure: `${count} calendars of ${meetings} weekly meetings, read at first (${kind})`,
          value: `median ${ms(median(first))}, p95 ${ms(percentile(first, 0.95))} each`,
          aim: '',
          met: null,
        },
        {
          figure: `the same again, unchanged (${kind})`,
          value: `median ${ms(median(again))} each`,
          aim: '',
          met: null,
        },
        {
          figure: `all of them, four at a time (${kind})`,
          value: `${ms(took)}; the process stood still for ${ms(delay)} at most`,
          aim: `< ${aim / 60_000} min`,
          met: took < aim,
        },
        ...(kind === 'embedded' ? await parsing() : []),
      ];
    });
  } finally {
    await feeds.close();
    await place.close();
  }
}

const log = { error: console.error, warn: console.error };
const person = { id: 'U1', names: ['Ada'], email: 'ada@acme.example', timeZone: 'Europe/Berlin' };

async function readAll(db: Executor, database: Database, exempt: string, address: string, count: number) {
  const cipher = createSecretCipher({ kind: 'setting', keys: [randomBytes(32)] });
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const [at, id] of ids.entries()) {
    const encrypted = cipher.encrypt(address, id);
    if (!encrypted.ok) throw new Error(encrypted.problem);
    await db.insert(calendars).values({
      ...{ id, teamId: 'T1', userId: `U${at}`, kind: 'feed', label: '127.0.0.1', address: encrypted.value },
      ...{ rules: defaultRules, addedAt: new Date(), nextReadAt: new Date(0) },
    });
  }
  const jobs = await startJobs(database, log);
  const parser = createFeedParser({ log });
  const dispatcher = createGuardedAgent({ exempt: [exempt] });
  const read = readCalendar({
    ...{ transact: transactOn(db, jobs), cipher, newId: randomUUID, showCard: async () => {} },
    feeds: createFeeds({ dispatcher }),
    parser,
    google: undefined,
    isPassing: isTransient,
    people: { kindOf: async () => 'member' as const },
    spendersOf: async () => fullMembers,
    sendersOf: async () => fullMembers,
    roster: { members: async () => [person] },
    // No meeting of these is sent to.
    proposeDeps: {
      newId: randomUUID,
      joinUndoSeconds: 0,
      maxMeetingMinutes: 60,
      pricePerMinuteUsd: 0,
      botName: '',
    },
  });
  const still = watchStandstill();
  const from = performance.now();
  const first = await fourAtATime(ids, read);
  const took = performance.now() - from;
  const delay = await still.stop();
  await db.execute(sql`update calendars set next_read_at = clock_timestamp()`);
  const again = await fourAtATime(ids, read);
  await jobs.stop(1_000);
  await Promise.all([parser.close(), dispatcher.destroy()]);
  return { first, again, took, delay };
}

async function fourAtATime(
  ids: readonly string[],
  read: (id: string, signal: AbortSignal) => Promise<void>,
): Promise<number[]> {
  const waiting = [...ids];
  const times: number[] = [];
  const { signal } = new AbortController();
  const work = async () => {
    for (let id = waiting.pop(); id; id = waiting.pop()) {
      const from = performance.now();
      await read(id, signal);
      times.push(performance.now() - from);
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  return times;
}

/** The longest that nothing else could be done, in milliseconds. */
function watchStandstill() {
  let longestMs = 0;
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      const from = performance.now();
      await sleep(5);
      longestMs = Math.max(longestMs, performance.now() - from - 5);
    }
  })();
  return {
    async stop() {
      stopped = true;
      await watching;
      return longestMs;
    },
  };
}

/** Two thousand events, each daily for ten years: none is expanded but in the next two weeks. */
async function parsing(): Promise<Line[]> {
  const feed = dailyFor(2_000);
  const now = Date.now();
  const window = { from: new Date(now), to: new Date(now + 14 * aDay) };
  const parser = createFeedParser({ log });
  const { signal } = new AbortController();
  const times: number[] = [];
  const still = watchStandstill();
  for (let run = 0; run < 5; run++) {
    const from = performance.now();
    const read = await parser.parse(feed, window, { onlyCalls: true }, signal);
    if (!read.ok || read.occurrences.length !== 2_000) throw new Error('The feed was not read');
    times.push(performance.now() - from);
  }
  const stood = await still.stop();
  await parser.close();
  return [
    {
      figure: `a feed of 2,000 events, daily for ten years (${(feed.length / 1024 / 1024).toFixed(1)} MB)`,
      value: `median ${ms(median(times))}, at worst ${ms(Math.max(...times))}, apart`,
      aim: '< 1,000 ms',
      met: Math.max(...times) < 1_000,
    },
    {
      figure: 'meanwhile the process stood still for',
      value: `${ms(stood)} at most`,
      aim: '< 100 ms',
      met: stood < 100,
    },
  ];
}

function dailyFor(count: number): string {
  const events = Array.from({ length: count }, (_, at) =>
    [
      'BEGIN:VEVENT',
      `UID:daily-${at}`,
      `DTSTART;TZID=Europe/Berlin:20180101T${String(at % 24).padStart(2, '0')}0000`,
      'DURATION:PT30M',
      `RRULE:FREQ=DAILY;UNTIL=${new Date(Date.now() + 365 * aDay).getUTCFullYear()}1231T000000Z`,
      `SUMMARY:Standup ${at}`,
      'DESCRIPTION:Join with Google Meet: https://meet.google.com/abc-defg-hij',
      'ORGANIZER;CN=Ada:mailto:ada@acme.org',
      'ATTENDEE;CN=Ben;PARTSTAT=ACCEPTED:mailto:ben@acme.org',
      'END:VEVENT',
    ].join('\r\n'),
  );
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//bench//EN', ...events, 'END:VCALENDAR', ''].join(
    '\r\n',
  );
}
