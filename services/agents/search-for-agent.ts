import type { Transact } from '../meetings/ports/unit.ts';
import { meetingsOf } from '../notes/passage.ts';
import type { ListedRecap, PageEnd, PastMeetings } from '../notes/ports/past-meetings.ts';
import type { askMeetings, Found } from '../notes/search/ask.ts';
import { reachOf } from '../notes/search/reach.ts';
import type { People } from '../people/people.ts';
import type { AgentsUnit } from './ports/agents-unit.ts';
import type { Agent } from './visible-meetings.ts';

export type SearchDeps = {
  transact: Transact<AgentsUnit>;
  people: Pick<People, 'channelsOf'>;
  /** As people search. */
  ask: ReturnType<typeof askMeetings>;
  past: Pick<PastMeetings, 'recaps'>;
  /** Whether the key counts by now. */
  isUsable: (tokenId: string) => Promise<boolean>;
};

export type AgentSearch = Found | { kind: 'no_key' };

/** Looks through what the agent's person may read, as they would, and no further than the key reaches. */
export const searchForAgent =
  ({ transact, ask, isUsable }: Pick<SearchDeps, 'transact' | 'ask' | 'isUsable'>) =>
  async (agent: Agent, question: string): Promise<AgentSearch> => {
    const found = await ask({ ...asker(agent), question });
    if (!(await isUsable(agent.tokenId))) return { kind: 'no_key' };
    if (found.kind === 'found') await keepRead(transact, agent, meetingsOf(found.passages));
    return found;
  };

/** Recaps that the agent's person may read, newest first; null when Slack isn't responding. */
export const listRecaps =
  ({ transact, people, past, isUsable }: Omit<SearchDeps, 'ask'>) =>
  async (agent: Agent, limit: number, after: PageEnd | null): Promise<readonly ListedRecap[] | null> => {
    const reach = await reachOf(people, asker(agent));
    if (!reach) return null;
    if (!(await isUsable(agent.tokenId))) return [];
    const listed = await past.recaps(reach, limit, after);
    // Their titles are words too.
    const ids = listed.map(({ meeting }) => meeting.id);
    if (ids.length > 0) await keepRead(transact, agent, ids);
    return listed;
  };

function asker({ teamId, userId, channelId }: Agent) {
  const onlyIn = channelId;
  return {
    teamId,
    userId,
    channelId: channelId ?? userId,
    isExternal: false,
    readBy: 'asker',
    onlyIn,
  } as const;
}

function keepRead(
  transact: Transact<AgentsUnit>,
  { teamId, tokenId }: Agent,
  meetingIds: readonly string[],
): Promise<void> {
  return transact(async (unit) => {
    for (const id of meetingIds) await unit.agents.markRead(teamId, id, tokenId);
  });
}
