import type { WebClient } from '@slack/web-api';
import { oneLine } from '../../common/one-line.ts';
import { within } from '../../common/within.ts';
import { isOwnDm } from '../../people/own-dm.ts';
import type { Audience, Channel, Kind, People } from '../../people/people.ts';
import type { Roster } from '../../people/roster.ts';
import { createDirectory } from './directory.ts';
import { asMember, asNamed, asPerson, isPerson, kindOf, namesOf, timeZoneOf } from './user.ts';

export type PeopleDeps = {
  client: WebClient;
  /** Who we are in this workspace. */
  me: () => { teamId: string; botUserId: string };
  log: { warn(fields: object, message: string): void };
};

/** More than Slack lets a name have. */
const maxNameChars = 200;
/** Who presses or types is told within Slack's three seconds, whatever Slack's answers take. */
const kindWithinMs = 1_500;

/** Who people are, according to Slack. */
export function createPeople({ client, me, log }: PeopleDeps): People & Roster {
  const { user, channelsOf, membersOf, isConnected, users } = createDirectory(client);
  /** Null where Slack gives no answer: then nobody is allowed anything. */
  const told = async <Value>(ask: Promise<Value>): Promise<Value | null> => {
    try {
      return await ask;
    } catch (error) {
      log.warn({ err: error }, 'Slack could not be asked about people or channels');
      return null;
    }
  };
  const kind = async (userId: string): Promise<Kind> => {
    const who = await told(user(userId));
    return who ? kindOf(who, me().teamId) : 'unknown';
  };

  return {
    async standing({ userId, channelId, owner }) {
      const what = await kind(userId);
      if (what === 'app' || what === 'left') return 'not_in_channel';
      if (what !== 'member') return what;
      if (isOwnDm(channelId)) return userId === owner ? 'member' : 'not_in_channel';
      const all = await told(channelsOf(userId));
      if (!all) return 'unknown';
      return all.some(({ id }) => id === channelId) ? 'member' : 'not_in_channel';
    },
    kindOf: (userId) => within(kindWithinMs, kind(userId), () => 'unknown' as const),
    async appOf(userId) {
      const who = await told(user(userId));
      const id = who?.profile?.api_app_id;
      return who && id ? { id, name: asNamed(who).name } : null;
    },
    async isAdmin(userId) {
      const who = await told(user(userId));
      if (!who) return 'unknown';
      const runs = who.is_admin === true;
      return runs && kindOf(who, me().teamId) === 'member' ? 'admin' : 'no';
    },
    channelsOf: (userId) => told(channelsOf(userId)),
    async isAppIn(channelId) {
      const ours = await told(channelsOf(me().botUserId));
      return ours?.some(({ id }) => id === channelId) ?? null;
    },
    async person(userId) {
      const who = await told(user(userId));
      if (!who) return null;
      return who.is_bot || who.deleted ? 'nobody' : asPerson(who, me().teamId);
    },
    async audienceOf(channelId) {
      const ours = await told(channelsOf(me().botUserId));
      const channel = ours?.find(({ id }) => id === channelId);
      const ids = channel && (await told(membersOf(channelId)));
      const known = ids && (await told(users(ids)));
      return channel && known
        ? audienceIn(
            channel,
            known.map((one) => kindOf(one, me().teamId)),
          )
        : null;
    },
    isConnected: (channelId) => told(isConnected(channelId)),
    async named(name, channelId) {
      const ids = await told(membersOf(channelId));
      const known = ids && (await told(users(ids)));
      const wanted = looksOf(name);
      const found = known?.filter(
        (one) => !one.is_bot && namesOf(one).some((called) => looksOf(called) === wanted),
      );
      return found?.map((one) => asPerson(one, me().teamId)) ?? null;
    },
    async members({ channelId, owner }) {
      const ids = isOwnDm(channelId) ? [owner] : await told(membersOf(channelId));
      const known = ids && (await told(users(ids)));
      return known?.filter(isPerson).map(asMember) ?? null;
    },
    async timeZone(userId) {
      const who = await told(user(userId));
      return who && timeZoneOf(who);
    },
  };
}

/** Names that nobody tells apart are one name: case, blanks, and how an accent is written. */
function looksOf(name: string): string {
  return oneLine(name.normalize('NFKC'), maxNameChars).toLowerCase();
}

function audienceIn({ isShared }: Channel, kinds: readonly Kind[]): Audience {
  const count = (kind: Kind) => kinds.filter((one) => one === kind).length;
  const [guests, external] = [count('guest'), count('external')];
  return {
    people: count('member') + guests + external,
    guests,
    external,
    isShared: isShared || external > 0,
  };
}
