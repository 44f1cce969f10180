import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { isOwnDm } from '../meetings/own-dm.ts';
import type { Channel, People, Standing } from '../tasks/ports/people.ts';

const userSchema = z.looseObject({
  user: z.looseObject({
    id: z.string(),
    team_id: z.string().optional(),
    deleted: z.boolean().optional(),
    is_bot: z.boolean().optional(),
    is_restricted: z.boolean().optional(),
    is_ultra_restricted: z.boolean().optional(),
    is_stranger: z.boolean().optional(),
    real_name: z.string().optional(),
    profile: z.looseObject({ display_name: z.string().optional() }).optional(),
  }),
});
type User = z.infer<typeof userSchema>['user'];

const pageSchema = z.looseObject({
  channels: z.array(z.looseObject({ id: z.string(), name: z.string().optional() })).optional(),
  members: z.array(z.string()).optional(),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});
type Page = z.infer<typeof pageSchema>;

export type PeopleDeps = {
  client: WebClient;
  /** Who we are in this workspace. */
  me: () => { teamId: string; botUserId: string };
  log: { warn(fields: object, message: string): void };
};

/** Milliseconds; whoever was just removed from a channel may act that long. */
const remembered = 30_000;
/** Members of a channel among whom a name is looked for: each costs a call. */
const mostNamed = 200;

/** Who people are, asked of Slack and remembered for half a minute. */
export function createPeople({ client, me, log }: PeopleDeps): People {
  const users = memory<User>();
  const channels = memory<Channel[]>();

  const user = (userId: string) =>
    users(userId, async () => userSchema.parse(await client.users.info({ user: userId })).user);
  const channelsOf = (userId: string) =>
    channels(userId, async () => {
      const found = await pages((cursor) =>
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
      const members = await told(
        pages((cursor) => client.conversations.members({ channel: channelId, limit: 999, ...cursor })),
      );
      if (!members) return null;
      const ids = members.flatMap((page) => page.members ?? []).slice(0, mostNamed);
      const known = await told(Promise.all(ids.map(user)));
      const wanted = name.trim().toLowerCase();
      return known?.filter((one) => !one.is_bot && namesOf(one).includes(wanted)).map(asNamed) ?? null;
    },
  };
}

function rankOf(user: User, ours: string): Standing {
  if (user.is_stranger || (user.team_id !== undefined && user.team_id !== ours)) return 'stranger';
  if (user.is_restricted || user.is_ultra_restricted) return 'guest';
  return user.deleted || user.is_bot ? 'not_in_channel' : 'member';
}

function namesOf({ real_name, profile }: User): string[] {
  return [real_name, profile?.display_name].flatMap((name) => (name ? [name.trim().toLowerCase()] : []));
}

function asNamed({ id, real_name, profile }: User): { id: string; name: string } {
  return { id, name: profile?.display_name || real_name || id };
}

async function pages(ask: (cursor: { cursor?: string }) => Promise<unknown>): Promise<Page[]> {
  const all: Page[] = [];
  let cursor: string | undefined;
  do {
    const page = pageSchema.parse(await ask(cursor ? { cursor } : {}));
    all.push(page);
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
  return all;
}

/** Keeps answers for a while, and asks once for all who want the same at the same time. */
function memory<Value>() {
  const kept = new Map<string, { until: number; value: Promise<Value> }>();
  return (key: string, ask: () => Promise<Value>): Promise<Value> => {
    const now = performance.now();
    const known = kept.get(key);
    if (known && known.until > now) return known.value;
    for (const [old, { until }] of kept) if (until <= now) kept.delete(old);
    const value = ask();
    kept.set(key, { until: now + remembered, value });
    value.catch(() => kept.delete(key));
    return value;
  };
}
