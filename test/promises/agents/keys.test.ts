import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { agentTokens } from '../../../services/store/schema/agents.ts';
import { connectAgent, connectKey } from '../../support/agent.ts';
import { knock } from '../../support/knock.ts';
import { startWorld, type World } from '../../support/world.ts';

const command = async ({ slack }: World, user: { id: string }, text: string) =>
  (await slack.command({ user: user.id, channel: slack.channels.general.id, text })).text ?? '';

test('a missing, wrong, doubled or misplaced key gets 401, and a malformed one costs no query', async () => {
  const world = await startWorld();
  const key = await connectKey(world);
  const other = `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`;
  // Whoever has no key is answered while the database answers nobody.
  const held = Promise.withResolvers<void>();
  const locked = Promise.withResolvers<void>();
  const holding = world.database.db.transaction(async (tx) => {
    await tx.execute(sql`lock table agent_tokens in access exclusive mode`);
    locked.resolve();
    await held.promise;
  });
  await locked.promise;
  for (const headers of [
    {},
    { authorization: '' },
    { authorization: 'Bearer' },
    { authorization: key },
    { authorization: `Basic ${Buffer.from(`x:${key}`).toString('base64')}` },
    { authorization: `Bearer ${key} ${key}` },
    { authorization: `Bearer ${key}, Bearer ${key}` },
    { authorization: `Bearer ${key.toUpperCase()}` },
    { authorization: `Bearer ${key.slice(0, -1)}` },
    { authorization: `Bearer ${key}x` },
    { authorization: `Bearer standin_' or 1=1 --${'x'.repeat(25)}` },
    { authorization: [`Bearer ${key}`, `Bearer ${key}`] },
    { authorization: [`Bearer ${key}`, 'Bearer x'] },
    { 'x-authorization': `Bearer ${key}`, cookie: `authorization=Bearer ${key}` },
  ] as Record<string, string | string[]>[]) {
    const answer = await knock(world, headers);
    expect(answer.status, JSON.stringify(headers)).toBe(401);
    expect(answer.challenge).toContain('Bearer');
    expect(answer.body).not.toContain('standin_');
  }
  for (const path of [
    `/mcp?authorization=Bearer%20${key}`,
    `/mcp?token=${key}`,
    `/mcp?access_token=${key}`,
  ]) {
    expect((await knock(world, {}, { path })).status).toBe(401);
  }
  held.resolve();
  await holding;

  expect((await knock(world, { authorization: `Bearer ${other}` })).status).toBe(401);
  const right = await knock(world, { authorization: `Bearer ${key}` });
  expect(right.status).toBe(200);
  expect(right.body).toContain('ask_channel');
  expect((await knock(world, { authorization: `bearer ${key}` })).status).toBe(200);
  expect((await knock(world, { authorization: `Bearer ${key}` }, { method: 'GET' })).status).toBe(405);
  expect((await knock(world, { authorization: `Bearer ${key}` }, { path: '/mcp/' })).status).toBe(404);
});

test('a key is shown once, listed by its last four, and dead the moment it is revoked', async () => {
  const world = await startWorld();
  const { ada, ben } = world.slack.users;
  expect(await command(world, ada, 'connect list')).toContain('no agent keys');
  const first = await connectAgent(world);
  const second = await connectKey(world);
  await first.call('list_meetings', {});

  const list = (await command(world, ada, 'connect list')).split('\n');
  expect(list).toHaveLength(2);
  expect(list[0]).toMatch(new RegExp(`^• …\`${first.token.slice(-4)}\`: created .*, expires .*, last used `));
  expect(list[1]).toMatch(new RegExp(`^• …\`${second.slice(-4)}\`: created .*, expires .*, never used$`));
  expect(list.join()).not.toContain(second.slice(0, -4));

  // Nobody ends another's key, by its end or all at once.
  expect(await command(world, ben, 'connect list')).toContain('no agent keys');
  expect(await command(world, ben, `connect revoke ${second.slice(-4)}`)).toContain('don’t have');
  expect(await command(world, ben, 'connect revoke all')).toContain('don’t have');
  expect((await knock(world, { authorization: `Bearer ${second}` })).status).toBe(200);

  expect(await command(world, ada, `connect revoke ${second.slice(-4)}`)).toContain(
    `Revoked: …\`${second.slice(-4)}\`.`,
  );
  expect((await knock(world, { authorization: `Bearer ${second}` })).status).toBe(401);
  await first.call('list_meetings', {});
  await command(world, ada, 'connect revoke all');
  expect((await knock(world, { authorization: `Bearer ${first.token}` })).status).toBe(401);
});

test('ten keys a person at most, also when all are asked for at once; one that ends makes room', async () => {
  const world = await startWorld();
  const { ada, ben } = world.slack.users;

  const said = await Promise.all(Array.from({ length: 13 }, () => command(world, ada, 'connect new')));

  expect(said.filter((text) => text.includes('Bearer standin_'))).toHaveLength(10);
  const refused = said.filter((text) => !text.includes('Bearer'));
  expect(refused.map((text) => /already have (\d+) keys/.exec(text)?.[1])).toEqual(['10', '10', '10']);
  expect(await command(world, ben, 'connect new')).toContain('Bearer standin_');
  const [line = ''] = (await command(world, ada, 'connect list')).split('\n');
  await command(world, ada, `connect revoke ${/`(.{4})`/.exec(line)?.[1]}`);
  expect(await command(world, ada, 'connect new')).toContain('Bearer standin_');
});

test('the same command delivered twice makes one key, and shows it once', async () => {
  const world = await startWorld();
  const { slack } = world;
  const form = new URLSearchParams({
    command: '/pika',
    text: 'connect new',
    team_id: slack.teamId,
    channel_id: slack.channels.general.id,
    user_id: slack.users.ada.id,
    trigger_id: '1.2.abc',
    api_app_id: slack.appId,
  }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...slack.sign(form) };

  const [first, second] = [
    await slack.sendRaw({ body: form, headers }),
    await slack.sendRaw({ body: form, headers }),
  ];

  expect(first?.body).toContain('Bearer standin_');
  expect(second?.body).toContain('already shown');
  expect(second?.body).not.toContain('standin_');
});

test('guests and people of another workspace get no key', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { gus, sol, xena } = slack.users;
  const form = (user: string) =>
    new URLSearchParams({
      command: '/pika',
      text: 'connect new',
      team_id: 'T0OTHERCO1',
      channel_id: slack.channels.shared.id,
      user_id: user,
      trigger_id: `1.2.${user}`,
      api_app_id: slack.appId,
    }).toString();

  for (const guest of [gus, sol]) {
    const channel = guest === gus ? slack.channels.standup.id : slack.channels.general.id;
    const said = await slack.command({ user: guest.id, channel, text: 'connect new' });
    expect(said.text).toContain('Guests can’t');
  }
  const body = form(xena.id);
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...slack.sign(body) };
  expect((await slack.sendRaw({ body, headers })).body).toContain('for another workspace');
  const { rows } = await world.database.db.execute(sql`select 1 from agent_tokens`);
  expect(rows).toEqual([]);
});

test.each(['isDeleted', 'isGuest'] as const)(
  'a key opens nothing once its owner’s account %s',
  async (change) => {
    const world = await startWorld();
    const { cleo } = world.slack.users;
    const authorization = `Bearer ${await connectKey(world, cleo.id)}`;
    expect((await knock(world, { authorization })).status).toBe(200);

    cleo[change] = true;
    // What Slack said of people is remembered for half a minute; another process asks again.
    await world.restart();

    expect((await knock(world, { authorization })).status).toBe(401);
  },
);

test('a key expires after 90 days, and says how to get a new one', async () => {
  const world = await startWorld();
  const authorization = `Bearer ${await connectKey(world)}`;
  const { rows } = await world.database.db.execute<{ days: number }>(
    sql`select extract(epoch from expires_at - created_at)::int / 86400 as days from agent_tokens`,
  );
  expect(rows).toEqual([{ days: 90 }]);
  await world.database.db.execute(
    sql`update agent_tokens set expires_at = clock_timestamp() - interval '1 second'`,
  );

  const answer = await knock(world, { authorization });
  expect(answer.status).toBe(401);
  expect(answer.body).toContain('/pika connect');
  expect(answer.body).toContain('expired');
});

test('a key for reading changes nothing, one for a channel sees only that, and the list says which', async () => {
  const world = await startWorld();
  const { ada } = world.slack.users;
  const key = async (text: string) => {
    const said = await command(world, ada, text);
    return `Bearer ${/Bearer (standin_[\w-]+)/.exec(said)?.[1]}`;
  };
  const reading = await knock(world, { authorization: await key('connect read') });
  expect(reading.body).toContain('get_meeting');
  for (const tool of ['post_message', 'join_meeting', 'report_task', 'ask_channel'])
    expect(reading.body).not.toContain(`"name":"${tool}"`);

  const { standup } = world.slack.channels;
  await key(`connect in <#${standup.id}|standup>`);
  expect(await command(world, ada, 'connect in #nowhere')).toMatch(/#nowhere.*No key/);
  const list = await command(world, ada, 'connect list');
  expect(list).toContain('for reading only');
  expect(list).toContain(`for <#${standup.id}> only`);
});

test('the keys of a deactivated account are gone for good, even when the account comes back', async () => {
  const world = await startWorld();
  const { cleo } = world.slack.users;
  const authorization = `Bearer ${await connectKey(world, cleo.id)}`;
  cleo.isDeleted = true;
  await world.restart();
  // Nobody uses it meanwhile: a look at the start, and each night, ends it too.
  const ended = async () =>
    (await world.database.db.select().from(agentTokens)).every(({ revokedAt }) => revokedAt !== null);
  await expect.poll(ended).toBe(true);

  cleo.isDeleted = false;
  await world.restart();
  expect((await knock(world, { authorization })).status).toBe(401);
});
