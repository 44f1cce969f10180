import { heldOf } from '../meetings/held-of.ts';
import type { Transact } from '../meetings/ports/unit.ts';
import type { ProposalOutcome, Request } from '../meetings/proposal.ts';
import { type ProposeDeps, proposeIn } from '../meetings/propose.ts';
import type { SpendingDeps } from '../people/authorize.ts';
import type { WordsRead } from '../tasks/ports/words-read.ts';
import type { AgentsUnit } from './ports/agents-unit.ts';
import type { Agent } from './visible-meetings.ts';

export type JoinMeetingDeps<U extends AgentsUnit> = Omit<ProposeDeps, 'transact'> &
  SpendingDeps & { transact: Transact<U>; newId: () => string };

type Asked = Pick<Request, 'channelId' | 'calls' | 'minutes'>;

/**
 * Proposes a meeting that an agent asks for. Slack takes its time to say whether its person may send anybody: whether its
 * key still counts, and whether it has read words that could have talked it into this, is asked in the transaction that
 * proposes.
 */
export const joinMeeting =
  <U extends AgentsUnit & { readonly agents: WordsRead }>(deps: JoinMeetingDeps<U>) =>
  async (
    { tokenId, teamId, userId: requestedBy }: Agent,
    asked: Asked,
  ): Promise<ProposalOutcome | { kind: 'no_key' }> => {
    // Without a channel its thread is a DM to the person.
    const place = { teamId, threadTs: null, requestedBy, via: 'agent', byExternal: false } as const;
    const request: Request = { ...asked, ...place, key: `agent:${deps.newId()}` };
    const held = await heldOf(deps, request);
    return deps.transact(async (unit) => {
      if (!(await unit.agents.lockUsable(tokenId))) return { kind: 'no_key' };
      const agentHasRead = await unit.agents.hasRead(tokenId, null);
      const [outcome] = await proposeIn(deps, unit, { ...request, held, agentHasRead });
      if (!outcome) throw new Error('A request of an agent came to nothing');
      return outcome;
    });
  };
