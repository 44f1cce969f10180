import type { Transact, Unit } from '../../meetings/ports/unit.ts';
import type { Actor } from '../../people/actor.ts';
import { authorize, type NotEntitled, type Outsider, presentIn } from '../../people/authorize.ts';
import { isOwnDm } from '../../people/own-dm.ts';
import type { People } from '../../people/people.ts';
import type { ConnectedSelf, ConnectedSelves } from '../ports/connected-selves.ts';

export type ReadSelfInDeps = {
  transact: Transact<Unit & { readonly selves: ConnectedSelves }>;
  people: Pick<People, 'kindOf' | 'channelsOf'>;
};

export type ReadSelfOutcome =
  | { kind: 'read_here' | 'not_read_here'; self: ConnectedSelf }
  /** In their DM it is theirs anyway. */
  | { kind: 'own_dm'; self: ConnectedSelf }
  /** Nobody imported their AI Self. */
  | { kind: 'no_self_of_yours' }
  | { kind: 'too_many_channels'; most: number }
  | NotEntitled
  | Outsider;

const mostChannels = 50;

/** The owner of a self lets a channel that they are in read what Pika remembers, or doesn't any more. Nobody else does. */
export const readSelfIn =
  ({ transact, people }: ReadSelfInDeps) =>
  async (actor: Actor, isRead: boolean): Promise<ReadSelfOutcome> => {
    const { teamId, channelId, userId } = actor;
    const refusal = await authorize(actor, presentIn(people, { channelId }));
    if (refusal) return refusal;
    return transact(async ({ selves }) => {
      const self = await selves.ofOwner(teamId, userId);
      if (!self) return { kind: 'no_self_of_yours' };
      if (isOwnDm(channelId)) return { kind: 'own_dm', self };
      if (isRead && !self.channels.includes(channelId) && self.channels.length >= mostChannels)
        return { kind: 'too_many_channels', most: mostChannels };
      await selves.setReadIn(self, channelId, isRead);
      return { kind: isRead ? 'read_here' : 'not_read_here', self };
    });
  };
