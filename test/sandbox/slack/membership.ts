import { scopeOfKind } from './api/scopes.ts';
import type { Courier, DeliveryResult, EventOptions } from './delivery/courier.ts';
import type { Installation } from './installation.ts';
import type { Directory } from './people.ts';
import { type Channel, OTHER_TEAM } from './seed.ts';

export type Membership = { channel: string; user: string };

/** `inviter`: who brought them; nobody where they came by themselves. `times`, `eventId`: how Slack tells of it. */
export type Joining = Membership & { inviter?: string } & Pick<EventOptions, 'times' | 'eventId'>;

type Deps = { directory: Directory; courier: Courier; installation: Installation };

/** People (and the bot) come to channels and leave them; the app hears of it where it is there and subscribed. */
export function createMembership({ directory, courier, installation }: Deps) {
  const tell = async (
    type: string,
    here: Channel,
    { user, inviter, ...options }: Omit<Joining, 'channel'>,
  ): Promise<DeliveryResult[]> => {
    const team = directory.user(user)?.teamId;
    const letter = here.kind === 'channel' ? 'C' : 'G';
    const event = {
      type,
      user,
      channel: here.id,
      channel_type: letter,
      team,
      ...(inviter !== undefined && { inviter }),
    };
    // It comes only for channels that the app may read.
    const mayHear = installation.hears(event, here) && installation.allows(scopeOfKind(here.kind, 'read'));
    if (!directory.botIsIn(here) || !mayHear) return [];
    return courier.deliverEvent(event, { isExtShared: here.isExtShared, ...options });
  };
  const find = (id: string): Channel => {
    const channel = directory.channel(id);
    if (!channel) throw new Error(`No channel ${id} in the emulated workspace`);
    if (channel.kind === 'im' || channel.kind === 'mpim')
      throw new Error('Nobody joins or leaves a direct message');
    return channel;
  };

  return {
    /** https://docs.slack.dev/reference/events/member_joined_channel */
    async addMember({ channel, ...who }: Joining): Promise<DeliveryResult[]> {
      const here = find(channel);
      if (!directory.user(who.user)) throw new Error(`No user ${who.user} in the emulated workspace`);
      if (here.members.has(who.user)) return [];
      here.members.add(who.user);
      return tell('member_joined_channel', here, who);
    },
    /** Another company connects to it: https://docs.slack.dev/reference/events/channel_shared. */
    async connectChannel(channel: string): Promise<DeliveryResult[]> {
      const here = find(channel);
      here.isExtShared = true;
      const event = { type: 'channel_shared', connected_team_id: OTHER_TEAM.teamId, channel };
      const mayHear = installation.hears(event, here) && installation.allows(scopeOfKind(here.kind, 'read'));
      if (!directory.botIsIn(here) || !mayHear) return [];
      return courier.deliverEvent(event, { isExtShared: true });
    },
    /** https://docs.slack.dev/reference/events/member_left_channel; a bot that was removed hears no more. */
    async removeMember({ channel, user }: Membership): Promise<DeliveryResult[]> {
      const here = find(channel);
      return here.members.delete(user) ? tell('member_left_channel', here, { user }) : [];
    },
  };
}
