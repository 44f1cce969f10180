import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Channel } from '../../people/people.ts';
import { memory, pages } from './asked.ts';
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
  channelsOf(userId: string): Promise<Channel[]>;
  membersOf(channelId: string): Promise<string[]>;
  /** With another company. Never remembered: what isn't for others would go on being sent. */
  isConnected(channelId: string): Promise<boolean>;
  /** All of them or an error: among only some, a name that two people share would look unique. */
  users(userIds: readonly string[]): Promise<User[]>;
};

/** Slack's answers about people and channels, remembered for half a minute. Rejects where Slack gives none. */
export function createDirectory(client: WebClient): Directory {
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
      return found
        .flatMap((page) => page.channels ?? [])
        .map((channel) => ({ id: channel.id, name: channel.name ?? null, isShared: isShared(channel) }));
    });
  const isConnected = async (channel: string) =>
    isShared(channelInfoSchema.parse(await client.conversations.info({ channel })).channel);
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
  const all = async (ids: readonly string[]) => {
    const listed = ids.length > maxAskedAlone ? await everybody() : new Map<string, User>();
    const others = ids.filter((id) => !listed.has(id));
    if (others.length > maxAskedAlone) throw new Error('Slack does not list the members of a large channel');
    return Promise.all(ids.map((id) => listed.get(id) ?? user(id)));
  };
  return { user, channelsOf, membersOf, isConnected, users: all };
}

function isShared({
  is_ext_shared: shared,
  is_pending_ext_shared: invited,
}: z.infer<typeof channelSchema>): boolean {
  return shared === true || invited === true;
}
