import { isChallenge } from '../../services/agents/oauth/pkce.ts';
import { hostOfRedirect, isRegistered, withParameters } from '../../services/agents/oauth/redirect-uris.ts';
import type { OAuthClient } from '../../services/agents/oauth/request.ts';
import { asksToReadOnly } from '../../services/agents/oauth/scopes.ts';
import type { startRequest } from '../../services/agents/oauth/start-request.ts';
import type { HttpAnswer, Route } from '../http/server.ts';
import { isResource, type OAuthAddress } from './address.ts';
import type { OAuthError } from './answers.ts';
import { browserCookie, browserOf, newBrowser } from './browser-cookie.ts';
import type { OAuthLimits } from './limits.ts';
import { answerPage, answerRedirect } from './page.ts';
import { type Parameters, readParameters } from './parameters.ts';
import { requestPath } from './request-page.ts';
import { sayTooOften, sayUnknownClient, sayWrongRedirect, sayWrongRequest } from './words.ts';

export type AuthorizeDeps = {
  at: () => OAuthAddress | null;
  clientOf: (id: string) => Promise<OAuthClient | null>;
  start: ReturnType<typeof startRequest>;
  limits: Pick<OAuthLimits, 'authorize'>;
};

const maxStateChars = 4_000;

/**
 * `GET /oauth/authorize` (RFC 6749, 3.1): a client sends a browser here. Nothing is sent on before a person allowed
 * it: anybody may register an address, and we would lead people there (RFC 9700, 4.11.2).
 */
export function authorizeRoute({ at, clientOf, start, limits }: AuthorizeDeps): Route {
  return {
    method: 'GET',
    path: '/oauth/authorize',
    async handle(request) {
      const address = at();
      if (!address) return { status: 404 };
      if (limits.authorize(request.sender()) > 0) return answerPage(429, sayTooOften);
      const given = readParameters(request.query());
      const client = await clientOf(given?.get('client_id') ?? '');
      if (!given || !client) return answerPage(400, sayUnknownClient);
      const redirectUri = given.get('redirect_uri') ?? '';
      if (!isRegistered(client.redirectUris, redirectUri)) return answerPage(400, sayWrongRedirect);
      const error = errorIn(given, address);
      if (error) return answerError(error, { given, client, redirectUri, address });
      const browser = browserOf(request, address) ?? newBrowser();
      const id = await start({
        ...{ clientId: client.id, redirectUri, browser },
        clientState: given.get('state'),
        challenge: given.get('code_challenge') ?? '',
        readOnly: asksToReadOnly(given.get('scope')),
      });
      const cookie = { 'set-cookie': browserCookie(address, browser) };
      return answerRedirect(`${address.issuer}${requestPath}${id}`, cookie);
    },
  };
}

/** What its client has to put right; null for nothing. */
function errorIn(given: Parameters, address: OAuthAddress): OAuthError | null {
  if (given.get('response_type') !== 'code') return 'unsupported_response_type';
  if ((given.get('response_mode') ?? 'query') !== 'query') return 'invalid_request';
  if (given.get('code_challenge_method') !== 'S256') return 'invalid_request';
  if (!isChallenge(given.get('code_challenge') ?? '')) return 'invalid_request';
  if ((given.get('state')?.length ?? 0) > maxStateChars) return 'invalid_request';
  return given.resources.every((resource) => isResource(resource, address)) ? null : 'invalid_target';
}

function answerError(
  error: OAuthError,
  about: { given: Parameters; client: OAuthClient; redirectUri: string; address: OAuthAddress },
): HttpAnswer {
  const { given, client, redirectUri, address } = about;
  const back = withParameters(redirectUri, { error, state: given.get('state'), iss: address.issuer });
  const host = hostOfRedirect(redirectUri) ?? 'the program on this computer';
  return answerPage(400, sayWrongRequest(error, client.name, host, back));
}
