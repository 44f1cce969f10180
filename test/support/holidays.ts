import { randomBytes } from 'node:crypto';
import { expect, onTestFinished } from 'vitest';
import { secretOwner } from '../../services/standups/holidays/read-holidays.ts';
import { channelHolidays } from '../../services/store/schema/standups.ts';
import { createSecretCipher } from '../../services/store/secret-cipher.ts';
import { startCalendarFeeds } from '../sandbox/calendars/service.ts';
import { startStandups } from './standups.ts';

const aDay = 86_400_000;
const key = randomBytes(32);

/** Standups in #standup, which has a calendar of holidays: empty, and due tomorrow. */
export async function withHolidays() {
  const feeds = await startCalendarFeeds();
  onTestFinished(async () => {
    await feeds.close();
    expect(feeds.violations).toEqual([]);
  });
  const world = await startStandups({
    guard: { exempt: [feeds.url] },
    settings: { ENCRYPTION_KEY: key.toString('base64') },
  });
  const where = { teamId: world.slack.teamId, channelId: world.slack.channels.standup.id };
  const encrypted = createSecretCipher({ kind: 'setting', keys: [key] }).encrypt(
    feeds.address(),
    secretOwner(where),
  );
  if (!encrypted.ok) throw new Error(encrypted.problem);
  const past = new Date(Date.now() - aDay);
  await world.database.db.insert(channelHolidays).values({
    ...where,
    ...{ label: 'calendars.example', address: encrypted.value, days: {}, setBy: world.slack.users.ada.id },
    // Not before the test has said what stands there.
    ...{ setAt: past, lastOkAt: past, nextReadAt: new Date(Date.now() + aDay) },
  });
  const makeDue = () => world.database.db.update(channelHolidays).set({ nextReadAt: past });
  // Every process looks when it starts.
  const readNow = () => world.restart({}, makeDue);
  const read = async () => (await world.database.db.select().from(channelHolidays))[0];
  /** The holidays that were read. */
  const know = (days: Record<string, string>) => world.database.db.update(channelHolidays).set({ days });
  return { world, feeds, read, readNow, know };
}

/** So many holidays in a row, where #standup is. */
export function daysFrom(first: Date | null | undefined, count: number): Record<string, string> {
  const firstDay = (first ?? new Date(0)).toLocaleDateString('sv-SE', { timeZone: 'Europe/Helsinki' });
  // Days of the calendar: two of them may be 23 hours apart there.
  const dayAfter = (days: number) => new Date(Date.parse(firstDay) + days * aDay).toISOString().slice(0, 10);
  return Object.fromEntries(Array.from({ length: count }, (_, days) => [dayAfter(days), 'Shutdown']));
}
