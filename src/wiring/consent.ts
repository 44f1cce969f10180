import type { UseCases } from '../../listeners/use-cases.ts';
import { decideObjection, leaveUnanswered } from '../../services/consent/decide-objection.ts';
import { readLedger } from '../../services/consent/read-ledger.ts';
import type { WholeTransact } from '../../services/store/unit.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';

export type ConsentParts = {
  base: Foundation;
  transact: WholeTransact;
  slack: Pick<SlackConnection, 'people'>;
};

/** What people in calls were told and asked for, and what comes of it. */
export function connectConsent({ transact, slack: { people } }: ConsentParts) {
  return {
    leaveUnanswered: leaveUnanswered({ transact }),
    useCases: {
      consent: {
        decide: decideObjection({ transact, people }),
        ledger: readLedger({ transact, people }),
      },
    } satisfies Partial<UseCases>,
  };
}
