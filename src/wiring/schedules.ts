import type { FeedParser } from '../../services/calendars/ports/feed-parser.ts';
import type { Feeds } from '../../services/calendars/ports/feeds.ts';
import type { SecretCipher } from '../../services/common/secret-cipher.ts';
import type { Transact } from '../../services/meetings/ports/unit.ts';
import type { ProposeDeps } from '../../services/meetings/propose.ts';
import type { People } from '../../services/people/people.ts';
import { fireDue } from '../../services/standups/fire.ts';
import { readDueHolidays } from '../../services/standups/holidays/read-holidays.ts';
import { setHolidays } from '../../services/standups/holidays/set-holidays.ts';
import type { StandupsUnit } from '../../services/standups/ports/standups-unit.ts';
import type { scheduleQueries } from '../../services/store/queries/schedule-queries.ts';
import { type ScheduleClockDeps, startScheduleClock } from '../workers/schedule-clock.ts';

export type SchedulesParts = {
  transact: Transact<StandupsUnit>;
  proposeDeps: Omit<ProposeDeps, 'transact'>;
  queries: Pick<ReturnType<typeof scheduleQueries>, 'due' | 'joined'>;
  briefMinutes: number;
  feeds: Feeds;
  parser: FeedParser;
  cipher: SecretCipher;
  people: People;
  stop: AbortSignal;
  log: ScheduleClockDeps['log'] & Parameters<typeof fireDue>[0]['log'];
};

export type SchedulesConnection = {
  setHolidays: ReturnType<typeof setHolidays>;
  stop(): Promise<void>;
};

/** Standups at their times, and the holidays that they are left out on. */
export function startSchedules(parts: SchedulesParts): SchedulesConnection {
  const { transact, proposeDeps, queries, briefMinutes, feeds, parser, cipher, people, stop, log } = parts;
  const holidayDeps = { transact, feeds, parser, cipher };
  const clock = startScheduleClock({
    fire: fireDue({ ...proposeDeps, ...queries, transact, briefMinutes, log }),
    readHolidays: readDueHolidays(holidayDeps),
    log,
  });
  return { setHolidays: setHolidays({ ...holidayDeps, people, stop }), stop: clock.stop };
}
