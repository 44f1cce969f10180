import { startPolling } from '../../services/common/poll-loop.ts';
import { attendEars } from '../../services/ears/attend-ears.ts';
import { mayStillHear } from '../../services/ears/ears.ts';
import type { EarsService } from '../../services/ears/ports/ears-service.ts';
import { sendEars } from '../../services/ears/send-ears.ts';
import { earsOf, unheardMeetings } from '../../services/store/rows/ears-rows.ts';
import { createLeases } from '../../services/store/rows/leases.ts';
import { databaseTime } from '../../services/store/transaction.ts';
import type { WholeTransact, WholeUnit } from '../../services/store/unit.ts';
import type { Foundation } from './foundation.ts';

export type EarsParts = {
  base: Foundation;
  transact: WholeTransact;
  /** Undefined where no service is set up: then those that are in a call are given up. */
  service: EarsService | undefined;
};

/** Who listens in calls where PikaStream tells nothing. Off unless it is set up; meetings work without it. */
export function connectEars({ base, transact, service }: EarsParts) {
  const { config, pace, failpoint, log } = base;
  const { db } = base.database;
  const { EARS: kind, EARS_WHEN: when, PIKASTREAM_WEBHOOK_SECRET: secret } = config;
  return {
    attend: attendEars<WholeUnit>({
      ...{ transact, failpoint, log, service: service ?? null },
      leases: createLeases(db),
      passcodeOf: base.passcodes.open,
      readEvery: pace.earsEveryMs / 1_000,
    }),
    async mayStillHear(meetingId: string) {
      const ears = await earsOf(db, meetingId);
      return ears !== null && mayStillHear(ears, await databaseTime(db));
    },
    /** Looks for calls that need somebody. */
    start(): { stop(): Promise<void> } {
      if (!kind || !service) return { stop: async () => {} };
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
