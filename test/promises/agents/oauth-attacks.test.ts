import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openBrowser } from '../../support/browser.ts';
import {
  callback,
  codeForm,
  discover,
  errorIn,
  newRequest,
  postForm,
  postJson,
  refresh,
  register,
  tokensIn,
} from '../../support/oauth-client.ts';
import { allow, ask, commandOn, connect, decide, statusOf, type } from '../../support/oauth-flow.ts';
import { startWorld } from '../../support/world.ts';

test('an authorization code is good once, within a minute, for its client, address and verifier; a second use ends what it gave', async () => {
  const world = await startWorld();
  const stolen = async (change: (form: Record<string, string>) => Record<string, string>) => {
    const asked = await ask(world);
    const { found, request } = asked;
    const form = codeForm(request, found, await allow(world, asked));
    const error = await errorIn(await postForm(found.token_endpoint, change(form)));
    // Whoever tried used it up.
    expect(await errorIn(await postForm(found.token_endpoint, form))).toBe('invalid_grant');
    return error;
  };
  const found = await discover(world);
  const other = await register(found);
  expect(await stolen((form) => ({ ...form, code_verifier: 'x'.repeat(43) }))).toBe('invalid_grant');
  expect(await stolen((form) => ({ ...form, client_id: other }))).toBe('invalid_grant');
  expect(await stolen((form) => ({ ...form, redirect_uri: `${callback}&x` }))).toBe('invalid_grant');

  const { request, tokens } = await connect(world);
  expect(await statusOf(world, tokens.access_token)).toBe(200);
  const asked = await ask(world);
  const code = await allow(world, asked);
  const form = codeForm(asked.request, found, code);
  const twice = await Promise.all([1, 2].map(() => postForm(found.token_endpoint, form)));
  const given = twice.find(({ ok }) => ok);
  expect(twice.map((answer) => answer.status).sort()).toEqual([200, 400]);
  const ended = await tokensIn(given as Response);
  expect(await statusOf(world, ended.access_token)).toBe(401);
  expect(await errorIn(await refresh(found, asked.request.clientId, ended))).toBe('invalid_grant');

  const slow = await ask(world);
  const late = codeForm(slow.request, found, await allow(world, slow));
  await world.database.db.execute(
    sql`update oauth_requests set expires_at = clock_timestamp() - interval '1 second'`,
  );
  expect(await errorIn(await postForm(found.token_endpoint, late))).toBe('invalid_grant');

  // What isn't a request at all changes nothing.
  const right = {
    grant_type: 'refresh_token',
    refresh_token: tokens.refresh_token,
    client_id: request.clientId,
  };
  const wrong: [string, Record<string, string> | [string, string][]][] = [
    ['invalid_client', { ...right, client_id: '' }],
    ['invalid_client', { ...right, client_id: randomUUID() }],
    ['invalid_request', [...Object.entries(right), ['client_id', request.clientId]]],
    ['invalid_request', { ...right, grant_type: '' }],
    ['invalid_request', { ...right, refresh_token: 'a\0b' }],
    ['unsupported_grant_type', { ...right, grant_type: 'password' }],
    ['invalid_target', { ...right, resource: 'https://elsewhere.example/mcp' }],
    ['invalid_grant', { ...right, refresh_token: tokens.access_token }],
    ['invalid_grant', { ...right, client_id: other }],
  ];
  for (const [error, given] of wrong)
    expect(await errorIn(await postForm(found.token_endpoint, given)), JSON.stringify(given)).toBe(error);
  expect(await errorIn(await postJson(found.token_endpoint, right))).toBe('invalid_request');
  expect((await refresh(found, request.clientId, tokens)).status).toBe(200);
});

test('a refresh token that comes a second time ends the connection, no matter who has the newer one, also where both come at once', async () => {
  const world = await startWorld();
  const { found, request, tokens } = await connect(world);
  const second = await tokensIn(await refresh(found, request.clientId, tokens));
  const third = await tokensIn(await refresh(found, request.clientId, second));
  expect(await errorIn(await refresh(found, request.clientId, tokens))).toBe('invalid_grant');
  for (const { access_token } of [tokens, second, third])
    expect(await statusOf(world, access_token)).toBe(401);
  expect(await errorIn(await refresh(found, request.clientId, third))).toBe('invalid_grant');
  expect(world.log.map(({ msg }) => msg)).toContainEqual(
    expect.stringContaining('refresh token came a second time'),
  );

  const other = await connect(world);
  const both = await Promise.all([1, 2].map(() => refresh(found, other.request.clientId, other.tokens)));
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 400]);
  const won = await tokensIn(both.find(({ ok }) => ok) as Response);
  expect(await statusOf(world, won.access_token)).toBe(401);
});

test('the page runs nothing, stands in no frame, shows text from outside as text, and is another browser’s to nobody', async () => {
  const world = await startWorld();
  const { page, browser } = await ask(world, {
    name: '<script>1</script>`*:x:_"&’ \u202eevil\n\u200bname',
  });
  const policy = page.headers.get('content-security-policy') ?? '';
  for (const rule of [
    "default-src 'none'",
    "frame-ancestors 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ])
    expect(policy.split('; ')).toContain(rule);
  expect(policy).not.toMatch(/script-src|unsafe|http/);
  expect(page.headers.get('x-frame-options')).toBe('DENY');
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.text).not.toMatch(/<script|\son\w+=|[\u200b\u202e]/i);
  expect(page.text).toContain('“&lt;script&gt;1&lt;/script&gt; x &amp;’ evil name”');
  expect(page.text).toContain('http-equiv="refresh"');

  // Neither without a cookie, nor with another browser's, also after it was allowed.
  await decide(world, commandOn(page), 'Allow');
  const foreign = openBrowser();
  expect((await foreign.load(page.url)).status).toBe(404);
  for (const [name] of browser.jar) foreign.jar.set(name, 'A'.repeat(43));
  const seen = await foreign.load(page.url);
  expect([seen.status, seen.location, seen.text.includes('/pika')]).toEqual([404, null, false]);

  // Two pages in one browser don't take its cookie from each other; a code is taken along once.
  const second = await ask(world);
  const pages = [page, await browser.load(second.request.url)];
  expect((await browser.load(page.url)).location).toContain('code=');
  expect((await browser.load(page.url)).location).toBeNull();
  expect((await browser.load(pages[1]?.url ?? '')).status).toBe(200);
});

test('a code in Slack is for the first who types it, counts few guesses, and nobody else answers for them', async () => {
  const world = await startWorld({ ratesStandStill: true });
  const { slack } = world;
  const { ada, ben, gus } = slack.users;
  const { page, browser } = await ask(world);
  const command = commandOn(page);
  expect(await type(world, command, gus)).toContain('Guests can’t');
  const asked = await type(world, command.toLowerCase().replace('-', ''));
  expect(asked).toContain('Acme Notes');
  expect(await type(world, command)).toBe(asked);
  expect(await type(world, command, ben)).toContain('No page shows that code');

  // Ben copies what Ada's button would send.
  await slack.waitForEphemeral(({ text }) => text === asked);
  const { ts, channel } = slack.ephemerals.findLast(({ text }) => text === asked) ?? { ts: '', channel: '' };
  await slack.press({ user: ben.id, channel, messageTs: ts, buttonText: 'Allow' });
  await slack.waitForEphemeral(({ text, user }) => user === ben.id && text.includes('answered before'));
  expect((await browser.load(page.url)).location).toBeNull();
  await slack.press({ user: ada.id, channel, messageTs: ts, buttonText: 'No' });
  await slack.press({ user: ada.id, channel, messageTs: ts, buttonText: 'Allow' });
  await slack.waitForEphemeral(({ text, user }) => user === ada.id && text.includes('answered before'));
  expect((await browser.load(page.url)).location).toContain('error=access_denied');

  for (const last of 'BCDFGHJKL')
    expect(await type(world, `connect BBBB-BBB${last}`, ben)).toContain('No page shows that code');
  const right = await ask(world);
  expect(await type(world, commandOn(right.page), ben)).toContain('tried several codes');
  expect(await type(world, commandOn(right.page))).toContain('Acme Notes');
});

test('no browser is sent anywhere before somebody allowed it, nor ever to an address that isn’t registered', async () => {
  const world = await startWorld();
  const found = await discover(world);
  const local = 'http://127.0.0.1:4000/cb';
  const clientId = await register(found, { redirect_uris: [callback, local] });
  const browser = openBrowser();
  const open = (redirectUri: string, more: Record<string, string> = {}) =>
    browser.load(newRequest(found, clientId, redirectUri, more).url);
  const port = (await open('http://127.0.0.1:51004/cb')).status;
  expect(port).toBe(200);
  for (const uri of [
    ...['', 'https://client.example/callback', `${callback}&more=1`, `${callback}#x`, `${callback}/../x`],
    ...[
      'https://client.example.evil.test/callback?from=standin',
      'https://client.example@evil.test/callback?from=standin',
    ],
    ...['https://CLIENT.example/callback?from=standin', 'https://client.example:443/callback?from=standin'],
    ...[
      'http://client.example/callback?from=standin',
      'javascript:alert(1)',
      '//client.example/callback?from=standin',
    ],
    ...[
      'http://localhost:4000/cb',
      'http://127.0.0.1:4000/cb/',
      'http://127.0.0.1:4000/cb?x',
      'https://127.0.0.1:4000/cb',
    ],
    ...[
      'http://127.0.0.1:4000@evil.test/cb',
      'http://127.0.0.1.evil.test:4000/cb',
      'http://127.0.0.1:4000\\@evil.test/cb',
    ],
  ]) {
    const page = await open(uri);
    expect([page.status, page.location], uri).toEqual([400, null]);
    expect(page.text, uri).not.toContain('href');
  }
  // What its own client got wrong is a link for its person, and no redirect: anybody may register an address.
  const wrong: [string, Record<string, string>][] = [
    ['unsupported_response_type', { response_type: 'token' }],
    ['invalid_request', { code_challenge: '' }],
    ['invalid_request', { code_challenge_method: 'plain' }],
    ['invalid_request', { code_challenge_method: '' }],
    ['invalid_request', { response_mode: 'fragment' }],
    ['invalid_request', { state: 'x'.repeat(4_001) }],
    ['invalid_target', { resource: 'https://elsewhere.example/mcp' }],
  ];
  for (const [error, more] of wrong) {
    const page = await open(callback, more);
    expect([page.status, page.location], error).toEqual([400, null]);
    expect(page.text).toContain(`error=${error}`);
  }
  const { url } = newRequest(found, clientId);
  for (const query of ['&client_id=x', `&redirect_uri=${callback}`, '&nul=%00'])
    expect((await browser.load(`${url}${query}`)).status, query).toBe(400);
  expect((await browser.load(newRequest(found, randomUUID()).url)).text).toContain('don’t know this program');
  expect((await world.database.db.execute(sql`select 1 from oauth_requests`)).rows).toHaveLength(1);
});

test('clients that register without end are told to wait, few of them stay, and those that nobody uses are forgotten', async () => {
  const world = await startWorld({ ratesStandStill: true });
  const found = await discover(world);
  const say = (body: unknown) => postJson(found.registration_endpoint, body);
  const wrong = [
    [{}, 'invalid_client_metadata'],
    [{ redirect_uris: [] }, 'invalid_client_metadata'],
    [{ redirect_uris: Array(11).fill(callback) }, 'invalid_client_metadata'],
    [
      { redirect_uris: ['javascript:alert(1)', 'http://client.example/cb', 'cursor://x/cb'] },
      'invalid_redirect_uri',
    ],
    [{ redirect_uris: [`https://client.example/${'x'.repeat(1_000)}`] }, 'invalid_redirect_uri'],
  ] as const;
  for (const [body, error] of wrong) expect(await errorIn(await say(body))).toBe(error);
  expect((await say({ redirect_uris: [callback], software_statement: 'x'.repeat(20_000) })).status).toBe(413);

  const { db } = world.database;
  await db.execute(sql`insert into oauth_clients (id, name, redirect_uris, created_at)
    select 'old' || n, 'old', '[]', clock_timestamp() - interval '1 hour' from generate_series(1, 1000) n`);
  await db.execute(sql`insert into oauth_clients (id, name, redirect_uris, created_at, last_used_at)
    values ('used', 'used', '[]', clock_timestamp() - interval '80 days', clock_timestamp() - interval '80 days'),
      ('unused', 'unused', '[]', clock_timestamp() - interval '99 days', clock_timestamp() - interval '91 days')`);
  const answers: Response[] = [];
  for (let number = 0; number < 30; number += 1) answers.push(await say({ redirect_uris: [callback] }));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBe(answers.length - 15);
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  const count = async () => (await db.execute(sql`select id from oauth_clients`)).rows.length;
  expect(await count()).toBe(1_002);

  await db.execute(
    sql`update oauth_clients set created_at = created_at - interval '8 days' where last_used_at is null`,
  );
  await world.restart();
  expect((await db.execute(sql`select id from oauth_clients`)).rows).toEqual([{ id: 'used' }]);
});
