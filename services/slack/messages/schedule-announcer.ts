import type { Meeting } from '../../meetings/meeting.ts';
import type { StandupsUnit } from '../../standups/ports/standups-unit.ts';
import type { Schedule } from '../../standups/schedule.ts';
import type { Executor } from '../../store/executor.ts';
import type { Jobs } from '../../store/jobs.ts';
import { brief } from '../blocks/brief.ts';
import { type Content, words } from '../blocks/elements.ts';
import { standupChanged } from '../blocks/standup.ts';
import { putMessage } from '../outbox/outbox.ts';
import { sayHolidaysChange } from '../words/holidays.ts';
import { sayMissed } from '../words/standup.ts';
import { sayUnreachable } from '../words/standup-paused.ts';

export type ScheduleAnnouncerDeps = {
  tx: Executor;
  now: Date;
  jobs: Jobs;
  newId: () => string;
  /** Puts a message into the meeting's thread. */
  put: (meeting: Meeting, slot: string, content: Content) => Promise<void>;
};

type ScheduleAnnouncer = Pick<
  StandupsUnit['announcer'],
  'showBrief' | 'showSchedule' | 'tellMissed' | 'tellUnreachable' | 'tellHolidays'
>;

/** What a channel hears of its standing meetings. */
export function scheduleAnnouncer({ tx, now, jobs, newId, put }: ScheduleAnnouncerDeps): ScheduleAnnouncer {
  const putInChannel = (
    { teamId, channelId }: Pick<Schedule, 'teamId' | 'channelId'>,
    by: string,
    content: Content,
  ) =>
    putMessage(tx, jobs, {
      teamId,
      channelId,
      slot: `standup:${newId()}`,
      threadTs: null,
      threadSlot: null,
      content,
      fallbackUserId: by,
      meetingId: null,
    });
  return {
    showBrief: (meeting, asked) => put(meeting, `brief:${meeting.id}`, brief(asked, now)),
    showSchedule: (changed) => putInChannel(changed.schedule, changed.by, standupChanged(changed)),
    tellHolidays: (change, by) => putInChannel(change.holidays, by, words(sayHolidaysChange(change, by))),
    tellUnreachable: (schedule, error) =>
      putMessage(tx, jobs, {
        teamId: schedule.teamId,
        // Slack opens the DM with a person by their id.
        channelId: schedule.askedBy,
        slot: `standup:${newId()}`,
        ...{ threadTs: null, threadSlot: null, fallbackUserId: null, meetingId: null },
        content: words(sayUnreachable(schedule, error)),
      }),
    tellMissed: (schedule, missed) =>
      putInChannel(schedule, schedule.askedBy, words(sayMissed(schedule, missed))),
  };
}
