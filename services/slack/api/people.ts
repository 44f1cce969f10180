import { oneLine } from '../../common/one-line.ts';
import { within } from '../../common/within.ts';
import { isOwnDm } from '../../people/own-dm.ts';
import type { Audience, Channel, ChannelIn, Kind, People, UserIn } from '../../people/people.ts';
import type { Roster } from '../../people/roster.ts';
import type { ClientOf } from './client-of.ts';
import { createDirectories } from './directory.ts';
import { asMember, asNamed, asPerson, isPerson, kindOf, namesOf, runs, timeZoneOf } from './user.ts';

export type PeopleDeps = {
  clientOf: ClientOf;
  /** Our own user in the workspace that is named; rejects where we aren't in it. */
  botUserIn: (teamId: string) => Promise<string>;
  log: { warn(fields: object, message: string): void };
};

/** More than Slack lets a name have. */
const maxNameChars = 200;
/** Who presses or types is told within Slack's three seconds, whatever Slack's answers take. */
const kindWithinMs = 1_500;

/** Who people are, according to Slack. What one workspace was told is never another's: their ids may be the same. */
export function createPeople({ clientOf, botUserIn, log }: PeopleDeps): People & Roster {
  const directoryOf = createDirectories(clientOf);
  /** Null where Slack gives no answer: then nobody is allowed anything. */
  const told = async <Value>(ask: Promise<Value>): Promise<Value | null> => {
    try {
      return await ask;
    } catch (error) {
      log.warn({ err: error }, 'Slack could not be asked about people or channels');
      return null;
    }
  };
  const user = ({ teamId, userId }: UserIn) => told(directoryOf(teamId).user(userId));
  const channelsOf = ({ teamId, userId }: UserIn) => told(directoryOf(teamId).channelsOf(userId));
  const ourChannels = (teamId: string) =>
    told(botUserIn(teamId).then((botUserId) => directoryOf(teamId).channelsOf(botUserId)));
  const usersIn = async ({ teamId, channelId }: ChannelIn) => {
    const { membersOf, users } = directoryOf(teamId);
    return told(membersOf(channelId).then(users));
  };
  const kind = async (asked: UserIn): Promise<Kind> => {
    const who = await user(asked);
    return who ? kindOf(who, asked.teamId) : 'unknown';
  };

  return {
    async standing({ teamId, userId, channelId, owner }) {
      const what = await kind({ teamId, userId });
      if (what === 'app' || what === 'left') return 'not_in_channel';
      if (what !== 'member') return what;
      if (isOwnDm(channelId)) return userId === owner ? 'member' : 'not_in_channel';
      const all = await channelsOf({ teamId, userId });
      if (!all) return 'unknown';
      return all.some(({ id }) => id === channelId) ? 'member' : 'not_in_channel';
    },
    kindOf: (asked) => within(kindWithinMs, kind(asked), () => 'unknown' as const),
    async appOf(asked) {
      const who = await user(asked);
      const id = who?.profile?.api_app_id;
      return who && id ? { id, name: asNamed(who).name } : null;
    },
    async isAdmin(asked) {
      const who = await user(asked);
      if (!who) return 'unknown';
      if (kindOf(who, asked.teamId) !== 'member') return 'no';
      const said = runs(who, asked.teamId);
      if (said !== 'unsure') return said === 'yes' ? 'admin' : 'no';
      const listed = await told(directoryOf(asked.teamId).listed(asked.userId));
      return listed?.is_admin === true ? 'admin' : 'no';
    },
    channelsOf,
    forgetChannelsOf: ({ teamId, userId }) => directoryOf(teamId).forgetChannelsOf(userId),
    async isAppIn({ teamId, channelId }) {
      const ours = await ourChannels(teamId);
      return ours?.some(({ id }) => id === channelId) ?? null;
    },
    async person(asked) {
      const who = await user(asked);
      if (!who) return null;
      return who.is_bot || who.deleted ? 'nobody' : asPerson(who, asked.teamId);
    },
    async audienceOf({ teamId, channelId }) {
      const ours = await ourChannels(teamId);
      const channel = ours?.find(({ id }) => id === channelId);
      const known = channel && (await usersIn({ teamId, channelId }));
      return channel && known
        ? audienceIn(
            channel,
            known.map((one) => kindOf(one, teamId)),
          )
        : null;
    },
    isConnected: ({ teamId, channelId }) => told(directoryOf(teamId).isConnected(channelId)),
    async named(name, channel) {
      const known = await usersIn(channel);
      const wanted = looksOf(name);
      const found = known?.filter(
        (one) => !one.is_bot && namesOf(one).some((called) => looksOf(called) === wanted),
      );
      return found?.map((one) => asPerson(one, channel.teamId)) ?? null;
    },
    async members({ teamId, channelId, owner }) {
      const known = isOwnDm(channelId)
        ? await told(directoryOf(teamId).users([owner]))
        : await usersIn({ teamId, channelId });
      return known?.filter(isPerson).map(asMember) ?? null;
    },
    async timeZone(asked) {
      const who = await user(asked);
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
