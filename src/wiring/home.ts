import type { UseCases } from '../../listeners/use-cases.ts';
import { oneAtATime } from '../../services/common/one-at-a-time.ts';
import { startPolling } from '../../services/common/poll-loop.ts';
import { oncePerPerson } from '../../services/home/once-per-person.ts';
import { pressAtHome } from '../../services/home/press-at-home.ts';
import { readHome } from '../../services/home/read-home.ts';
import { refreshHomes, showHome } from '../../services/home/show-home.ts';
import { suggestQuestions } from '../../services/home/suggest.ts';
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

/** However often somebody opens their tab or presses in it, it's shown no more often than this. */
const shownEveryMs = 500;

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
  const showing = { read, homes, tab: slack.homeTab, inTurn: oneAtATime<string | null>() };
  const show = showHome(showing);
  const refresh = refreshHomes(showing);
  const failed = (error: unknown) => base.log.error({ err: error }, 'Could not show a Home tab');
  const shows = oncePerPerson({ work: show, failed, everyMs: shownEveryMs });
  const suggestions = oncePerPerson({
    work: suggest,
    failed: (err) => base.log.error({ err }, 'Could not suggest questions'),
    everyMs: shownEveryMs,
  });
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
