import { randomBytes, randomUUID } from 'node:crypto';
import { asc, eq, sql } from 'drizzle-orm';
import { expect, onTestFinished } from 'vitest';
import type { CalendarEvent, Rules } from '../../services/calendars/calendar.ts';
import { defaultRules } from '../../services/calendars/rules.ts';
import { calendarEvents, calendarSeries, calendars } from '../../services/store/schema/calendars.ts';
import { createSecretCipher } from '../../services/store/secret-cipher.ts';
import { onThisMachine } from '../on-this-machine.ts';
import { type CalendarFeed, startCalendarFeeds } from '../sandbox/calendars/service.ts';
import type { StoredMessage } from '../sandbox/slack/messages.ts';
import { renderMessage } from '../sandbox/slack/render-text.ts';
import { press } from './slack-acts.ts';
import { startWorld, type World, type WorldOptions } from './world.ts';

type Person = { id: string; dm: string };

type Adding = { rules?: Partial<Rules>; feed?: string; decided?: readonly SeriesDecision[] };
type SeriesDecision = Pick<typeof calendarSeries.$inferInsert, 'uid' | 'decision'> & { decidedAt?: Date };

export type CalendarWorld = World & {
  feeds: CalendarFeed;
  /** ENCRYPTION_KEY. */
  key: string;
  /** Adds somebody's calendar as the form does, with what they once decided for series, and waits until it was read. */
  addCalendar(person?: Person, options?: Adding): Promise<string>;
  /** The time comes when a calendar is read; nothing else passes. */
  lookNow(calendarId: string): Promise<void>;
  /** The same, and it is. */
  readNow(calendarId: string): Promise<void>;
  /** The time comes when people are asked about what is known. */
  askNow(calendarId: string): Promise<void>;
  events(): Promise<CalendarEvent[]>;
  calendar(id: string): Promise<typeof calendars.$inferSelect>;
  /** Our newest message in somebody's DM with these words, as it stands. */
  dm(person: Person, words: string | RegExp, timeout?: number): Promise<StoredMessage>;
  dms(person: Person): string[];
  /** Presses a button of the card in somebody's DM. */
  answer(person: Person, words: string, button: string, timeout?: number): Promise<void>;
};

const key = randomBytes(32);

/** A workspace with calendars to read. */
export async function calendarWorld(options: WorldOptions = {}): Promise<CalendarWorld> {
  const feeds = await startCalendarFeeds();
  onTestFinished(async () => {
    await feeds.close();
    expect(feeds.violations).toEqual([]);
  });
  const world = await startWorld({
    ...options,
    guard: { exempt: [feeds.url] },
    settings: { ENCRYPTION_KEY: key.toString('base64'), ...options.settings },
  });
  const { slack, database } = world;
  const { db } = database;
  // A job more than there would be: it looks at the rows, and does what is due.
  const due = (queue: 'calendar-read' | 'calendar-events', calendarId: string) =>
    db.execute(
      sql`insert into pgboss.job (name, data) values (${queue}, ${JSON.stringify({ calendarId })}::jsonb)`,
    );
  const calendar = async (id: string) => {
    const [row] = await db.select().from(calendars).where(eq(calendars.id, id));
    if (!row) throw new Error(`No calendar ${id}`);
    return row;
  };
  const lookNow = async (id: string) => {
    await db.update(calendars).set({ nextReadAt: sql`clock_timestamp()` }).where(eq(calendars.id, id));
    await due('calendar-read', id);
  };
  const ours = ({ dm }: Person) => slack.messages(dm).filter(({ own }) => own);
  const find = (person: Person, words: string | RegExp, timeout = onThisMachine(30_000)) =>
    slack.waitForMessage(
      (message) =>
        message.own &&
        message.channel === person.dm &&
        (typeof words === 'string'
          ? renderMessage(message).includes(words)
          : words.test(renderMessage(message))),
      { current: true, hoping: `a DM that says ${words}`, timeout },
    );
  return Object.assign(world, {
    feeds,
    key: key.toString('base64'),
    calendar,
    async addCalendar(
      person: Person = slack.users.ada,
      { rules = {}, feed = 'ada', decided = [] }: Adding = {},
    ) {
      const id = randomUUID();
      const encrypted = createSecretCipher({ kind: 'setting', keys: [key] }).encrypt(feeds.address(feed), id);
      if (!encrypted.ok) throw new Error(encrypted.problem);
      const { teamId } = slack;
      await db.transaction(async (tx) => {
        await tx.insert(calendars).values({
          ...{ id, teamId, userId: person.id, kind: 'feed', label: '127.0.0.1' },
          ...{ address: encrypted.value, rules: { ...defaultRules, ...rules }, addedAt: new Date() },
          nextReadAt: sql`clock_timestamp() - interval '1 minute'`,
        });
        // Housekeeping deletes series of people without a calendar.
        for (const series of decided) {
          const row = { teamId, userId: person.id, decidedAt: new Date(), ...series };
          await tx.insert(calendarSeries).values(row);
        }
      });
      await due('calendar-read', id);
      await expect.poll(async () => (await calendar(id)).lastReadAt).not.toBeNull();
      return id;
    },
    lookNow,
    async readNow(id: string) {
      const before = (await calendar(id)).lastReadAt?.getTime();
      await lookNow(id);
      await expect.poll(async () => (await calendar(id)).lastReadAt?.getTime()).not.toBe(before);
    },
    async askNow(id: string) {
      const waiting = async () =>
        (await db.select().from(calendarEvents).where(eq(calendarEvents.calendarId, id))).filter(
          ({ nextRunAt }) => nextRunAt && nextRunAt <= new Date(),
        );
      await db
        .update(calendarEvents)
        .set({ nextRunAt: sql`clock_timestamp()` })
        .where(sql`calendar_id = ${id} and next_run_at is not null and asked_at is null`);
      await db.update(calendars).set({ nextEventAt: sql`clock_timestamp()` }).where(eq(calendars.id, id));
      await due('calendar-events', id);
      await expect.poll(waiting).toEqual([]);
    },
    events: () => db.select().from(calendarEvents).orderBy(asc(calendarEvents.startsAt)),
    dm: find,
    dms: (person: Person) => ours(person).map(renderMessage),
    async answer(person: Person, words: string, button: string, timeout?: number) {
      const message = await find(person, words, timeout);
      expect(await press(world, person, message, button)).toMatchObject({ ok: true });
    },
  });
}

export function inMinutes(minutes: number): Date {
  return new Date(Math.floor(Date.now() / 1_000) * 1_000 + minutes * 60_000);
}
