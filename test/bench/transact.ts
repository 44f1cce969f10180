import { noTrace } from '../../services/meetings/ports/trace.ts';
import { pollIntervals } from '../../services/meetings/states/timing.ts';
import type { Executor } from '../../services/store/executor.ts';
import type { Jobs } from '../../services/store/jobs.ts';
import { createPasscodes } from '../../services/store/passcodes.ts';
import { createSecretCipher } from '../../services/store/secret-cipher.ts';
import type { WholeTransact } from '../../services/store/unit.ts';
import { connectUnits } from '../../src/wiring/units.ts';

/** Units of work as the app has them, without the app. */
export function transactOn(db: Executor, jobs: Jobs): WholeTransact {
  const slack = { pagesIn: () => () => null };
  const cipher = createSecretCipher({ kind: 'none' });
  const passcodes = createPasscodes(cipher);
  const how = {
    config: { SLACK_TASK_CARDS: 'off' as const },
    pollEvery: pollIntervals,
    tools: [],
    budget: null,
  };
  return connectUnits({ db, trace: noTrace, jobs, passcodes, cipher, slack, ...how }).transact;
}
