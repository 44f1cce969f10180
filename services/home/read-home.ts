import { within } from '../common/within.ts';
import type { Outcome } from '../meetings/ports/session-provider.ts';
import type { Transact, Unit } from '../meetings/ports/unit.ts';
import type { PastMeeting } from '../notes/passage.ts';
import type { OpenItems } from '../notes/ports/open-items.ts';
import type { PastMeetings } from '../notes/ports/past-meetings.ts';
import { type Asker, reachOf, whyNotSearch } from '../notes/search/reach.ts';
import { adminOf, authorize } from '../people/authorize.ts';
import type { People } from '../people/people.ts';
import type { Roster } from '../people/roster.ts';
import type { AdminView, ClosedHome, Home, Resident } from './home.ts';
import type { HomeQueries } from './ports/home-queries.ts';

export type ReadHomeDeps = {
  transact: Transact<Unit>;
  people: Pick<People, 'channelsOf' | 'kindOf' | 'isAdmin'>;
  roster: Pick<Roster, 'timeZone'>;
  queries: HomeQueries;
  open: OpenItems;
  past: Pick<PastMeetings, 'newest'>;
  /** Null where the wallet isn't this workspace's to know. */
  balance: (teamId: string) => Promise<Outcome<number> | null>;
};

/** So many lines of each part; Slack shows 100 blocks. */
export const mostAtHome = {
  needs: 8,
  running: 8,
  upcoming: 8,
  items: 15,
  missed: 5,
  past: 6,
  channels: 6,
} as const;
/** PikaStream may take longer to say what is in the wallet: the tab doesn't wait. */
const balanceWithinMs = 1_000;

/** What a person's Home tab shows: of channels that they are in, as Slack says, and of their own DM. */
export const readHome =
  ({ transact, people, roster, queries, open, past, balance }: ReadHomeDeps) =>
  async (resident: Resident): Promise<Home | ClosedHome> => {
    const { teamId, userId } = resident;
    const actor: Asker = { ...resident, isExternal: false, readBy: 'asker' };
    const refusal = await whyNotSearch(people, actor);
    if (refusal) return refusal;
    const credits = within(balanceWithinMs, balance(teamId).then(creditsIn), () => null);
    const [reach, notAdmin, kind] = await Promise.all([
      reachOf(people, actor),
      authorize(actor, adminOf(people)),
      people.kindOf(actor),
    ]);
    if (!reach) return { kind: 'unknown' };
    const [needs, running, upcoming, items, missed, newest, timeZone, admin] = await Promise.all([
      queries.needs(reach, { userId, isGuest: kind !== 'member' }, mostAtHome.needs),
      queries.running(reach, mostAtHome.running),
      queries.upcoming(reach, userId, mostAtHome.upcoming),
      open.of(reach, userId, mostAtHome.items),
      queries.missed(reach, userId, mostAtHome.missed),
      past.newest(reach, mostAtHome.past + mostAtHome.running + mostAtHome.missed + 1),
      roster.timeZone(actor),
      notAdmin ? null : adminView({ transact, queries }, teamId),
    ]);
    const isMissed = ({ id }: PastMeeting) => missed.items.some(({ meeting }) => meeting.id === id);
    const others = newest.filter((one) => one.endedAt !== null && !isMissed(one));
    return {
      kind: 'home',
      ...{ needs, running, upcoming, items, missed, admin },
      now: items.now,
      past: { items: others.slice(0, mostAtHome.past), hasMore: others.length > mostAtHome.past },
      timeZone: timeZone ?? 'UTC',
      credits: await credits,
    };
  };

async function adminView(
  { transact, queries }: Pick<ReadHomeDeps, 'transact' | 'queries'>,
  teamId: string,
): Promise<AdminView> {
  const [money, channels, ratings, health] = await Promise.all([
    transact(async (unit) => ({
      settings: await unit.workspaceSettings.of(teamId),
      ...(await unit.meetings.committed(teamId, null, unit.now)),
    })),
    queries.spending(teamId, mostAtHome.channels),
    queries.ratings(teamId),
    queries.health(teamId),
  ]);
  return { ...money, channels, ratings, health };
}

function creditsIn(read: Outcome<number> | null): number | null {
  return read?.ok ? read.value : null;
}
