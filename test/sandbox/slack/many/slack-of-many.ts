import type { ServerResponse } from 'node:http';
import { type ReceivedRequest, sendJson, startHttpServer } from '../../http-server.ts';
import { argumentsOf } from '../api/arguments.ts';
import { PAGE, pageOf } from '../api/pages.ts';
import { isRecord, type Json, parseJson } from '../json.ts';
import { stringsAt } from '../manifest-rules.ts';
import { WORKSPACE } from '../seed.ts';
import { signatureHeaders } from '../signing.ts';
import { startSlackWorkspace } from '../workspace.ts';
import { createOAuth, type Holder, type OAuthApp } from './oauth.ts';
import {
  aboutWhich,
  dressAnswer,
  dressPayload,
  isOrganisation,
  type Organisation,
  toldOf,
  whoIs,
} from './organisation.ts';
import { type Place, pass } from './place.ts';
import { seenAs, type Team } from './seen-as.ts';

export type ManyOptions = {
  /** Those that stand alone. */
  teams: readonly Team[];
  organisation?: Organisation;
  app: OAuthApp;
  manifest: Json;
};

/**
 * One Slack with several workspaces. Each is an emulated workspace of its own, whose people, channels and times may be the
 * same as another's; a token opens the one that it was given for, and nothing else. That of an organisation opens those of its workspaces
 * that its admins added the app to.
 */
export async function startSlackOfMany({ teams, organisation, app, manifest }: ManyOptions) {
  if (isRecord(manifest.functions)) throw new Error('Slack distributes no app that has steps for workflows');
  const violations: string[] = [];
  const violate = (text: string) => void violations.push(text);
  const oauth = createOAuth(app, organisation, violate);
  const granted = new Set<string>();
  const issued = new Map<string, Place>();
  let appUrl: string | undefined;
  let disguise = (said: string) => said;
  const server = await startHttpServer((request, response) => handle(request, response));
  const all = [...teams, ...(organisation?.workspaces ?? [])];
  const places: Place[] = await Promise.all(
    all.map(async (team, index) => {
      const outside = `${server.url}/w/${index}`;
      const slack = await startSlackWorkspace({
        ...{ manifest, transport: 'http', rateLimits: false, requestUrl: `${server.url}/deliver/${index}` },
      });
      const inside = new URL(slack.apiUrl).origin;
      return { team, slack, inside, ...seenAs(team, inside, outside) };
    }),
  );
  const ofOrganisation = places.filter(({ team }) => organisation?.workspaces.includes(team));

  /** Whose token came along; else what Slack says to it. */
  const opened = ({ headers }: ReceivedRequest): Holder | string => {
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
    const known = token === undefined ? undefined : oauth.tokens.get(token);
    if (known?.state === 'expired') return 'token_expired';
    if (known?.state === 'revoked') return 'token_revoked';
    if (known) return known.team;
    violate('a token that opens nothing');
    return token ? 'invalid_auth' : 'not_authed';
  };
  const opens = (holder: Holder | string, { team }: Place): boolean =>
    holder === team || (holder === organisation && granted.has(team.teamId));
  const callApi = async (method: string, request: ReceivedRequest, response: ServerResponse) => {
    const answer = (json: Json) => sendJson(response, 200, json);
    if (method === 'oauth.v2.access') return answer(oauth.access(request));
    if (method === 'api.test') return answer({ ok: true, args: {} });
    const holder = opened(request);
    if (typeof holder === 'string') return answer({ ok: false, error: holder });
    if (method === 'auth.revoke') {
      oauth.end(holder, 'revoked');
      return answer({ ok: true, revoked: true });
    }
    if (isOrganisation(holder)) return callForAll(holder, method, request, response);
    const place = places.find(({ team }) => team === holder);
    if (place) await pass(place, `/api/${method}`, request, response);
  };
  const callForAll = async (
    holder: Organisation,
    method: string,
    request: ReceivedRequest,
    response: ServerResponse,
  ) => {
    const answer = (json: Json) => sendJson(response, 200, json);
    const refuse = (error: string) => answer({ ok: false, error });
    if (method === 'auth.test') return answer(whoIs(holder));
    if (method === 'auth.teams.list') return answer(teamsPage(argumentsOf(request)));
    const place = aboutWhich(method, request, ofOrganisation, issued);
    if (typeof place === 'string') {
      violate(`${method}: nothing says which workspace it is about`);
      return refuse(place);
    }
    if (!granted.has(place.team.teamId)) return refuse('team_access_not_granted');
    await pass(place, `/api/${method}`, request, response, (text) => {
      const json = parseJson(text);
      return isRecord(json)
        ? JSON.stringify(dressAnswer(method, holder, place.team, noted(place, json)))
        : text;
    });
  };
  /** https://docs.slack.dev/reference/methods/auth.teams.list */
  const teamsPage = (args: Json): Json => {
    const unknown = Object.keys(args).filter((name) => !(name in PAGE) && name !== 'token');
    if (unknown.length > 0) violate(`auth.teams.list: unknown argument: ${unknown.join(', ')}`);
    const there = ofOrganisation.filter(({ team }) => granted.has(team.teamId));
    const page = pageOf(there, args, { usual: 100, largest: 1_000 });
    return {
      ok: true,
      teams: page.items.map(({ team }) => ({ id: team.teamId, name: team.teamName })),
      response_metadata: { next_cursor: page.nextCursor },
    };
  };
  /** What a workspace gave out is its own from then on. */
  const noted = (place: Place, json: Json): Json => {
    const ids = JSON.stringify(json).matchAll(/"(?:id|\w+_id)":"([VFR]\w{6,}|\d+\.1\.[0-9a-f]{32})"/g);
    for (const [, id = ''] of ids) issued.set(id, place);
    return json;
  };
  const handle = async (request: ReceivedRequest, response: ServerResponse): Promise<void> => {
    const [, room, name = '', ...rest] = request.path.split('/');
    if (room === 'api') return callApi(name, request, response);
    const place = places[Number(name)];
    if (room === 'deliver' && place) return deliver(place, request, response);
    if (room === 'w' && place) {
      const needsToken = rest[0] === 'files-pri';
      if (needsToken && !opens(opened(request), place)) {
        violate('a file was asked for with the token of another workspace');
        return sendJson(response, 403, {});
      }
      return pass(place, `/${rest.join('/')}`, request, response);
    }
    violate(`unknown route: ${request.method} ${request.path}`);
    sendJson(response, 404, {});
  };
  const deliver = async (place: Place, { headers, body }: ReceivedRequest, response: ServerResponse) => {
    const type = headers['content-type'] ?? '';
    const said = disguise(place.toTeam(body.toString('utf8')));
    const answer = await send(saidBy(place, said, type), {
      'content-type': type,
      ...(headers['x-slack-retry-num'] ? { 'x-slack-retry-num': String(headers['x-slack-retry-num']) } : {}),
    });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(place.toWorkspace(await answer.text()));
  };
  const saidBy = (place: Place, said: string, type: string): string => {
    if (!organisation || !ofOrganisation.includes(place)) return said;
    noted(place, {
      said: parseJson(new URLSearchParams(said).get('payload') ?? said),
      form: triggerIn(said),
    });
    return dressPayload(said, type, organisation, place.team);
  };
  const send = (body: string, headers: Record<string, string>): Promise<Response> => {
    if (appUrl === undefined) throw new Error('The app isn’t there yet');
    return fetch(appUrl, {
      method: 'POST',
      body,
      headers: { ...headers, ...signatureHeaders(WORKSPACE.signingSecret, body) },
    });
  };
  const sendEvent = (payload: Json) => send(JSON.stringify(payload), { 'content-type': 'application/json' });
  const tellOrganisation = (event: { type: string } & Json) => {
    if (!organisation) throw new Error('There is no organisation');
    if (!stringsAt(manifest, 'settings', 'event_subscriptions', 'bot_events').includes(event.type))
      throw new Error(`The manifest doesn’t ask for ${event.type}`);
    return sendEvent(toldOf(organisation, event));
  };

  return {
    apiUrl: `${server.url}/api/`,
    signingSecret: WORKSPACE.signingSecret,
    oauth,
    violations,
    /** In the order of the teams, then of the organisation's. */
    workspaces: places.map(({ slack }) => slack),
    setRequestUrl(url: string): void {
      appUrl = url;
    },
    /** While this runs, all that is told of one workspace is said to be of another; what it is about stays. */
    async saidOf<Result>(team: Team, of: { teamId: string }, act: () => Promise<Result>): Promise<Result> {
      disguise = (said) => said.replaceAll(team.teamId, of.teamId);
      return act().finally(() => {
        disguise = (told) => told;
      });
    },
    /** What Slack signed, as it is: payloads that no workspace would send. */
    sendEvent,
    sendInteraction: (payload: Json) =>
      send(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), form),
    sendCommand: (fields: Record<string, string>) => send(new URLSearchParams(fields).toString(), form),
    /** An organisation's admin adds the app to a workspace, or takes it from one; the app hears of it unless told otherwise. */
    async grant(team: Team, tells = true) {
      granted.add(team.teamId);
      if (tells) await tellOrganisation({ type: 'team_access_granted', team_ids: [team.teamId] });
    },
    async withdraw(team: Team, tells = true) {
      granted.delete(team.teamId);
      if (tells) await tellOrganisation({ type: 'team_access_revoked', team_ids: [team.teamId] });
    },
    /** Somebody removes the app from a workspace or an organisation: its tokens end, and the app hears of it. */
    async uninstall(team: Holder) {
      oauth.end(team, 'revoked');
      if (isOrganisation(team)) {
        granted.clear();
        return tellOrganisation({ type: 'app_uninstalled' });
      }
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

const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** Of a command, which is no JSON. */
function triggerIn(said: string): Json {
  return { trigger_id: new URLSearchParams(said).get('trigger_id') ?? '' };
}
