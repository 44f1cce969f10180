import { z } from 'zod';
import type { Channel } from '../../people/people.ts';
import { memory, pages } from './asked.ts';
import type { ClientOf } from './client-of.ts';
import { type User, userSchema } from './user.ts';

const infoSchema = z.looseObject({ user: userSchema });
const usersSchema = z.looseObject({ members: z.array(userSchema) });
const channelSchema = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  is_ext_shared: z.boolean().optional(),
  is_pending_ext_shared: z.boolean().optional(),
});
const channelsSchema = z.looseObject({ channels: z.array(channelSchema).optional() });
const channelInfoSchema = z.looseObject({ channel: channelSchema });
const membersSchema = z.looseObject({ members: z.array(z.string()).optional() });

/** Each member of a smaller channel is asked for alone; for larger ones the whole workspace is listed, 1,000 at a time. */
const maxAskedAlone = 50;

export type Directory = {
  user(userId: string): Promise<User>;
  /** As the workspace's own list has somebody; undefined where they aren't in it. */
  listed(userId: string): Promise<User | undefined>;
  channelsOf(userId: string): Promise<Channel[]>;
  /** They came into one, or left it. */
  forgetChannelsOf(userId: string): void;
  membersOf(channelId: string): Promise<string[]>;
  /** With another company. Never remembered: what isn't for others would go on being sent. */
  isConnected(channelId: string): Promise<boolean>;
  /** All of them or an error: among only some, a name that two people share would look unique. */
  users(userIds: readonly string[]): Promise<User[]>;
};

/** Each workspace's own. */
export function createDirectories(clientOf: ClientOf): (teamId: string) => Directory {
  const known = new Map<string, Directory>();
  return (teamId) => {
    const directory = known.get(teamId) ?? createDirectory(() => clientOf(teamId));
    known.set(teamId, directory);
    return directory;
  };
}

/** Slack's answers about people and channels, remembered for half a minute. Rejects where Slack gives none. */
function createDirectory(client: () => ReturnType<ClientOf>): Directory {
  const users = memory<User>();
  const channels = memory<Channel[]>();
  const directory = memory<Map<string, User>>();

  const user = (userId: string) =>
    users(userId, async () => infoSchema.parse(await (await client()).users.info({ user: userId })).user);
  const channelsOf = (userId: string) =>
    channels(userId, async () => {
      const found = await pages(channelsSchema.parse, async (cursor) =>
        (await client()).users.conversations({
          user: userId,
          types: 'public_channel,private_channel,mpim',
          exclude_archived: true,
          limit: 999,
          ...cursor,
        }),
      );
      return found
        .flatMap((page) => page.channels ?? [])
        .map((channel) => ({ id: channel.id, name: channel.name ?? null, isShared: isShared(channel) }));
    });
  const isConnected = async (channel: string) =>
    isShared(channelInfoSchema.parse(await (await client()).conversations.info({ channel })).channel);
  const membersOf = async (channelId: string) => {
    const found = await pages(membersSchema.parse, async (cursor) =>
      (await client()).conversations.members({ channel: channelId, limit: 999, ...cursor }),
    );
    return found.flatMap((page) => page.members ?? []);
  };
  const everybody = () =>
    directory('', async () => {
      const found = await pages(usersSchema.parse, async (cursor) =>
        (await client()).users.list({ limit: 1_000, ...cursor }),
      );
      return new Map(found.flatMap(({ members }) => members).map((one) => [one.id, one]));
    });
  const all = async (ids: readonly string[]) => {
    const listed = ids.length > maxAskedAlone ? await everybody() : new Map<string, User>();
    const others = ids.filter((id) => !listed.has(id));
    if (others.length > maxAskedAlone) throw new Error('Slack does not list the members of a large channel');
    return Promise.all(ids.map((id) => listed.get(id) ?? user(id)));
  };
  const listed = async (userId: string) => (await everybody()).get(userId);
  return { user, listed, channelsOf, forgetChannelsOf: channels.forget, membersOf, isConnected, users: all };
}

function isShared({
  is_ext_shared: shared,
  is_pending_ext_shared: invited,
}: z.infer<typeof channelSchema>): boolean {
  return shared === true || invited === true;
}
