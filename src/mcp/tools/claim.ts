import { z } from 'zod';
import { silentMinutes } from '../../../services/agents/claims/end-claim.ts';
import type { CallWorker } from '../../../services/agents/claims/who-works.ts';
import type { Turn } from '../../../services/agents/house/turn.ts';
import type { Agent } from '../../../services/agents/visible-meetings.ts';
import type { Meeting } from '../../../services/meetings/meeting.ts';
import type { AgentUseCases } from '../agent-use-cases.ts';
import { answer, failure, tooOften, withMeeting } from '../answer.ts';
import type { ToolServer } from '../limited-tools.ts';
import { sayClaimed, sayReleased } from '../words.ts';
import { annotated, meetingId } from './shared.ts';
import { toolInput } from './tool-input.ts';

/** Taking a meeting over from the house agent, and giving it back. */
export function claimTools(server: ToolServer, agent: Agent, useCases: AgentUseCases): void {
  server.registerTool(
    'claim_meeting',
    {
      title: 'Claim a meeting',
      description:
        'Takes a meeting over: what people say to the agent in its call and write in its thread is yours, and Stand-in’s own agent leaves it to you. ' +
        `Your claim ends with release, with the call, with your key, and after ${silentMinutes} minutes without a request of yours about the meeting.`,
      inputSchema: toolInput({
        meeting_id: meetingId,
        release: z.boolean().default(false).describe('Gives the meeting back.'),
      }),
      ...annotated({ readOnly: false, destructive: false, idempotent: true, openWorld: false }),
    },
    ({ meeting_id, release }) =>
      withMeeting(useCases, agent, meeting_id, async ({ meeting }) => {
        const waitMs = useCases.limits.card(agent);
        if (waitMs > 0) return tooOften('cards', waitMs);
        return release ? releaseIt(agent, useCases, meeting) : claimIt(agent, useCases, meeting);
      }),
  );
}

async function claimIt(agent: Agent, useCases: AgentUseCases, meeting: Meeting) {
  const outcome = await useCases.claim(agent, meeting);
  switch (outcome.kind) {
    case 'claimed':
      return answer({
        meeting_id: meeting.id,
        ...(await workerFor(useCases, agent, meeting, { kind: 'claimed', claim: outcome.claim })),
        says: sayClaimed(outcome),
        handed_over: await askedOf(useCases, agent, outcome.handedOver),
        unfinished: await askedOf(useCases, agent, outcome.unfinished),
      });
    case 'taken':
      return failure({ kind: 'claimed', by: outcome.claim.name, userId: outcome.claim.userId });
    case 'call_over':
    case 'no_key':
      return failure(outcome);
    default:
      return outcome satisfies never;
  }
}

async function releaseIt(agent: Agent, useCases: AgentUseCases, meeting: Meeting) {
  const had = await useCases.release(agent, meeting);
  return answer({
    meeting_id: meeting.id,
    ...(await workerFor(useCases, agent, meeting, await useCases.worker(meeting))),
    says: sayReleased(had),
  });
}

/** What the house agent was asked, by whom and when. */
async function askedOf(useCases: AgentUseCases, agent: Agent, turns: readonly Turn[]) {
  const who = turns.map(({ meetingId, asker }) => ({ meetingId: meetingId ?? '', userId: asker }));
  const names = await useCases.names(agent, who);
  return turns.map(({ words, speaker, asker, saidAtMs }) => ({
    words,
    speaker,
    asked_by: asker,
    asked_by_name: names.get(asker ?? '') ?? null,
    said_at_ms: saidAtMs,
  }));
}

/** Who works in a call, as this agent sees it. */
export async function workerFor(
  useCases: AgentUseCases,
  agent: Agent,
  meeting: Pick<Meeting, 'id'>,
  worker: CallWorker | null,
) {
  if (worker?.kind === 'house') return { works: 'house_agent' as const };
  if (worker?.kind !== 'claimed') return { works: 'nobody' as const };
  const { tokenId, userId, name, claimedAt } = worker.claim;
  const names = await useCases.names(agent, [{ meetingId: meeting.id, userId }]);
  return {
    works: tokenId === agent.tokenId ? ('you' as const) : ('another_agent' as const),
    agent_name: name,
    acts_for: userId,
    acts_for_name: names.get(userId) ?? null,
    claimed_at: claimedAt.toISOString(),
  };
}
