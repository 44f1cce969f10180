import { type Channel, type Person, seedChannels, seedDms, seedUsers, WORKSPACE } from './seed.ts';

export type Directory = ReturnType<typeof createDirectory>;

/** Who and what can be looked up by id. */
export function createDirectory() {
  const users = seedUsers();
  const channels = seedChannels(users);
  const channelsById = new Map(
    [...Object.values(channels), ...seedDms(users)].map((channel) => [channel.id, channel]),
  );
  const usersById = new Map<string, Person>(Object.values(users).map((user) => [user.id, user]));

  return {
    users,
    channels,
    user: (id: string): Person | undefined => usersById.get(id),
    channel: (id: string): Channel | undefined => channelsById.get(id),
    allChannels: () => [...channelsById.values()],
    /** Adds a channel, such as the thousandth of a load test. */
    addChannel(channel: Channel): Channel {
      channelsById.set(channel.id, channel);
      return channel;
    },
    botIsIn: (channel: Channel): boolean => channel.members.has(WORKSPACE.botUserId),
  };
}
