import type { UseCases } from '../../listeners/use-cases.ts';
import { strangersIn } from '../../services/briefs/strangers.ts';
import { createRateLimit } from '../../services/common/rate-limit.ts';
import { newSecret } from '../../services/common/secret.ts';
import { within } from '../../services/common/within.ts';
import { askToForgetWords } from '../../services/consent/about/ask-to-forget.ts';
import { leaveByPage } from '../../services/consent/about/leave-by-page.ts';
import { makeNotice, noticeRate } from '../../services/consent/about/make-notice.ts';
import { isPage, readPage } from '../../services/consent/about/read-page.ts';
import { askAboutGuests } from '../../services/consent/ask-about-guests.ts';
import { decideObjection, leaveUnanswered } from '../../services/consent/decide-objection.ts';
import { readLedger, sendLedger } from '../../services/consent/read-ledger.ts';
import { nameOf, type UserIn } from '../../services/people/people.ts';
import { builtInName } from '../../services/personas/built-in.ts';
import { nameInCall } from '../../services/personas/persona.ts';
import type { WholeTransact } from '../../services/store/unit.ts';
import { aboutRoutes, pageUrlAt } from '../about/routes.ts';
import type { Route } from '../http/server.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';

export type ConsentParts = {
  base: Foundation;
  transact: WholeTransact;
  slack: Pick<SlackConnection, 'people' | 'roster' | 'workspaceName'>;
};

/** Who reads a page, or types a command, doesn't wait for Slack for longer. */
const nameWithinMs = 1_500;

/** What people in calls were told and asked for, and what comes of it. */
export function connectConsent({ base, transact, slack }: ConsentParts) {
  const { people, roster, workspaceName } = slack;
  const ask = nameOf(people);
  const told = {
    transact,
    workspaceName,
    nameOf: (user: UserIn) => within(nameWithinMs, ask(user), () => null),
  };
  const pageUrl = pageUrlAt(base.config);
  const limit = createRateLimit(noticeRate, base.pace.rateClock);
  return {
    leaveUnanswered: leaveUnanswered({ transact }),
    askAboutGuests: askAboutGuests({ transact, strangersIn: strangersIn({ transact, roster }) }),
    routes: pageUrl('') === null ? [] : pages(base, told),
    useCases: {
      consent: {
        decide: decideObjection({ transact, people }),
        ledger: readLedger({ transact, people }),
        sendLedger: sendLedger({ transact, people }),
        notice: makeNotice({ ...told, people, newToken: newSecret, pageUrl, limit }),
      },
    } satisfies Partial<UseCases>,
  };
}

function pages(
  { pace }: Foundation,
  told: Pick<Parameters<typeof readPage>[0], 'nameOf' | 'workspaceName'> & { transact: WholeTransact },
): Route[] {
  const { transact } = told;
  return aboutRoutes({
    clock: pace.rateClock,
    isPage: isPage({ transact }),
    read: readPage({ ...told, builtInName: (keep) => nameInCall(builtInName, null, keep) }),
    leave: leaveByPage({ transact }),
    forget: askToForgetWords({ transact }),
  });
}
