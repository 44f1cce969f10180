import type { HouseUnit } from '../../agents/house/ports/house-unit.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { cardKey, replyKey } from '../../store/rows/message-keys.ts';
import { queueMessage } from '../../store/rows/outbox-messages.ts';
import { houseProposal } from '../blocks/house-proposal.ts';
import { houseReply } from '../blocks/house-reply.ts';
import type { PageOf } from '../words/search.ts';
import { spokenIn } from './speaks-as.ts';

/** What the house agent says in threads, put into the outbox of the same transaction. */
export function houseAnnouncer(
  tx: Executor,
  jobs: Jobs,
  pageOf: PageOf,
): Pick<HouseUnit['announcer'], 'showTurn' | 'showProposed'> {
  return {
    async showProposed(turn, meeting, decided) {
      await queueMessage(tx, jobs, {
        teamId: turn.teamId,
        channelId: turn.channelId,
        messageKey: `proposed:${turn.id}`,
        threadTs: turn.threadTs ?? meeting.threadTs,
        threadKey: cardKey(meeting.id),
        content: spokenIn(meeting, houseProposal(turn, decided)),
        fallbackUserId: null,
        meetingId: meeting.id,
      });
    },
    async showTurn(reply) {
      const { turn, meeting } = reply;
      const content = houseReply(reply, pageOf);
      await queueMessage(tx, jobs, {
        teamId: turn.teamId,
        channelId: turn.channelId,
        messageKey: replyKey(turn.id, turn.about),
        threadTs: turn.threadTs ?? meeting?.threadTs ?? null,
        threadKey: meeting ? cardKey(meeting.id) : null,
        content: meeting ? spokenIn(meeting, content) : content,
        fallbackUserId: turn.asker,
        meetingId: meeting?.id ?? null,
      });
    },
  };
}
