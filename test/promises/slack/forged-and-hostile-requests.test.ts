import { request } from 'node:http';
import { expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { signatureHeaders } from '../../sandbox/slack/signing.ts';
import { letInAtOnce, outbox, press, untilStates, waitForCard } from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

const url = 'https://meet.google.com/abc-defg-hij';
const jsonType = { 'content-type': 'application/json' };
const formType = { 'content-type': 'application/x-www-form-urlencoded' };

function eventBody({ slack }: World, event: Record<string, unknown>, eventId = 'Ev0HOSTILE1'): string {
  return JSON.stringify({
    type: 'event_callback',
    team_id: slack.teamId,
    api_app_id: slack.appId,
    event_id: eventId,
    event,
  });
}

function postOf({ slack }: World, text: unknown, ts = '1700000000.000100') {
  return { type: 'message', channel: slack.channels.general.id, user: slack.users.ada.id, ts, text };
}

async function nothingWasStored(world: World): Promise<void> {
  expect(await world.meetings()).toEqual([]);
  expect(await outbox(world)).toEqual([]);
}

test('a forged, missing, old, early, truncated or doubled signature gets 401, and nothing is stored', async () => {
  const world = await startWorld();
  const { slack } = world;
  const body = eventBody(world, postOf(world, url));
  const good = slack.sign(body);
  const now = Math.floor(Date.now() / 1_000);
  const signature = good['x-slack-signature'] ?? '';
  const timestamp = good['x-slack-request-timestamp'] ?? '';
  const forged: Record<string, string>[] = [
    {},
    { 'x-slack-signature': signature },
    { 'x-slack-request-timestamp': timestamp },
    { ...good, 'x-slack-signature': '' },
    { ...good, 'x-slack-signature': signature.slice(0, -1) },
    { ...good, 'x-slack-signature': signature.replace('v0=', '') },
    { ...good, 'x-slack-signature': signature.replace('v0=', 'v1=') },
    { ...good, 'x-slack-signature': signature.toUpperCase() },
    { ...good, 'x-slack-signature': `${signature}, ${signature}` },
    { ...good, 'x-slack-request-timestamp': String(now + 1) },
    { ...good, 'x-slack-request-timestamp': `${timestamp}.0` },
    { ...good, 'x-slack-request-timestamp': `-${timestamp}` },
    signatureHeaders('', body),
    signatureHeaders('another-secret', body),
    slack.sign(body, now - 301),
    slack.sign(body, now + 330),
    slack.sign(`${body} `),
  ];

  for (const headers of forged) {
    const answer = await slack.sendRaw({ body, headers: { ...jsonType, ...headers } });
    expect(answer.status, JSON.stringify(headers)).toBe(401);
    expect(answer.body).toBe('');
  }
  expect(await statusOfDoubled(world, body, signature, timestamp)).toBe(401);
  await nothingWasStored(world);

  // The same body, signed: what was refused above was refused for its signature alone.
  expect((await slack.sendRaw({ body, headers: { ...jsonType, ...good } })).status).toBe(200);
  await untilStates(world, 'joining');
  expect(await slack.verifyUrl()).toBe(true);
});

/** Two headers of the same name, which `fetch` would not send. */
function statusOfDoubled({ app }: World, body: string, signature: string, timestamp: string) {
  return new Promise<number | undefined>((resolve, reject) => {
    const sent = request(`http://127.0.0.1:${app.port}/slack/events`, {
      method: 'POST',
      headers: {
        ...jsonType,
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': [signature, signature],
      },
    });
    sent.on('response', (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

test('an empty signing secret stops the start', () => {
  const rest = { SLACK_BOT_TOKEN: 'xoxb-1-abc', PIKA_DEV_KEY: 'dk_abcdef' };
  expect(() => readConfig({ ...rest, SLACK_SIGNING_SECRET: '' })).toThrow('SLACK_SIGNING_SECRET');
  expect(() => readConfig({ ...rest, SLACK_SIGNING_SECRET: '5e1f0c2a9b8d7e6f' })).not.toThrow();
});

test('a valid request replayed is answered 200 and has no effect', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const body = eventBody(world, postOf(world, url));
  const form = new URLSearchParams({
    command: '/pika',
    text: 'join https://meet.google.com/bbb-bbbb-bbb',
    team_id: slack.teamId,
    channel_id: slack.channels.general.id,
    user_id: slack.users.ada.id,
    trigger_id: '1.2.abc',
    api_app_id: slack.appId,
  }).toString();
  const send = async () => [
    await slack.sendRaw({ body, headers: { ...jsonType, ...slack.sign(body) } }),
    await slack.sendRaw({ body: form, headers: { ...formType, ...slack.sign(form) } }),
  ];
  const first = await send();
  await untilStates(world, 'live', 'live');
  const card = await waitForCard(world, 'abc-defg-hij', 'is connected');
  await press(world, slack.users.ada, card, 'Stop');
  await slack.command({
    channel: card.channel,
    user: slack.users.ada.id,
    text: 'leave https://meet.google.com/bbb-bbbb-bbb',
  });
  await untilStates(world, 'done', 'done');

  const second = await send();

  expect([...first, ...second].map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  await untilStates(world, 'done', 'done');
  expect(pika.sessions).toHaveLength(2);
});

test('a setting that was changed since is not changed back by a replay', async () => {
  const { slack } = await startWorld();
  const { general } = slack.channels;
  const form = (text: string, trigger: string) =>
    new URLSearchParams({
      command: '/pika',
      text,
      team_id: slack.teamId,
      channel_id: general.id,
      user_id: slack.users.ada.id,
      trigger_id: trigger,
      api_app_id: slack.appId,
    }).toString();
  const send = (body: string) => slack.sendRaw({ body, headers: { ...formType, ...slack.sign(body) } });
  const thirty = form('limit 30', '1.1.aaa');

  await send(thirty);
  await send(form('limit 20', '1.1.bbb'));
  await send(thirty);

  const now = await slack.command({ channel: general.id, user: slack.users.ada.id, text: 'limit' });
  expect(now.text).toContain('end after 20 min');
});

test('hostile bodies with a good signature are refused or ignored, and the process lives', async () => {
  const world = await startWorld();
  const { slack } = world;
  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
  const deepObject = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
  const event = (text: unknown, more: object = {}) => eventBody(world, { ...postOf(world, text), ...more });
  const refused: [string, string][] = [
    ['null', 'application/json'],
    ['[]', 'application/json'],
    ['"text"', 'application/json'],
    ['7', 'application/json'],
    ['', 'application/json'],
    ['{', 'application/json'],
    ['\uFEFF{}', 'application/json'],
    [deep, 'application/json'],
    [`${'{"a":'.repeat(10_000)}`, 'application/json'],
    ['{}', 'application/json'],
    ['{"type":"event_callback"}', 'application/json'],
    ['{"type":"event_callback","event":null}', 'application/json'],
    ['{"type":"event_callback","event":[]}', 'application/json'],
    ['{"type":"event_callback","event":{"type":7}}', 'application/json'],
    ['{"type":["event_callback"],"event":{"type":"message"}}', 'application/json'],
    [
      '{"__proto__":{"type":"event_callback"},"constructor":{"prototype":{"polluted":true}}}',
      'application/json',
    ],
    [deepObject, 'application/json'],
    [
      `{"type":"event_callback","event":{"__proto__":{"type":"message","text":"${url}"}}}`,
      'application/json',
    ],
    ['payload=null', 'application/x-www-form-urlencoded'],
    ['payload=[]', 'application/x-www-form-urlencoded'],
    ['payload={}', 'application/x-www-form-urlencoded'],
    ['payload={"type":"block_actions"}', 'application/x-www-form-urlencoded'],
    ['payload={"type":"block_actions","actions":[]}', 'application/x-www-form-urlencoded'],
    ['a=1&a=2', 'application/x-www-form-urlencoded'],
    ['payload={', 'application/x-www-form-urlencoded'],
    ['{"type":"event_callback"}', 'text/plain'],
    ['<xml/>', 'application/xml'],
  ];
  for (const [body, type] of refused) {
    const answer = await slack.sendRaw({ body, headers: { 'content-type': type, ...slack.sign(body) } });
    expect(answer.status, body.slice(0, 40)).toBe(400);
  }

  const odd = [
    '{"type":"event_callback","event":{"type":"message"}}',
    event(url, { channel: 7 }),
    event(url, { ts: null }),
    event({ url }),
    event('hello', { blocks: 'none', attachments: 7 }),
    event('hello', { blocks: '@1', attachments: '@2' }).replace('"@1"', deep).replace('"@2"', deepObject),
    event('a lone surrogate \uD800, a null \u0000'),
  ];
  for (const body of odd) {
    const answer = await slack.sendRaw({ body, headers: { ...jsonType, ...slack.sign(body) } });
    expect(answer.status, body.slice(0, 80)).toBe(200);
  }
  // Slack says that it drops our events: heard, and said in the log.
  const dropped = JSON.stringify({ type: 'app_rate_limited', minute_rate_limited: 1_518_467_820 });
  const heard = await slack.sendRaw({ body: dropped, headers: { ...jsonType, ...slack.sign(dropped) } });
  expect(heard.status).toBe(200);
  expect(world.log.some(({ msg }) => String(msg).includes('drops our events'))).toBe(true);
  const forms = [
    `payload=${encodeURIComponent('{"type":"block_actions","user":{"id":"U1"},"actions":[{"action_id":"meeting_stop","value":"x"}]}')}`,
    'command=/pika',
    'command=/pika&text=%00%ED%A0%80&channel_id=%00',
  ];
  for (const body of forms) {
    const answer = await slack.sendRaw({ body, headers: { ...formType, ...slack.sign(body) } });
    expect(answer.status, body).toBeLessThan(500);
  }

  await nothingWasStored(world);
  expect('polluted' in {}).toBe(false);
  await slack.post({ channel: slack.channels.general.id, text: url });
  await untilStates(world, 'joining');
});
