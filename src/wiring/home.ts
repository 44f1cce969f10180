import type { UseCases } from '../../listeners/use-cases.ts';
import { oneAtATime } from '../../services/common/one-at-a-time.ts';
import { startPolling } from '../../services/common/poll-loop.ts';
import type { Resident } from '../../services/home/home.ts';
import { pressAtHome } from '../../services/home/press-at-home.ts';
import { readHome } from '../../services/home/read-home.ts';
import { refreshHomes, showHome } from '../../services/home/show-home.ts';
import { suggestQuestions } from '../../services/home/suggest.ts';
import { coalesce } from '../../services/store/coalesce.ts';
import { homeQueries } from '../../services/store/queries/home.ts';
import { openItems } from '../../services/store/queries/open-items.ts';
import { pastMeetings } from '../../services/store/queries/past-meetings.ts';
import { openHomeRows } from '../../services/store/rows/open-home-rows.ts';
import type { WholeTransact } from '../../services/store/unit.ts';
import { remembered } from '../http/health.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';

export type HomeParts = {
  base: Foundation;
  transact: WholeTransact;
  slack: Pick<SlackConnection, 'people' | 'roster' | 'homeTab' | 'suggest' | 'isReady'>;
  balance: UseCases['balance'];
};

/** How long it's remembered what is in the wallet: tabs are shown again many times a minute. */
const walletFreshMs = 30_000;

/** Whoever opens their tab, or presses in it, as fast as they can, has it shown so often and no more. */
const shownEveryMs = 500;

/** Of what comes for one person meanwhile, the last is done; what is to be said stays until something else is. */
function oncePerPerson(
  work: (resident: Resident, notice: string | null) => Promise<void>,
  failed: (error: unknown) => void,
) {
  const waiting = new Map<string, { resident: Resident; notice: string | null }>();
  const running = new Set<Promise<void>>();
  let stopped = false;
  const next = coalesce(shownEveryMs, async (key) => {
    const last = waiting.get(key);
    waiting.delete(key);
    if (!last || stopped) return;
    const done = work(last.resident, last.notice);
    running.add(done);
    await done.finally(() => running.delete(done));
  });
  return {
    later(resident: Resident, notice: string | null): void {
      const key = `${resident.teamId}:${resident.userId}`;
      waiting.set(key, { resident, notice: notice ?? waiting.get(key)?.notice ?? null });
      next(key).catch(failed);
    },
    /** What waits isn't done any more; what runs is waited for. */
    async stop(): Promise<void> {
      stopped = true;
      await Promise.allSettled(running);
    },
  };
}

/** People's Home tabs: shown when they are opened, and again when something in them changes. */
export function connectHome({ base, transact, slack, balance }: HomeParts) {
  const { db } = base.database;
  const { people, roster } = slack;
  const queries = homeQueries(db);
  const homes = openHomeRows(db);
  const wallets = new Map<string, () => ReturnType<UseCases['balance']>>();
  const freshBalance: UseCases['balance'] = (teamId) => {
    const ask = wallets.get(teamId) ?? remembered(walletFreshMs, () => balance(teamId));
    wallets.set(teamId, ask);
    return ask();
  };
  const read = readHome({
    ...{ transact, people, roster, queries, balance: freshBalance },
    ...{ open: openItems(db), past: pastMeetings(db) },
  });
  const suggest = suggestQuestions({ people, past: pastMeetings(db), suggest: slack.suggest });
  const showing = { read, homes, tab: slack.homeTab, inTurn: oneAtATime() };
  const show = showHome(showing);
  const refresh = refreshHomes(showing);
  const failed = (error: unknown) => base.log.error({ err: error }, 'Could not show a Home tab');
  const shows = oncePerPerson(show, failed);
  const suggestions = oncePerPerson(suggest, (err) => base.log.error({ err }, 'Could not suggest questions'));
  return {
    useCases: {
      home: {
        async open(resident) {
          await homes.opened(resident);
          shows.later(resident, null);
        },
        async left(user) {
          people.forgetChannelsOf(user);
          const resident = await homes.left(user);
          if (resident) shows.later(resident, null);
        },
        show: ({ teamId, userId, channelId }, notice) => shows.later({ teamId, userId, channelId }, notice),
        press: pressAtHome({ people, queries }),
        openMessages: (resident) => suggestions.later(resident, null),
        isAppIn: people.isAppIn,
      },
    } satisfies Partial<UseCases>,
    /** Looks for tabs that show what isn't so any more. */
    start() {
      const looks = startPolling(base.pace.homesEveryMs, async () => {
        if (slack.isReady()) await refresh().catch(failed);
      });
      return {
        async stop() {
          await Promise.all([looks.stop(), shows.stop(), suggestions.stop()]);
        },
      };
    },
  };
}
