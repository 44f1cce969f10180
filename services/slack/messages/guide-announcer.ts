import type { MeetingAnnouncer } from '../../meetings/ports/meeting-announcer.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { replyKey } from '../../store/rows/message-keys.ts';
import { queueMessage } from '../../store/rows/outbox-messages.ts';
import { helpMessage, welcomeMessage } from '../blocks/guide.ts';

/** What a channel is told of the app itself. */
export function guideAnnouncer(
  tx: Executor,
  jobs: Jobs,
  newId: () => string,
): Pick<MeetingAnnouncer, 'welcome' | 'showHelp'> {
  return {
    welcome: ({ teamId, channelId }, auto) =>
      queueMessage(tx, jobs, {
        ...{ teamId, channelId, messageKey: `welcome:${channelId}`, threadTs: null, threadKey: null },
        // A channel that takes no posts isn't greeted: nobody's DM becomes its place.
        ...{ fallbackUserId: null, meetingId: null, content: welcomeMessage(auto) },
      }),
    showHelp: ({ teamId, channelId, threadTs, userId }) =>
      queueMessage(tx, jobs, {
        ...{ teamId, channelId, messageKey: replyKey(newId(), [], userId), threadTs, threadKey: null },
        ...{ fallbackUserId: userId, meetingId: null, content: helpMessage() },
      }),
  };
}
