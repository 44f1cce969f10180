import { randomUUID } from 'node:crypto';
import type { UseCases } from '../../listeners/use-cases.ts';
import { askPerson, decideRequest } from '../../services/agents/oauth/ask-person.ts';
import { redeemCode, refreshTokens } from '../../services/agents/oauth/give-tokens.ts';
import { goOn } from '../../services/agents/oauth/go-on.ts';
import { registerClient } from '../../services/agents/oauth/register-client.ts';
import { revokeToken } from '../../services/agents/oauth/revoke-token.ts';
import { startRequest } from '../../services/agents/oauth/start-request.ts';
import type { HouseEar } from '../../services/agents/talk.ts';
import { createRateLimit, type Rate } from '../../services/common/rate-limit.ts';
import type { WholeTransact, WholeUnit } from '../../services/store/unit.ts';
import { oauthAddress } from '../oauth/address.ts';
import { authorizeRoute } from '../oauth/authorize.ts';
import { createOAuthLimits } from '../oauth/limits.ts';
import { challengeOf, metadataRoutes } from '../oauth/metadata.ts';
import { registerRoute } from '../oauth/register.ts';
import { requestPageRoute } from '../oauth/request-page.ts';
import { tokenRoutes } from '../oauth/token.ts';
import type { SlackConnection } from '../slack/connect.ts';
import type { Foundation } from './foundation.ts';

export type OAuthParts = {
  base: Foundation;
  transact: WholeTransact;
  slack: Pick<SlackConnection, 'people'>;
  house: { ear: HouseEar<WholeUnit> | null };
  /** Where this process is reached, once the port is known. */
  origin: () => string;
};

/** Codes from pages that one person may try. */
const tryRate: Rate = { burst: 10, everySeconds: 60 };

/** How clients that take no key get one: they ask in a browser, and their person answers in Slack. */
export function connectOAuth({ base, transact, slack: { people }, house, origin }: OAuthParts) {
  const at = () => oauthAddress(origin());
  const clock = base.pace.rateClock;
  const limits = createOAuthLimits(clock);
  const clientOf = (id: string) => transact((unit) => unit.oauth.client(id));
  const making = { transact, newId: randomUUID };
  const ending = { transact, house: house.ear };
  return {
    challenge: (hasToken: boolean) => challengeOf(at(), hasToken),
    routes: [
      ...metadataRoutes(at),
      registerRoute({ at, register: registerClient(making), limits }),
      authorizeRoute({ at, clientOf, start: startRequest(making), limits }),
      requestPageRoute({ at, goOn: goOn({ transact }), limits }),
      ...tokenRoutes({
        ...{ at, clientOf, limits, log: base.log },
        redeem: redeemCode({ ...ending, newId: randomUUID }),
        refresh: refreshTokens(ending),
        revoke: revokeToken(ending),
      }),
    ],
    useCases: {
      askPerson: askPerson({ transact, people, tries: createRateLimit(tryRate, clock) }),
      decideRequest: decideRequest({ transact, people }),
    } satisfies Partial<UseCases>,
  };
}
