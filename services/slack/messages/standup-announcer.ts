import type { Meeting } from '../../meetings/meeting.ts';
import type { StandupsUnit } from '../../standups/ports/standups-unit.ts';
import type { Standup } from '../../standups/standup.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { queueMessage } from '../../store/rows/outbox-messages.ts';
import { type Content, words } from '../blocks/elements.ts';
import { standupChanged } from '../blocks/standup.ts';
import { standupPrompt } from '../blocks/standup-prompt.ts';
import { sayHolidaysChange } from '../words/holidays.ts';
import { sayMissed, sayUnreachable } from '../words/standup.ts';

export type StandupAnnouncerDeps = {
  tx: Executor;
  now: Date;
  jobs: Jobs;
  newId: () => string;
  /** Puts a message into the meeting's thread. */
  put: (meeting: Meeting, messageKey: string, content: Content) => Promise<void>;
};

type StandupAnnouncer = Pick<
  StandupsUnit['announcer'],
  'showPrompt' | 'showChange' | 'tellMissed' | 'tellUnreachable' | 'tellHolidays'
>;

/** What a channel hears of its standing meetings. */
export function standupAnnouncer({ tx, now, jobs, newId, put }: StandupAnnouncerDeps): StandupAnnouncer {
  const putInChannel = (
    { teamId, channelId }: Pick<Standup, 'teamId' | 'channelId'>,
    by: string,
    content: Content,
  ) =>
    queueMessage(tx, jobs, {
      teamId,
      channelId,
      messageKey: `standup:${newId()}`,
      threadTs: null,
      threadKey: null,
      content,
      fallbackUserId: by,
      meetingId: null,
    });
  return {
    showPrompt: (meeting, asked) => put(meeting, `brief:${meeting.id}`, standupPrompt(asked, now)),
    showChange: (changed) => putInChannel(changed.standup, changed.by, standupChanged(changed)),
    tellHolidays: (change, by) => putInChannel(change.holidays, by, words(sayHolidaysChange(change, by))),
    tellUnreachable: (standup, error) =>
      queueMessage(tx, jobs, {
        teamId: standup.teamId,
        // Slack opens the DM with a person by their id.
        channelId: standup.askedBy,
        // Ends with them, so that it goes when they're forgotten.
        messageKey: `standup:${newId()}:${standup.askedBy}`,
        ...{ threadTs: null, threadKey: null, fallbackUserId: null, meetingId: null },
        content: words(sayUnreachable(standup, error)),
      }),
    tellMissed: (standup, missed) =>
      putInChannel(standup, standup.askedBy, words(sayMissed(standup, missed))),
  };
}
