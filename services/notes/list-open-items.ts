import type { Actor } from '../people/actor.ts';
import { isOwnDm } from '../people/own-dm.ts';
import type { People } from '../people/people.ts';
import type { Roster } from '../people/roster.ts';
import type { OpenItems, OpenList } from './ports/open-items.ts';
import { type NotSearched, whyNotSearch } from './search/reach.ts';

export type OpenListed =
  | NotSearched
  /** `where`: of this channel, or the asker's of all their channels. `timeZone`: the asker's. */
  | { kind: 'open'; where: 'here' | 'everywhere'; list: OpenList; timeZone: string };

export type ListOpenDeps = {
  people: Pick<People, 'channelsOf' | 'kindOf'>;
  roster: Pick<Roster, 'timeZone'>;
  open: OpenItems;
};

const maxItems = 30;

/** What is open of a channel's calls, for its members; in the DM with the app all that is the asker's own. */
export const listOpenItems =
  ({ people, roster, open }: ListOpenDeps) =>
  async (actor: Actor): Promise<OpenListed> => {
    const { teamId, channelId, userId } = actor;
    const refusal = await whyNotSearch(people, actor);
    if (refusal) return refusal;
    const channels = await people.channelsOf(actor);
    if (!channels) return { kind: 'unknown' };
    const channelIds = channels.map(({ id }) => id);
    const timeZone = (await roster.timeZone(actor)) ?? 'UTC';
    if (isOwnDm(channelId)) {
      const list = await open.of({ teamId, channelIds, dmOf: userId }, userId, maxItems);
      return { kind: 'open', where: 'everywhere', list, timeZone };
    }
    const here = { teamId, channelIds: channelIds.filter((id) => id === channelId), dmOf: null };
    return { kind: 'open', where: 'here', list: await open.in(here, userId, maxItems), timeZone };
  };
