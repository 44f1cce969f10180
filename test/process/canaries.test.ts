import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { onThisMachine } from '../on-this-machine.ts';
import { startHubSpot } from '../sandbox/hubspot/service.ts';
import { answers } from '../sandbox/pikastream/fault-effects.ts';
import type { RouteName } from '../sandbox/pikastream/routes.ts';
import { startSearch } from '../sandbox/search/service.ts';
import { agentInCall } from '../support/agent-process.ts';
import { enterCall } from '../support/played-call.ts';
import { type ProcessWorld, startProcessWorld } from '../support/process-world.ts';

const key = 'dk_CANARYkey0123456789';
const webhookSecret = 'whsec_CANARYhook0123456789CANARYhook';
const waitOptions = { timeout: onThisMachine(25_000) };

describe.concurrent('secrets stay inside', (test) => {
  test('PikaStream’s errors quote the request’s own headers: nobody sees the key', async ({
    onTestFinished,
  }) => {
    const world = await startProcessWorld(
      { pika: { devKey: key }, settings: { PIKASTREAM_WEBHOOK_SECRET: webhookSecret, LOG_LEVEL: 'trace' } },
      onTestFinished,
    );
    const { slack, pika } = world;
    const channel = slack.channels.general.id;
    const echo = (route: RouteName, status: number, times = 1) =>
      pika.faults.add({
        route,
        times,
        effect: answers(status, { message: `bad header Authorization: DevKey ${key} (${webhookSecret})` }),
      });
    const app = await world.start();

    // Refused, uncertain, and in the middle of a call.
    echo('session.create', 400);
    await slack.post({ channel, text: 'now: https://meet.google.com/aaa-aaaa-aaa' });
    await slack.waitForMessage((message) => message.text.includes('refused the request'), waitOptions);
    echo('session.create', 500);
    await slack.post({ channel, text: 'now: https://meet.google.com/bbb-bbbb-bbb' });
    await slack.waitForMessage((message) => message.text.startsWith('I couldn’t confirm'), waitOptions);
    await slack.post({ channel, text: 'now: https://meet.google.com/ccc-cccc-ccc' });
    await enterCall(world);
    pika.control(pika.sessions.at(-1)?.id ?? '').setStatus('connecting');
    echo('session.status', 401, 2);
    await slack.waitForMessage((message) => message.text.includes('can’t see how'), waitOptions);
    echo('session.delete', 500, 2);
    pika.control(pika.sessions.at(-1)?.id ?? '').fail(`worker failed with DevKey ${key}`);
    await slack.waitForMessage((message) => message.text.includes('left the call'), waitOptions);
    echo('balance', 402, 3);
    await slack.command({ user: slack.users.ada.id, channel, text: 'wallet' });

    await app.kill();
    expect(await placesOf(world, app.output(), [key, webhookSecret, ...secretsOfSlack(world)])).toEqual([]);
  });

  test('an agent’s key, and the keys of what tools reach, are in no log, job, message, error or row', async ({
    onTestFinished,
  }) => {
    const hubspot = await startHubSpot();
    const search = await startSearch();
    onTestFinished(hubspot.close);
    onTestFinished(search.close);
    const workflowPath = '/hooks/CANARY-path-0123456789';
    const settings = {
      LOG_LEVEL: 'trace',
      HUBSPOT_TOKEN: hubspot.token,
      HUBSPOT_API_URL: hubspot.url,
      BRAVE_API_KEY: search.braveKey,
      BRAVE_API_URL: search.url,
      WORKFLOWS: `onboarding=https://workflows.acme.invalid${workflowPath}`,
      WORKFLOW_SECRET: `whsec_${Buffer.from('CANARY secret of workflows 0123').toString('base64')}`,
    };
    const world = await startProcessWorld({ settings }, onTestFinished);
    const { slack } = world;
    const app = await world.start();
    const agent = await agentInCall(world, app);
    const secrets = [
      agent.key,
      hubspot.token,
      search.braveKey,
      workflowPath,
      settings.WORKFLOW_SECRET,
      ...secretsOfSlack(world),
    ];
    const echo = (token: string) => ({ status: 400, json: { message: `bad header: Bearer ${token}` } });
    const task = (tool: string, input: object) =>
      agent.call(app, tool, { meeting_id: agent.meetingId, input, requested_by: 'Priya' });

    // The key where it does not belong, and half a request under it.
    const headers = { authorization: `Bearer ${agent.key}`, 'content-type': 'application/json' };
    await fetch(`${app.url}/mcp?token=${agent.key}`, { method: 'POST', body: '{}' });
    await fetch(`${app.url}/mcp`, { method: 'POST', headers, body: '{' });
    await fetch(`${app.url}/mcp`, { method: 'POST', headers, body: '{"jsonrpc":"2.0","id":1,"method":"x"}' });
    // What tools reach answers with the headers it was sent.
    search.fail('brave', { do: 'answer', answer: echo(search.braveKey) }, 5);
    expect(await task('search_web', { query: 'acme' })).toMatchObject({ state: 'failed' });
    hubspot.fail('search', { do: 'answer', answer: echo(hubspot.token) }, 5);
    await task('update_crm', { record: 'deal', name: 'Acme', note: 'x' });
    await task('run_workflow', { workflow: 'onboarding', data: { a: 'b' } });
    const card = await slack.waitForMessage(
      (message) => message.text.startsWith('Waiting for approval'),
      waitOptions,
    );
    const press = { user: slack.users.ben.id, channel: card.channel, messageTs: card.ts };
    await slack.press({ ...press, actionId: 'run_approve' });
    await slack.waitForMessage((message) => message.text.includes('couldn’t be reached'), waitOptions);
    await slack.command({ user: slack.users.ada.id, channel: card.channel, text: 'connect list' });

    await app.kill();
    expect(await placesOf(world, app.output(), secrets)).toEqual([]);
  });

  test('a bot token that Slack takes back is not in the log', async ({ onTestFinished }) => {
    const world = await startProcessWorld({ settings: { LOG_LEVEL: 'trace' } }, onTestFinished);
    const { slack } = world;
    slack.faults.revokeToken('invalid_auth');

    const app = await world.start();
    await app.waitForLine('say who we are');

    await app.kill();
    expect(await placesOf(world, app.output(), secretsOfSlack(world))).toEqual([]);
  });

  test('a database that refuses its password, or isn’t there, is reported without the password', async ({
    onTestFinished,
  }) => {
    const world = await startProcessWorld({ settings: { LOG_LEVEL: 'trace' } }, onTestFinished);
    for (const host of ['127.0.0.1:9', 'nowhere.invalid:5432']) {
      const url = `postgres://app:CANARY%40password@${host}/app`;
      const app = world.spawn({ settings: { DATABASE_URL: url, DATA_DIR: undefined } });

      expect((await app.exit).code).toBe(1);
      expect(app.output()).toMatch(/ECONNREFUSED|ENOTFOUND|EAI_AGAIN/);
      expect(app.output()).not.toContain('CANARY');
    }
  });
});

function secretsOfSlack({ slack }: ProcessWorld): string[] {
  return [slack.botToken, slack.signingSecret];
}

/** Where any of these is found: in the log, in what Slack was sent or shows, in any table, jobs included. */
async function placesOf(world: ProcessWorld, log: string, secrets: string[]): Promise<string[]> {
  const { slack, pika } = world;
  const places: [place: string, text: string][] = [
    ['log', log],
    // Its owner is shown a key once; nothing else of Slack's may hold it.
    [
      'Slack',
      slack.journal.entries
        .map((entry) => JSON.stringify(entry))
        .filter((entry) => !entry.includes('shown only once'))
        .join(),
    ],
    ['PikaStream', JSON.stringify(pika.journal.entries.filter((entry) => entry.kind === 'request'))],
    ...(await world.inDatabase(async (db) => {
      const { rows } = await db.execute<{ name: string }>(
        sql`select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
          from information_schema.tables where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
      );
      const texts: [string, string][] = [];
      for (const { name } of rows) {
        const { rows: content } = await db.execute(sql.raw(`select * from ${name}`));
        texts.push([name, JSON.stringify(content)]);
      }
      return texts;
    })),
  ];
  expect(places.length).toBeGreaterThan(12);
  return places.filter(([, text]) => secrets.some((secret) => text.includes(secret))).map(([place]) => place);
}
