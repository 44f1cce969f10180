import type { goOn } from '../../services/agents/oauth/go-on.ts';
import { withParameters } from '../../services/agents/oauth/redirect-uris.ts';
import type { Route } from '../http/server.ts';
import type { OAuthAddress } from './address.ts';
import { browserOf } from './browser-cookie.ts';
import type { OAuthLimits } from './limits.ts';
import { answerPage, answerRedirect } from './page.ts';
import { sayConnect, sayDone, sayOver, sayTooOften } from './words.ts';

export const requestPath = '/oauth/requests/';

/** Seconds after which an open page looks whether its person has answered in Slack. */
const lookEverySeconds = 3;

export type RequestPageDeps = {
  at: () => OAuthAddress | null;
  goOn: ReturnType<typeof goOn>;
  limits: Pick<OAuthLimits, 'other'>;
};

/** `GET /oauth/requests/<id>`: the page with the code, which goes on to the client once its person has answered in Slack. */
export function requestPageRoute({ at, goOn, limits }: RequestPageDeps): Route {
  return {
    method: 'GET',
    path: requestPath,
    isPrefix: true,
    async handle(request) {
      const address = at();
      if (!address) return { status: 404 };
      if (limits.other(request.sender()) > 0) return answerPage(429, sayTooOften, lookEverySeconds);
      const browser = browserOf(request, address);
      const went = browser && isId.test(request.rest) ? await goOn(request.rest, browser) : null;
      switch (went?.kind) {
        case undefined:
          return answerPage(404, sayOver);
        case 'waits':
          return answerPage(200, sayConnect(went), lookEverySeconds);
        case 'goes_on': {
          const { redirectUri, clientState: state, answer } = went;
          const said = answer === 'refused' ? { error: 'access_denied' } : { code: answer.code };
          // RFC 9207: by the issuer a client knows whose answer it is.
          return answerRedirect(withParameters(redirectUri, { ...said, state, iss: address.issuer }));
        }
        case 'done':
          return answerPage(200, sayDone(went.clientName));
        default:
          return went satisfies never;
      }
    },
  };
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
