import { allScopes } from '../../services/agents/oauth/scopes.ts';
import type { HttpAnswer, Route } from '../http/server.ts';
import type { OAuthAddress } from './address.ts';

export const resourcePath = '/.well-known/oauth-protected-resource';

/** What `WWW-Authenticate` tells a client that has no token, or one that counts no more (RFC 6750, 3; RFC 9728, 5.1). */
export function challengeOf(address: OAuthAddress | null, hasToken: boolean): string {
  const parts = ['realm="Stand-in"', ...(hasToken ? ['error="invalid_token"'] : [])];
  if (address) {
    const metadata = `${address.issuer}${resourcePath}/mcp`;
    parts.push(`resource_metadata="${metadata}"`, `scope="${allScopes.join(' ')}"`);
  }
  return `Bearer ${parts.join(', ')}`;
}

/** Where clients learn who gives tokens for `POST /mcp`, and how: RFC 9728 and RFC 8414. */
export function metadataRoutes(at: () => OAuthAddress | null): Route[] {
  const route = (path: string, of: (address: OAuthAddress) => object): Route => ({
    method: 'GET',
    path,
    async handle() {
      const address = at();
      return address ? document(of(address)) : { status: 404 };
    },
  });
  return [
    // With the resource's path behind it, as RFC 9728 (3.1) has it, and without, as MCP lets clients ask.
    route(`${resourcePath}/mcp`, resourceMetadata),
    route(resourcePath, resourceMetadata),
    route('/.well-known/oauth-authorization-server', serverMetadata),
  ];
}

function resourceMetadata({ issuer, resource }: OAuthAddress) {
  return {
    resource,
    authorization_servers: [issuer],
    scopes_supported: allScopes,
    bearer_methods_supported: ['header'],
    resource_name: 'Stand-in',
  };
}

function serverMetadata({ issuer }: OAuthAddress) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/oauth/authorize`,
    token_endpoint: `${issuer}/oauth/token`,
    registration_endpoint: `${issuer}/oauth/register`,
    revocation_endpoint: `${issuer}/oauth/revoke`,
    scopes_supported: allScopes,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_methods_supported: ['none'],
    revocation_endpoint_auth_methods_supported: ['none'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  };
}

function document(value: object): HttpAnswer {
  return {
    status: 200,
    body: JSON.stringify(value),
    contentType: 'application/json; charset=utf-8',
    headers: { 'cache-control': 'public, max-age=300' },
  };
}
