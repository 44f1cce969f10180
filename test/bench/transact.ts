import { randomUUID } from 'node:crypto';
import type { Transact } from '../../services/meetings/ports/unit.ts';
import { createAnnouncer } from '../../services/slack/announcer.ts';
import { createCalendarVoice } from '../../services/slack/calendar-voice.ts';
import { createCopyVoice } from '../../services/slack/copy-voice.ts';
import { createItemMessages } from '../../services/slack/item-messages.ts';
import type { Executor } from '../../services/store/executor.ts';
import type { Jobs } from '../../services/store/jobs.ts';
import { createProviderHealth } from '../../services/store/provider-health.ts';
import { createSessionLog } from '../../services/store/session-log.ts';
import { createTransact } from '../../services/store/unit.ts';

/** Units of work as the app has them, without the app. */
export function transactOn(db: Executor, jobs: Jobs): Transact {
  return createTransact({
    db,
    jobs,
    newId: randomUUID,
    changed: () => {},
    calendarVoiceFor: (tx) => createCalendarVoice({ tx, jobs, newId: randomUUID }),
    copyVoiceFor: (tx) => createCopyVoice({ tx, jobs, newId: randomUUID }),
    itemMessagesFor: (tx) => createItemMessages({ tx, jobs, pageOf: () => null }),
    announcerFor: (tx, now) =>
      createAnnouncer({
        tx,
        now,
        jobs,
        newId: randomUUID,
        sessions: createSessionLog(tx),
        health: createProviderHealth(tx),
        tasksOf: async () => [],
        pageOf: () => null,
        canRewriteNotes: false,
        isEditable: () => false,
      }),
  });
}
