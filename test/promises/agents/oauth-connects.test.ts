import {
  Client,
  type OAuthClientProvider,
  StreamableHTTPClientTransport,
  UnauthorizedError,
} from '@modelcontextprotocol/client';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import { knock } from '../../support/knock.ts';
import {
  codeForm,
  discover,
  errorIn,
  type Found,
  newRequest,
  originOf,
  postForm,
  readCallback,
  refresh,
  register,
  tokensIn,
} from '../../support/oauth-client.ts';
import { allow, ask, commandOn, connect, decide, statusOf, type } from '../../support/oauth-flow.ts';
import { startWorld } from '../../support/world.ts';

test('a client with the address alone is connected once its person types its code and allows it', async () => {
  const world = await startWorld();
  const { ada } = world.slack.users;
  const asked = await ask(world);
  const { found, request, page } = asked;
  expect(page.text).toContain('Acme Notes');
  expect(page.text).toContain('client.example');

  const code = await allow(world, asked);
  const tokens = await tokensIn(await postForm(found.token_endpoint, codeForm(request, found, code)));
  expect(tokens.scope.split(' ')).toEqual(found.scopes_supported);
  const tools = await knock(world, { authorization: `Bearer ${tokens.access_token}` });
  expect(tools.body).toContain('post_message');

  // It is a key like others: listed by who has it, and what is stored opens nothing.
  expect(await type(world, 'connect list')).toMatch(
    /^• …`[0-9a-f]{4}` “Acme Notes” at `client\.example`: created /,
  );
  const { rows } = await world.database.db.execute(sql`select t::text as row from agent_tokens t union all
    select t::text from oauth_access_tokens t union all select t::text from oauth_requests t`);
  const stored = JSON.stringify(rows);
  for (const secret of [
    code,
    tokens.access_token,
    ...tokens.refresh_token.slice('standin_refresh_'.length).split('.'),
    ...asked.browser.jar.values(),
  ])
    expect(stored).not.toContain(secret);

  // New tokens for the old refresh token; requests on their way keep the access token that they have.
  const next = await tokensIn(await refresh(found, request.clientId, tokens));
  expect(next.refresh_token).not.toBe(tokens.refresh_token);
  expect([await statusOf(world, tokens.access_token), await statusOf(world, next.access_token)]).toEqual([
    200, 200,
  ]);
  expect((await type(world, 'connect list')).split('\n')).toHaveLength(1);

  await world.database.db.execute(
    sql`update oauth_access_tokens set expires_at = clock_timestamp() - interval '1 second'`,
  );
  const late = await knock(world, { authorization: `Bearer ${next.access_token}` });
  expect([late.status, late.challenge]).toEqual([401, expect.stringContaining('error="invalid_token"')]);
  const last = await tokensIn(await refresh(found, request.clientId, next));
  expect(await statusOf(world, last.access_token)).toBe(200);

  // The client gives it back.
  const back = { token: last.access_token, client_id: request.clientId };
  expect((await postForm(found.revocation_endpoint, { ...back, client_id: 'another' })).status).toBe(400);
  expect((await postForm(found.revocation_endpoint, back)).status).toBe(200);
  expect((await postForm(found.revocation_endpoint, { token: 'never was' })).status).toBe(200);
  expect(await statusOf(world, last.access_token)).toBe(401);
  expect(await errorIn(await refresh(found, request.clientId, last))).toBe('invalid_grant');
  expect(await type(world, 'connect list', ada)).toContain('no agent keys');
});

test('MCP’s own client gets in by its OAuth, and comes back by refreshing', async () => {
  const world = await startWorld();
  const browser = openBrowser();
  const kept: { client?: object; tokens?: object; verifier?: string; discovery?: object; sentTo?: URL } = {};
  const redirectUrl = 'http://localhost:8787/callback';
  const provider = {
    redirectUrl,
    clientMetadata: {
      client_name: 'Cursor',
      redirect_uris: ['cursor://anysphere.cursor-mcp/oauth/callback', redirectUrl],
    },
    state: () => 'its own state',
    clientInformation: () => kept.client,
    saveClientInformation: (client: object) => void Object.assign(kept, { client }),
    tokens: () => kept.tokens,
    saveTokens: (tokens: object) => void Object.assign(kept, { tokens }),
    redirectToAuthorization: (sentTo: URL) => void Object.assign(kept, { sentTo }),
    saveCodeVerifier: (verifier: string) => void Object.assign(kept, { verifier }),
    codeVerifier: () => kept.verifier ?? '',
    discoveryState: () => kept.discovery,
    saveDiscoveryState: (discovery: object) => void Object.assign(kept, { discovery }),
  } as unknown as OAuthClientProvider;
  const transportOf = () =>
    new StreamableHTTPClientTransport(new URL(`${originOf(world)}/mcp`), { authProvider: provider });
  const first = transportOf();
  await expect(new Client({ name: 'cursor', version: '1' }).connect(first)).rejects.toThrow(
    UnauthorizedError,
  );

  const page = await browser.load(kept.sentTo?.href ?? '');
  expect(page.text).toContain('on this computer');
  await decide(world, commandOn(page), 'Allow');
  const { location } = await browser.load(page.url);
  expect(location).toMatch(/^http:\/\/localhost:8787\/callback\?/);
  await first.finishAuth(new URL(location ?? '').searchParams);

  const list = async () => {
    const client = new Client({ name: 'cursor', version: '1' });
    await client.connect(transportOf());
    onTestFinished(() => client.close());
    return client.callTool({ name: 'list_meetings', arguments: {} });
  };
  expect((await list()).structuredContent).toEqual({ meetings: [] });
  const before = kept.tokens;
  await world.database.db.execute(
    sql`update oauth_access_tokens set expires_at = clock_timestamp() - interval '1 second'`,
  );
  expect((await list()).structuredContent).toEqual({ meetings: [] });
  expect(kept.tokens).not.toEqual(before);
});

test('a client gets what its person allows: reading alone, or one channel, as either of them says', async () => {
  const world = await startWorld();
  const { standup } = world.slack.channels;
  const canPost = async (token: string) =>
    (await knock(world, { authorization: `Bearer ${token}` })).body.includes('"name":"post_message"');

  const modest = await connect(world, { more: { scope: 'meetings:read offline_access' } });
  expect(modest.tokens.scope).toBe('meetings:read');
  expect(await canPost(modest.tokens.access_token)).toBe(false);
  expect(
    await errorIn(
      await refresh(modest.found, modest.request.clientId, modest.tokens, { scope: 'meetings:act' }),
    ),
  ).toBe('invalid_scope');

  const limited = await connect(world, {
    command: (shown) => `${shown} read in <#${standup.id}|standup> as Scribe`,
  });
  expect(limited.tokens.scope).toBe('meetings:read');
  expect(await canPost(limited.tokens.access_token)).toBe(false);
  // Typed again without that, it's still what the first button allows.
  const again = await ask(world);
  const shown = await type(world, `${commandOn(again.page)} in #${standup.name}`);
  expect(await type(world, commandOn(again.page))).toBe(shown);
  const list = await type(world, 'connect list');
  expect(list).toContain(' “Scribe” at `client.example`: ');
  expect(list).toContain(`for reading only, for <#${standup.id}> only`);
  expect(await type(world, 'connect in #nowhere BCDF-GHJK')).toContain('#nowhere');
});

test('a connection ends with what ends keys, and what was allowed but not fetched ends too', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const ends = async (end: () => Promise<unknown>) => {
    const { found, request, tokens } = await connect(world);
    const pending = await ask(world);
    const code = await allow(world, pending);
    await end();
    await expect.poll(() => statusOf(world, tokens.access_token)).toBe(401);
    expect(await errorIn(await refresh(found, request.clientId, tokens))).toBe('invalid_grant');
    return errorIn(await postForm(found.token_endpoint, codeForm(pending.request, found, code)));
  };
  expect(await ends(() => type(world, 'connect revoke all'))).toBe('invalid_grant');
  ben.isAdmin = true;
  expect(await ends(() => type(world, `connect revoke <@${ada.id}>`, ben))).toBe('invalid_grant');
  const forget = async () => {
    const asked = await type(world, 'forget me');
    const { ts, channel } = await slack.waitForEphemeral(({ text }) => text === asked);
    await slack.press({ user: ada.id, channel, messageTs: ts, buttonText: 'Delete my data' });
    const left = sql`select 1 from agent_tokens where user_id = ${ada.id}`;
    await expect.poll(async () => (await world.database.db.execute(left)).rows).toEqual([]);
  };
  expect(await ends(forget)).toBe('invalid_grant');
  expect(await ends(() => slack.faults.sendAppUninstalled())).toBe('invalid_grant');
});

test('a client counts among its person’s ten keys, and one that doesn’t come back for thirty days ends', async () => {
  const world = await startWorld();
  const { found, request, tokens } = await connect(world);
  for (let number = 0; number < 9; number += 1) await type(world, 'connect new');
  const asked = await ask(world);
  expect(await type(world, commandOn(asked.page))).toContain('10 keys');

  const { db } = world.database;
  const { rows } =
    await db.execute(sql`select extract(epoch from expires_at - created_at)::int / 86400 as days
    from agent_tokens where client_id is not null`);
  expect(rows).toEqual([{ days: 30 }]);
  // After 85 days it has five more, however often its client comes.
  await db.execute(
    sql`update agent_tokens set created_at = created_at - interval '85 days' where client_id is not null`,
  );
  const next = await tokensIn(await refresh(found, request.clientId, tokens));
  const { rows: late } =
    await db.execute(sql`select extract(epoch from expires_at - created_at)::int / 86400 as days
    from agent_tokens where client_id is not null`);
  expect(late).toEqual([{ days: 90 }]);
  await db.execute(sql`update agent_tokens set expires_at = clock_timestamp() - interval '1 second'`);
  expect(await errorIn(await refresh(found, request.clientId, next))).toBe('invalid_grant');
});

test('over http to another machine there is no OAuth; over https the cookie is for this host alone', async () => {
  const world = await startWorld({ settings: { PUBLIC_URL: 'http://stand-in.test' } });
  const get = (path: string) => fetch(`${originOf(world)}${path}`, { redirect: 'manual' });
  const paths = [
    '/.well-known/oauth-protected-resource/mcp',
    '/.well-known/oauth-authorization-server',
    '/oauth/authorize',
  ];
  for (const path of paths) expect((await get(path)).status, path).toBe(404);
  const refused = await knock(world, {}, { method: 'GET' });
  expect([refused.status, refused.challenge]).toEqual([401, 'Bearer realm="Stand-in"']);

  await world.restart({ PUBLIC_URL: 'https://stand-in.test' });
  const server = (await (await get('/.well-known/oauth-authorization-server')).json()) as Found;
  expect(server).toMatchObject({ issuer: 'https://stand-in.test' });
  expect(await (await get('/.well-known/oauth-protected-resource')).json()).toMatchObject({
    ...{ resource: 'https://stand-in.test/mcp', authorization_servers: ['https://stand-in.test'] },
  });
  const registration_endpoint = `${originOf(world)}/oauth/register`;
  const found = { ...server, registration_endpoint, resource: 'https://STAND-IN.test/mcp', scope: '' };
  const { url } = newRequest(found, await register(found));
  const answer = await get(`/oauth/authorize${new URL(url).search}`);
  expect(answer.headers.get('location')).toMatch(/^https:\/\/stand-in\.test\/oauth\/requests\//);
  expect(answer.headers.get('set-cookie')).toMatch(
    /^__Host-standin-browser=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
  );
});

test('a person who says no, or lets it wait, gives the client nothing but that answer', async () => {
  const world = await startWorld();
  const { found, request, browser, page } = await ask(world);
  await decide(world, commandOn(page), 'No');
  const { location } = await browser.load(page.url);
  expect(readCallback(found, request, location ?? '').get('error')).toBe('access_denied');
  expect(location).not.toContain('code=');

  const slow = await ask(world);
  await world.database.db.execute(
    sql`update oauth_requests set expires_at = clock_timestamp() - interval '1 second'`,
  );
  expect((await slow.browser.load(slow.page.url)).status).toBe(404);
  expect(await type(world, commandOn(slow.page))).toContain('No page shows that code');
  // Begun again, it works: the client is still registered.
  const again = newRequest(slow.found, slow.request.clientId);
  expect((await slow.browser.load(again.url)).status).toBe(200);
  expect((await discover(world)).issuer).toBe(slow.found.issuer);
});
