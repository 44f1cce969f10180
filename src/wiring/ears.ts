import { startPolling } from '../../services/common/poll-loop.ts';
import { attendEars } from '../../services/ears/attend-ears.ts';
import { deleteAtService } from '../../services/ears/deletions/delete-at-service.ts';
import { type EarsKind, mayStillHear } from '../../services/ears/ears.ts';
import { hearPushed } from '../../services/ears/hear-pushed.ts';
import { peopleTiming } from '../../services/ears/people/people-reading.ts';
import { readPeople } from '../../services/ears/people/read-people.ts';
import type { EarsServices } from '../../services/ears/ports/ears-service.ts';
import type { PeopleSource } from '../../services/ears/ports/people-source.ts';
import { sendEars } from '../../services/ears/send-ears.ts';
import { earsOf, unheardMeetings } from '../../services/store/rows/ears-rows.ts';
import { isLastReadingDue } from '../../services/store/rows/people-reading-rows.ts';
import { databaseTime } from '../../services/store/transaction.ts';
import type { WholeTransact, WholeUnit } from '../../services/store/unit.ts';
import { attendeeDoor } from '../attendee/webhook-door.ts';
import type { Route } from '../http/server.ts';
import type { Foundation } from './foundation.ts';

export type EarsParts = {
  base: Foundation;
  transact: WholeTransact;
  /** Where one isn't set up any more, those of it that are in a call are given up. */
  services: EarsServices;
  /** Undefined where nobody but PikaStream is asked who is in calls. */
  people: PeopleSource | undefined;
};

/** What others than PikaStream tell of calls: who listens, and who is there. Off unless set up; meetings work without. */
export function connectEars({ base, transact, services, people }: EarsParts) {
  const { config, pace, failpoint, log } = base;
  const { db } = base.database;
  const { EARS: kind, EARS_WHEN: when, PIKASTREAM_WEBHOOK_SECRET: secret } = config;
  const asking = {
    ...{ transact, failpoint, log },
    serviceOf: (one: EarsKind) => services[one] ?? null,
    leases: base.leases,
  };
  return {
    deleteAtService: deleteAtService<WholeUnit>(asking),
    attend: attendEars<WholeUnit>({
      ...asking,
      passcodeOf: base.passcodes.open,
      readEvery: pace.earsEveryMs / 1_000,
    }),
    async mayStillHear(meetingId: string) {
      const ears = await earsOf(db, meetingId);
      if (ears !== null && mayStillHear(ears, await databaseTime(db))) return true;
      return people !== undefined && isLastReadingDue(db, meetingId, peopleTiming.notesWaitFor);
    },
    /** Reads who is in calls. */
    startPeople(): { stop(): Promise<void> } {
      if (!people) return { stop: async () => {} };
      const read = readPeople<WholeUnit>({ transact, source: people, log });
      return startPolling(pace.earsEveryMs, () =>
        read(base.stopping.signal).catch((error: unknown) =>
          log.error({ err: error }, 'Could not read who is in calls; it will be retried'),
        ),
      );
    },
    /** Where Attendee pushes; none without a secret. */
    routes: routesOf({ base, transact }),
    /** Looks for calls that need somebody. */
    start(): { stop(): Promise<void> } {
      if (!kind || !services[kind]) return { stop: async () => {} };
      const unheard = () => unheardMeetings(db, when);
      const send = sendEars<WholeUnit>({ transact, kind, when, hasWebhook: secret !== undefined, unheard });
      return startPolling(pace.earsEveryMs, () =>
        send().catch((error: unknown) =>
          log.error({ err: error }, 'Could not look for calls to listen in; it will be retried'),
        ),
      );
    },
  };
}

function routesOf({ base: { config, pace, log }, transact }: Pick<EarsParts, 'base' | 'transact'>): Route[] {
  const { ATTENDEE_WEBHOOK_SECRET: secrets } = config;
  if (!secrets) return [];
  const hear = hearPushed<WholeUnit>({ transact, kind: 'attendee' });
  return [attendeeDoor({ secrets, hear, clock: pace.rateClock, log })];
}
