import type { ServerResponse } from 'node:http';
import { type ReceivedRequest, sendJson, startHttpServer } from '../../http-server.ts';
import type { Json } from '../json.ts';
import { WORKSPACE } from '../seed.ts';
import { signatureHeaders } from '../signing.ts';
import { type SlackWorkspace, startSlackWorkspace } from '../workspace.ts';
import { createOAuth, type OAuthApp } from './oauth.ts';
import { seenAs, type Team } from './seen-as.ts';

export type ManyOptions = {
  teams: readonly Team[];
  app: OAuthApp;
  manifest: Json;
};

/**
 * One Slack with several workspaces. Each is an emulated workspace of its own, whose people, channels and times may be the
 * same as another's; a token opens the one that it was given for, and nothing else.
 */
export async function startSlackOfMany({ teams, app, manifest }: ManyOptions) {
  const violations: string[] = [];
  const oauth = createOAuth(app, (text) => void violations.push(text));
  let appUrl: string | undefined;
  const server = await startHttpServer((request, response) => handle(request, response));
  const places: Place[] = await Promise.all(
    teams.map(async (team, index) => {
      const outside = `${server.url}/w/${index}`;
      const slack = await startSlackWorkspace({
        ...{ manifest, transport: 'http', rateLimits: false, requestUrl: `${server.url}/deliver/${index}` },
      });
      const inside = new URL(slack.apiUrl).origin;
      return { team, slack, inside, ...seenAs(team, inside, outside) };
    }),
  );

  /** Whose token came along; else what Slack says to it. */
  const opened = ({ headers }: ReceivedRequest): Place | string => {
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
    const known = token === undefined ? undefined : oauth.tokens.get(token);
    if (known?.state === 'expired') return 'token_expired';
    if (known?.state === 'revoked') return 'token_revoked';
    const place = places.find(({ team }) => team === known?.team);
    if (place) return place;
    violations.push('a token that opens nothing');
    return token ? 'invalid_auth' : 'not_authed';
  };
  const callApi = async (method: string, request: ReceivedRequest, response: ServerResponse) => {
    if (method === 'oauth.v2.access') return sendJson(response, 200, oauth.access(request));
    const place = opened(request);
    if (typeof place === 'string') return sendJson(response, 200, { ok: false, error: place });
    if (method === 'auth.revoke') {
      oauth.end(place.team, 'revoked');
      return sendJson(response, 200, { ok: true, revoked: true });
    }
    await pass(place, `/api/${method}`, request, response);
  };
  const handle = async (request: ReceivedRequest, response: ServerResponse): Promise<void> => {
    const [, room, name = '', ...rest] = request.path.split('/');
    if (room === 'api') return callApi(name, request, response);
    const place = places[Number(name)];
    if (room === 'deliver' && place) return deliver(place, request, response);
    if (room === 'w' && place) {
      const needsToken = rest[0] === 'files-pri';
      if (needsToken && opened(request) !== place) {
        violations.push('a file was asked for with the token of another workspace');
        return sendJson(response, 403, {});
      }
      return pass(place, `/${rest.join('/')}`, request, response);
    }
    violations.push(`unknown route: ${request.method} ${request.path}`);
    sendJson(response, 404, {});
  };
  const deliver = async (place: Place, { headers, body }: ReceivedRequest, response: ServerResponse) => {
    const answer = await send(place.toTeam(body.toString('utf8')), {
      'content-type': headers['content-type'] ?? '',
      ...(headers['x-slack-retry-num'] ? { 'x-slack-retry-num': String(headers['x-slack-retry-num']) } : {}),
    });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(place.toWorkspace(await answer.text()));
  };
  const send = (body: string, headers: Record<string, string>): Promise<Response> => {
    if (appUrl === undefined) throw new Error('The app isn’t there yet');
    return fetch(appUrl, {
      method: 'POST',
      body,
      headers: { ...headers, ...signatureHeaders(WORKSPACE.signingSecret, body) },
    });
  };

  return {
    apiUrl: `${server.url}/api/`,
    signingSecret: WORKSPACE.signingSecret,
    oauth,
    violations,
    /** In the order of the teams. */
    workspaces: places.map(({ slack }) => slack),
    setRequestUrl(url: string): void {
      appUrl = url;
    },
    /** What Slack signed, as it is: payloads that no workspace would send. */
    sendEvent: (payload: Json) => send(JSON.stringify(payload), { 'content-type': 'application/json' }),
    sendInteraction: (payload: Json) =>
      send(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), form),
    sendCommand: (fields: Record<string, string>) => send(new URLSearchParams(fields).toString(), form),
    /** Somebody removes the app from a workspace: its tokens end, and the app hears of it. */
    async uninstall(team: Team) {
      oauth.end(team, 'revoked');
      const place = places.find((one) => one.team === team);
      return place?.slack.faults.sendAppUninstalled();
    },
    async tellRevoked(team: Team) {
      oauth.end(team, 'revoked');
      const place = places.find((one) => one.team === team);
      return place?.slack.faults.sendTokensRevoked();
    },
    async close(): Promise<void> {
      await Promise.all(places.map(({ slack }) => slack.close()));
      await server.close();
    },
  };
}

type Place = { team: Team; slack: SlackWorkspace; inside: string } & ReturnType<typeof seenAs>;

const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** To the workspace itself, which knows its own token alone. What is no text goes as it is. */
async function pass(
  { inside, toTeam, toWorkspace }: Place,
  path: string,
  { method, headers, body, query }: ReceivedRequest,
  response: ServerResponse,
): Promise<void> {
  const isBytes = path.startsWith('/upload/') || path.startsWith('/files-pri/');
  const answer = await fetch(`${inside}${path}${query.size > 0 ? `?${query}` : ''}`, {
    method,
    headers: {
      'content-type': headers['content-type'] ?? '',
      ...(headers.authorization ? { authorization: `Bearer ${WORKSPACE.botToken}` } : {}),
    },
    ...(method === 'GET'
      ? {}
      : { body: isBytes ? new Uint8Array(body) : toWorkspace(body.toString('utf8')) }),
    redirect: 'manual',
  });
  const type = answer.headers.get('content-type') ?? 'application/octet-stream';
  const kept = ['x-oauth-scopes', 'retry-after'].flatMap((name) => {
    const value = answer.headers.get(name);
    return value ? [[name, value] as const] : [];
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, { 'content-type': type, ...Object.fromEntries(kept) });
  response.end(isBytes ? bytes : toTeam(bytes.toString('utf8')));
}
