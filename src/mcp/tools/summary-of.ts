import type { Agent } from '../../../services/agents/visible-meetings.ts';
import { callNameOf } from '../../../services/meetings/call-link.ts';
import type { Meeting } from '../../../services/meetings/meeting.ts';
import type { AgentUseCases } from '../agent-use-cases.ts';

/** What every list and look says of a meeting, with the name of who asked for it and the way to its thread. */
export async function summariesOf(useCases: AgentUseCases, agent: Agent, meetings: readonly Meeting[]) {
  const [names, links] = await Promise.all([
    useCases.names(
      agent,
      meetings.map(({ id, requestedBy }) => ({ meetingId: id, userId: requestedBy })),
    ),
    useCases.threadLinks(meetings.map(({ id }) => id)),
  ]);
  return meetings.map((meeting) => ({
    meeting_id: meeting.id,
    state: meeting.state,
    call: callNameOf(meeting),
    link: meeting.callUrl,
    channel_id: meeting.channelId,
    thread_link: links.get(meeting.id) ?? null,
    asked_by: meeting.requestedBy,
    asked_by_name: names.get(meeting.requestedBy) ?? null,
    // Null: as soon as it may.
    starts_at: meeting.startsAt?.toISOString() ?? null,
    created_at: meeting.createdAt.toISOString(),
  }));
}
