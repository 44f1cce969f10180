import { placeOf } from '../../agents/house/place-of.ts';
import type { HouseUnit } from '../../agents/house/ports/house-unit.ts';
import type { Turn } from '../../agents/house/turn.ts';
import { brokenList, type ListOwner } from '../../meetings/do-not-say/lists.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import type { PagesIn } from '../../people/pages.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { listsOf } from '../../store/rows/do-not-say-rows.ts';
import { cardKey, replyKey } from '../../store/rows/message-keys.ts';
import { queueMessage } from '../../store/rows/outbox-messages.ts';
import { houseProposal } from '../blocks/house-proposal.ts';
import { houseReply } from '../blocks/house-reply.ts';
import { spokenIn } from './speaks-as.ts';

/** The list for which words of the call don't stand above an answer. What somebody wrote in Slack is there anyway. */
async function hiddenIn(tx: Executor, turn: Turn, meeting: Meeting | null): Promise<ListOwner | null> {
  if (turn.cause !== 'spoken') return null;
  return brokenList(`${turn.words} ${turn.speaker ?? ''}`, await listsOf(tx)(placeOf(turn, meeting)));
}

/** What the house agent says in threads, put into the outbox of the same transaction. */
export function houseAnnouncer(
  tx: Executor,
  jobs: Jobs,
  pagesIn: PagesIn,
): Pick<HouseUnit['announcer'], 'showTurn' | 'showProposed'> {
  return {
    async showProposed(turn, meeting, decided) {
      await queueMessage(tx, jobs, {
        teamId: turn.teamId,
        channelId: turn.channelId,
        messageKey: `proposed:${turn.id}`,
        threadTs: turn.threadTs ?? meeting.threadTs,
        threadKey: cardKey(meeting.id),
        content: spokenIn(meeting, houseProposal(turn, decided, await hiddenIn(tx, turn, meeting))),
        fallbackUserId: null,
        meetingId: meeting.id,
      });
    },
    async showTurn(reply) {
      const { turn, meeting } = reply;
      const content = houseReply(reply, await hiddenIn(tx, turn, meeting), pagesIn(turn.teamId));
      await queueMessage(tx, jobs, {
        teamId: turn.teamId,
        channelId: turn.channelId,
        messageKey: replyKey(turn.id, turn.about, turn.asker),
        threadTs: turn.threadTs ?? meeting?.threadTs ?? null,
        threadKey: meeting ? cardKey(meeting.id) : null,
        content: meeting ? spokenIn(meeting, content) : content,
        fallbackUserId: turn.asker,
        meetingId: meeting?.id ?? null,
      });
    },
  };
}
