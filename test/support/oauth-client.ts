import { createHash, randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { z } from 'zod';
import type { World } from './world.ts';

// A client that keeps to MCP's authorization specification (2026-07-28) and the RFCs that it names, and takes nothing else.

export const callback = 'https://client.example/callback?from=standin';

const resourceSchema = z.looseObject({
  resource: z.url(),
  authorization_servers: z.array(z.url()).min(1),
  scopes_supported: z.array(z.string()).min(1),
  bearer_methods_supported: z.array(z.string()),
});
const serverSchema = z.looseObject({
  issuer: z.url(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  registration_endpoint: z.url(),
  revocation_endpoint: z.url(),
  response_types_supported: z.array(z.string()),
  grant_types_supported: z.array(z.string()),
  token_endpoint_auth_methods_supported: z.array(z.string()),
  code_challenge_methods_supported: z.array(z.string()),
  authorization_response_iss_parameter_supported: z.literal(true),
});
const registeredSchema = z.looseObject({
  client_id: z.string().min(16),
  client_secret: z.never().optional(),
  redirect_uris: z.array(z.string()).min(1),
  token_endpoint_auth_method: z.literal('none'),
});
const tokensSchema = z.strictObject({
  access_token: z.string().min(40),
  token_type: z.literal('Bearer'),
  expires_in: z.number().int().positive().max(3_600),
  refresh_token: z.string().min(40),
  scope: z.string(),
});

export type Found = z.infer<typeof serverSchema> & { resource: string; scope: string };
export type Tokens = z.infer<typeof tokensSchema>;

export const originOf = ({ app }: Pick<World, 'app'>) => `http://localhost:${app.port}`;

/** What a client learns that has the address of /mcp alone (RFC 9728, 5.1; RFC 8414, 3). */
export async function discover(world: Pick<World, 'app'>): Promise<Found> {
  const address = `${originOf(world)}/mcp`;
  const refused = await fetch(address, { method: 'POST', body: '{}' });
  expect(refused.status).toBe(401);
  const challenge = refused.headers.get('www-authenticate') ?? '';
  const field = (name: string) => new RegExp(`[ ,]${name}="([^"]*)"`).exec(challenge)?.[1] ?? '';
  expect(challenge).toMatch(/^Bearer /);
  const resource = resourceSchema.parse(await getJson(field('resource_metadata')));
  expect(resource.resource).toBe(address);
  const issuer = resource.authorization_servers[0] ?? '';
  const server = serverSchema.parse(await getJson(`${issuer}/.well-known/oauth-authorization-server`));
  expect(server.issuer).toBe(issuer);
  expect(server.code_challenge_methods_supported).toEqual(['S256']);
  return { ...server, resource: resource.resource, scope: field('scope') };
}

async function getJson(address: string): Promise<unknown> {
  const answer = await fetch(address, { redirect: 'error' });
  expect(answer.status, address).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  return answer.json();
}

export function postJson(address: string, body: unknown): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

export type Registration = { client_name?: string; redirect_uris?: string[] };

export async function register(
  { registration_endpoint }: Found,
  { client_name = 'Acme Notes', redirect_uris = [callback] }: Registration = {},
): Promise<string> {
  const answer = await postJson(registration_endpoint, {
    ...{ client_name, redirect_uris, token_endpoint_auth_method: 'none', application_type: 'web' },
    ...{ grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'] },
  });
  expect(answer.status).toBe(201);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return registeredSchema.parse(await answer.json()).client_id;
}

/** One request for authorization, and what the client keeps of it. */
export function newRequest(
  found: Found,
  clientId: string,
  redirectUri = callback,
  more: Record<string, string> = {},
) {
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const url = new URL(found.authorization_endpoint);
  url.search = new URLSearchParams({
    ...{ response_type: 'code', client_id: clientId, redirect_uri: redirectUri, state },
    ...{ code_challenge: createHash('sha256').update(verifier).digest('base64url') },
    ...{ code_challenge_method: 'S256', scope: found.scope, resource: found.resource, ...more },
  }).toString();
  return { url: url.href, verifier, state, clientId, redirectUri };
}

export type Requested = ReturnType<typeof newRequest>;

/** What came back in the address, as a strict client reads it: its own state, and the issuer that it asked (RFC 9207). */
export function readCallback(
  found: Found,
  { state, redirectUri }: Requested,
  location: string,
): URLSearchParams {
  expect(location.startsWith(redirectUri), location).toBe(true);
  const said = new URL(location).searchParams;
  expect(said.getAll('state')).toEqual([state]);
  expect(said.getAll('iss')).toEqual([found.issuer]);
  return said;
}

export function postForm(
  address: string,
  form: Record<string, string> | [string, string][],
): Promise<Response> {
  return fetch(address, { method: 'POST', body: new URLSearchParams(form) });
}

export function codeForm({ verifier, clientId, redirectUri }: Requested, found: Found, code: string) {
  return {
    ...{ grant_type: 'authorization_code', code, code_verifier: verifier, client_id: clientId },
    ...{ redirect_uri: redirectUri, resource: found.resource },
  };
}

export async function tokensIn(answer: Response): Promise<Tokens> {
  const json: unknown = await answer.json();
  expect(answer.status, JSON.stringify(json)).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return tokensSchema.parse(json);
}

/** The code of what was refused. */
export async function errorIn(answer: Response): Promise<string> {
  const said = z.looseObject({ error: z.string() }).parse(await answer.json());
  expect(answer.status).toBe(said.error === 'invalid_client' ? 401 : 400);
  return said.error;
}

export function refresh(found: Found, clientId: string, tokens: Tokens, more: Record<string, string> = {}) {
  return postForm(found.token_endpoint, {
    ...{ grant_type: 'refresh_token', refresh_token: tokens.refresh_token, client_id: clientId },
    ...{ resource: found.resource, ...more },
  });
}
