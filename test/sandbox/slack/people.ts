import { type Channel, type Person, person, seedChannels, seedDms, seedUsers, WORKSPACE } from './seed.ts';

export type Directory = ReturnType<typeof createDirectory>;

/** Who and what can be looked up by id. */
export function createDirectory() {
  const users = seedUsers();
  const channels = seedChannels(users);
  const channelsById = new Map(
    [...Object.values(channels), ...seedDms(Object.values(users))].map((channel) => [channel.id, channel]),
  );
  const usersById = new Map<string, Person>(Object.values(users).map((user) => [user.id, user]));

  const all = () => [...channelsById.values()];
  const botIsIn = (channel: Channel): boolean => channel.members.has(WORKSPACE.botUserId);

  return {
    users,
    channels,
    user: (id: string): Person | undefined => usersById.get(id),
    channel: (id: string): Channel | undefined => channelsById.get(id),
    allChannels: all,
    everybody: (): Person[] => [...usersById.values()],
    /** Somebody new, such as a namesake; their DM with the bot is there. */
    addPerson(id: string, realName: string, rest: Partial<Person> = {}): Person {
      const added = person(id, realName, rest);
      usersById.set(id, added);
      for (const dm of seedDms([added])) channelsById.set(dm.id, dm);
      return added;
    },
    /** The channels that this person is in, the bot or not. */
    channelsOf: (userId: string): Channel[] => all().filter(({ members }) => members.has(userId)),
    /** The direct message between these people and the bot, begun now if there was none. */
    openGroup(userIds: readonly string[]): Channel {
      const members = new Set([...userIds, WORKSPACE.botUserId]);
      const isSame = (channel: Channel) =>
        channel.members.size === members.size && [...members].every((id) => channel.members.has(id));
      const known = all().find((channel) => channel.kind === 'mpim' && isSame(channel));
      if (known) return known;
      const names = [...members].map((id) => usersById.get(id)?.name ?? id);
      const channel: Channel = {
        id: `C0MPDM${String(channelsById.size).padStart(4, '0')}`,
        name: `mpdm-${names.join('--')}-1`,
        kind: 'mpim',
        members,
        isArchived: false,
        isExtShared: false,
      };
      channelsById.set(channel.id, channel);
      return channel;
    },
    /** Of another workspace, and in no channel with the bot. */
    isStranger: (user: Person): boolean =>
      user.teamId !== WORKSPACE.teamId &&
      !all().some((one) => one.kind !== 'im' && botIsIn(one) && one.members.has(user.id)),
    /** Adds a channel, such as the thousandth of a load test. */
    addChannel(channel: Channel): Channel {
      channelsById.set(channel.id, channel);
      return channel;
    },
    botIsIn,
  };
}
