import type { redeemCode, refreshTokens, Tokens } from '../../services/agents/oauth/give-tokens.ts';
import type { OAuthClient } from '../../services/agents/oauth/request.ts';
import type { revokeToken } from '../../services/agents/oauth/revoke-token.ts';
import { scopeOf } from '../../services/agents/oauth/scopes.ts';
import type { HttpAnswer, HttpRequest, Route } from '../http/server.ts';
import { isResource, type OAuthAddress } from './address.ts';
import { answerError, answerJson, answerLater } from './answers.ts';
import type { OAuthLimits } from './limits.ts';
import { maxBodyBytes, type Parameters, readForm } from './parameters.ts';

export type TokenRouteDeps = {
  at: () => OAuthAddress | null;
  clientOf: (id: string) => Promise<OAuthClient | null>;
  redeem: ReturnType<typeof redeemCode>;
  refresh: ReturnType<typeof refreshTokens>;
  revoke: ReturnType<typeof revokeToken>;
  limits: Pick<OAuthLimits, 'other'>;
  log: { warn(fields: object, message: string): void };
};

/** `POST /oauth/token` (RFC 6749, 3.2) and `POST /oauth/revoke` (RFC 7009), for public clients. */
export function tokenRoutes(deps: TokenRouteDeps): Route[] {
  const route = (path: string, answer: (given: Parameters) => Promise<HttpAnswer>): Route => ({
    method: 'POST',
    path,
    maxBodyBytes,
    async handle(request: HttpRequest) {
      if (!deps.at()) return { status: 404 };
      const waitMs = deps.limits.other(request.sender());
      if (waitMs > 0) return answerLater(waitMs);
      const given = await readForm(request);
      return given ? answer(given) : answerError('invalid_request');
    },
  });
  return [
    route('/oauth/token', (given) => answerToken(deps, given)),
    route('/oauth/revoke', (given) => answerRevoke(deps, given)),
  ];
}

async function answerToken(deps: TokenRouteDeps, given: Parameters): Promise<HttpAnswer> {
  const address = deps.at();
  const clientId = given.get('client_id');
  if (!clientId || !(await deps.clientOf(clientId))) return answerError('invalid_client');
  if (given.resources.some((resource) => !address || !isResource(resource, address)))
    return answerError('invalid_target');
  switch (given.get('grant_type')) {
    case 'authorization_code': {
      const [code, verifier] = [given.get('code'), given.get('code_verifier')];
      if (!code || !verifier) return answerError('invalid_request');
      const redirectUri = given.get('redirect_uri');
      return answerOf(await deps.redeem({ clientId, code, verifier, redirectUri }));
    }
    case 'refresh_token': {
      const refreshToken = given.get('refresh_token');
      if (!refreshToken) return answerError('invalid_request');
      const outcome = await deps.refresh({ clientId, refreshToken, scope: given.get('scope') });
      if (outcome.kind !== 'reused') return answerOf(outcome);
      const { teamId, userId } = outcome;
      deps.log.warn({ teamId, userId }, 'A refresh token came a second time; its connection has ended');
      return answerError('invalid_grant');
    }
    case null:
      return answerError('invalid_request');
    default:
      return answerError('unsupported_grant_type');
  }
}

function answerOf(outcome: Awaited<ReturnType<TokenRouteDeps['redeem']>>): HttpAnswer {
  return outcome.kind === 'tokens' ? answerTokens(outcome) : answerError(outcome.kind);
}

function answerTokens(tokens: Tokens): HttpAnswer {
  return answerJson(200, {
    access_token: tokens.accessToken,
    token_type: 'Bearer',
    expires_in: tokens.expiresInSeconds,
    refresh_token: tokens.refreshToken,
    scope: scopeOf(tokens),
  });
}

async function answerRevoke({ revoke }: TokenRouteDeps, given: Parameters): Promise<HttpAnswer> {
  const token = given.get('token');
  if (!token) return answerError('invalid_request');
  const outcome = await revoke({ token, clientId: given.get('client_id') });
  return outcome === 'ended' ? answerJson(200, {}) : answerError('invalid_grant');
}
