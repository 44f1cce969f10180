import type { FeedParser, Feeds } from '../../calendars/ports/feeds.ts';
import { readingProblems } from '../../calendars/reading-problems.ts';
import { sayEncryption } from '../../common/encryption-problem.ts';
import type { SecretCipher } from '../../common/secret-cipher.ts';
import type { Transact } from '../../meetings/ports/unit.ts';
import type { StandupsUnit } from '../ports/standups-unit.ts';
import { type HolidayNames, type Holidays, holidaysAmong, holidayWindow } from './holidays.ts';

type SourceDeps = { feeds: Feeds; parser: FeedParser };
export type ReadHolidaysDeps = SourceDeps & { transact: Transact<StandupsUnit>; cipher: SecretCipher };

/** Milliseconds. */
export const holidayTiming = { readEvery: 86_400_000, readAgainAfter: 3_600_000 } as const;

export type HolidaysRead =
  | { kind: 'read'; days: HolidayNames; etag: string | null }
  | { kind: 'unchanged' }
  | { kind: 'failed'; reason: string };

/** Reads what is due, one after the other, once however many processes there are. */
export const readDueHolidays =
  (deps: ReadHolidaysDeps) =>
  async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const claimed = await deps.transact(async (unit) => {
        const again = new Date(unit.now.getTime() + holidayTiming.readAgainAfter);
        const holidays = await unit.holidays.claim(again);
        return holidays && { holidays, now: unit.now };
      });
      if (!claimed) return;
      const { holidays, now } = claimed;
      const address = deps.cipher.decrypt(holidays.address, secretOwner(holidays));
      const read: HolidaysRead = address.ok
        ? await readHolidays(deps, address.value, tagFor(holidays, now), now, signal)
        : { kind: 'failed', reason: sayEncryption(address.problem) };
      if (!signal.aborted) await takeOver(deps, holidays, read);
    }
  };

/** Unchanged isn't enough forever: what is far ahead comes nearer. */
function tagFor({ etag, lastOkAt }: Holidays, now: Date): string | null {
  return now.getTime() - lastOkAt.getTime() < 30 * holidayTiming.readEvery ? etag : null;
}

async function takeOver(
  { transact }: ReadHolidaysDeps,
  claimed: Holidays,
  read: HolidaysRead,
): Promise<void> {
  await transact(async (unit) => {
    const nextReadAt = new Date(unit.now.getTime() + holidayTiming.readEvery);
    if (read.kind === 'failed') await unit.holidays.update(claimed, { problem: read.reason });
    else if (read.kind === 'unchanged') await unit.holidays.update(claimed, { nextReadAt, problem: null });
    else {
      const { days, etag } = read;
      await unit.holidays.update(claimed, { nextReadAt, problem: null, days, etag, lastOkAt: unit.now });
    }
  });
}

export async function readHolidays(
  { feeds, parser }: SourceDeps,
  address: string,
  etag: string | null,
  now: Date,
  signal: AbortSignal,
): Promise<HolidaysRead> {
  const answer = await feeds.read(address, etag, signal);
  if (answer.kind !== 'text') return answer;
  const read = await parser.parse(answer.text, holidayWindow(now), { timeZone: 'UTC' }, signal);
  return read.ok
    ? { kind: 'read', days: holidaysAmong(read.occurrences, now), etag: answer.etag }
    : { kind: 'failed', reason: readingProblems[read.problem] };
}

/** Whose address it is: it opens for no other channel. */
export function secretOwner({ teamId, channelId }: Pick<Holidays, 'teamId' | 'channelId'>): string {
  return `holidays:${teamId}:${channelId}`;
}
