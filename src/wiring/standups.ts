import type { FeedParser } from '../../services/calendars/ports/feed-parser.ts';
import type { Feeds } from '../../services/calendars/ports/feeds.ts';
import type { Vault } from '../../services/common/vault.ts';
import type { Transact } from '../../services/meetings/ports/unit.ts';
import type { ProposeDeps } from '../../services/meetings/propose.ts';
import type { People } from '../../services/people/people.ts';
import { handleDueStandups } from '../../services/standups/handle-due.ts';
import { readDueHolidays } from '../../services/standups/holidays/read-holidays.ts';
import { setHolidays } from '../../services/standups/holidays/set-holidays.ts';
import type { StandupsUnit } from '../../services/standups/ports/standups-unit.ts';
import type { standupQueries } from '../../services/store/queries/standup-queries.ts';
import { type StandupClockDeps, startStandupClock } from '../workers/standup-clock.ts';

export type StandupsParts = {
  transact: Transact<StandupsUnit>;
  proposeDeps: Omit<ProposeDeps, 'transact'>;
  queries: Pick<ReturnType<typeof standupQueries>, 'due' | 'joined'>;
  promptMinutes: number;
  feeds: Feeds;
  parser: FeedParser;
  vault: Vault;
  people: People;
  stop: AbortSignal;
  log: StandupClockDeps['log'] & Parameters<typeof handleDueStandups>[0]['log'];
};

export type StandupsConnection = {
  setHolidays: ReturnType<typeof setHolidays>;
  stop(): Promise<void>;
};

/** Standups at their times, and the holidays that they are left out on. */
export function startStandups(parts: StandupsParts): StandupsConnection {
  const { transact, proposeDeps, queries, promptMinutes, feeds, parser, vault, people, stop, log } = parts;
  const holidayDeps = { transact, feeds, parser, vault };
  const clock = startStandupClock({
    fire: handleDueStandups({ ...proposeDeps, ...queries, transact, promptMinutes, log }),
    readHolidays: readDueHolidays(holidayDeps),
    log,
  });
  return { setHolidays: setHolidays({ ...holidayDeps, people, stop }), stop: clock.stop };
}
