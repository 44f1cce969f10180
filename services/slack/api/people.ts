import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { isOwnDm } from '../../people/own-dm.ts';
import type { Channel, People } from '../../people/people.ts';
import type { Roster } from '../../people/roster.ts';
import { memory, pages } from './asked.ts';
import { asMember, asNamed, isPerson, namesOf, rankOf, timeZoneOf, type User, userSchema } from './user.ts';

const infoSchema = z.looseObject({ user: userSchema });
const usersSchema = z.looseObject({ members: z.array(userSchema) });
const channelsSchema = z.looseObject({
  channels: z.array(z.looseObject({ id: z.string(), name: z.string().optional() })).optional(),
});
const membersSchema = z.looseObject({ members: z.array(z.string()).optional() });

export type PeopleDeps = {
  client: WebClient;
  /** Who we are in this workspace. */
  me: () => { teamId: string; botUserId: string };
  log: { warn(fields: object, message: string): void };
};

/** Members of a channel among whom a name is looked for: each costs a call. */
const mostNamed = 200;
/** The same where all must be known; above it Slack is asked for everybody, a thousand at a time. */
const mostAsked = 50;

/** Who people are, asked of Slack and remembered for half a minute. */
export function createPeople({ client, me, log }: PeopleDeps): People & Roster {
  const users = memory<User>();
  const channels = memory<Channel[]>();
  const directory = memory<Map<string, User>>();

  const user = (userId: string) =>
    users(userId, async () => infoSchema.parse(await client.users.info({ user: userId })).user);
  const channelsOf = (userId: string) =>
    channels(userId, async () => {
      const found = await pages(channelsSchema.parse, (cursor) =>
        client.users.conversations({
          user: userId,
          types: 'public_channel,private_channel,mpim',
          exclude_archived: true,
          limit: 999,
          ...cursor,
        }),
      );
      return found.flatMap((page) => page.channels ?? []).map(({ id, name }) => ({ id, name: name ?? null }));
    });
  const membersOf = async (channelId: string) => {
    const found = await pages(membersSchema.parse, (cursor) =>
      client.conversations.members({ channel: channelId, limit: 999, ...cursor }),
    );
    return found.flatMap((page) => page.members ?? []);
  };
  const everybody = () =>
    directory('', async () => {
      const found = await pages(usersSchema.parse, (cursor) =>
        client.users.list({ limit: 1_000, ...cursor }),
      );
      return new Map(found.flatMap(({ members }) => members).map((one) => [one.id, one]));
    });
  /** All of them: among some only, a name that two bear would look like one person's. */
  const all = async (ids: readonly string[]) => {
    const listed = ids.length > mostAsked ? await everybody() : new Map<string, User>();
    const others = ids.filter((id) => !listed.has(id));
    if (others.length > mostAsked) throw new Error('Slack does not list the members of a large channel');
    return Promise.all(ids.map((id) => listed.get(id) ?? user(id)));
  };
  /** Null where Slack gives no answer: then nobody is entitled to anything. */
  const told = async <Value>(ask: Promise<Value>): Promise<Value | null> => {
    try {
      return await ask;
    } catch (error) {
      log.warn({ err: error }, 'Slack does not say who is where');
      return null;
    }
  };

  return {
    async standing({ userId, channelId, owner }) {
      const who = await told(user(userId));
      if (!who) return 'unknown';
      const rank = rankOf(who, me().teamId);
      if (rank !== 'member') return rank;
      if (isOwnDm(channelId)) return userId === owner ? 'member' : 'not_in_channel';
      const all = await told(channelsOf(userId));
      if (!all) return 'unknown';
      return all.some(({ id }) => id === channelId) ? 'member' : 'not_in_channel';
    },
    async isMember(userId) {
      const who = await told(user(userId));
      if (!who) return 'unknown';
      return rankOf(who, me().teamId) === 'member' ? 'member' : 'no';
    },
    async isAdmin(userId) {
      const who = await told(user(userId));
      if (!who) return 'unknown';
      const runs = who.is_admin === true;
      return runs && rankOf(who, me().teamId) === 'member' ? 'admin' : 'no';
    },
    channelsOf: (userId) => told(channelsOf(userId)),
    async isAppIn(channelId) {
      const ours = await told(channelsOf(me().botUserId));
      return ours?.some(({ id }) => id === channelId) ?? null;
    },
    async person(userId) {
      const who = await told(user(userId));
      if (!who) return null;
      return who.is_bot || who.deleted ? 'nobody' : asNamed(who);
    },
    async named(name, channelId) {
      const ids = await told(membersOf(channelId));
      const known = ids && (await told(Promise.all(ids.slice(0, mostNamed).map(user))));
      const wanted = name.trim().toLowerCase();
      const isCalled = (one: User) => namesOf(one).some((called) => called.toLowerCase() === wanted);
      return known?.filter((one) => !one.is_bot && isCalled(one)).map(asNamed) ?? null;
    },
    async members({ channelId, owner }) {
      const ids = isOwnDm(channelId) ? [owner] : await told(membersOf(channelId));
      const known = ids && (await told(all(ids)));
      return known?.filter(isPerson).map(asMember) ?? null;
    },
    async timeZone(userId) {
      const who = await told(user(userId));
      return who && timeZoneOf(who);
    },
  };
}
