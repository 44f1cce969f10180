import type { BriefsUnit } from '../../briefs/ports/briefs-unit.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { queueMessage } from '../../store/rows/outbox-messages.ts';
import { briefCard } from '../blocks/brief.ts';

/** What the person who asked for a meeting is told of its brief. */
export function briefAnnouncer(tx: Executor, jobs: Jobs): Pick<BriefsUnit['announcer'], 'showBriefCard'> {
  return {
    showBriefCard: (meeting, card) =>
      queueMessage(tx, jobs, {
        teamId: meeting.teamId,
        // Slack opens the DM with a person by their id.
        channelId: meeting.requestedBy,
        // Ends with them, so that it goes when they're forgotten.
        messageKey: `brief-card:${meeting.id}:${meeting.requestedBy}`,
        ...{ threadTs: null, threadKey: null, fallbackUserId: null, meetingId: meeting.id },
        content: briefCard(meeting, card),
      }),
  };
}
