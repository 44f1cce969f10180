import { expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { httpManifest, socketManifest } from '../../../src/slack/manifest.ts';
import { someoneToSetUp } from '../../support/setting-up.ts';

const [enter, socket, http, embedded] = ['', '1', '2', ''];

function manifestIn(link: string | undefined): unknown {
  return JSON.parse(new URL(link ?? '').searchParams.get('manifest_json') ?? '');
}

test('from nothing to settings with which Stand-in starts', async () => {
  const someone = await someoneToSetUp();
  const { slack, pika } = someone;
  const { said, opened, left } = await someone.answers(
    ...[socket, enter, slack.botToken, slack.appToken, pika.devKey, embedded],
  );
  expect(left).toEqual([]);
  expect(opened.map(manifestIn)).toEqual([socketManifest()]);
  expect(readConfig(someone.settings())).toMatchObject({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    PIKA_DEV_KEY: pika.devKey,
  });
  expect(someone.mode()).toBe(0o600);
  expect(someone.text()).toContain('# A session ends after this many minutes');
  expect(said).toContain('✓ It works in Stand-in Works.');
  expect(said).toMatch(/✓ Its wallet has \d+ credits\./);
  for (const secret of [slack.botToken, slack.appToken, pika.devKey]) expect(said).not.toContain(secret);
  expect(slack.violations).toEqual([]);
});

test('what is wrong with a token is said when it is given, and it is asked for again', async () => {
  const someone = await someoneToSetUp();
  const { slack, pika } = someone;
  slack.faults.fail('apps.connections.open', 'missing_scope');
  pika.wallet.set(40);
  const { said, left } = await someone.answers(
    ...[socket, enter, enter, 'xoxb-somebody-else-0123', slack.botToken],
    ...[slack.botToken, slack.appToken, slack.appToken],
    ...['dk_wrong_0123456789', pika.devKey, 'postgres://127.0.0.1:1/none', embedded],
  );
  expect(left).toEqual([]);
  const told = said.split('\n').map((line) => line.trim());
  expect(told).toEqual(
    expect.arrayContaining([
      'Paste it here, then press Enter.',
      "That isn't valid; an app-level token begins with xapp-.",
      '✗ Slack doesn’t know this token.',
      '✗ This token lacks the scope connections:write.',
      '✗ It can’t be opened (nothing answers there).',
    ]),
  );
  expect(said).toMatch(/✗ PikaStream rejected our key.*\n +Copy the whole key again\./);
  expect(said).toContain('It takes 100 to join a call: top up at https://www.pika.me/dev.');
  expect(someone.settings()).toMatchObject({ SLACK_APP_TOKEN: slack.appToken, PIKA_DEV_KEY: pika.devKey });
});

test('over HTTP the manifest has the address, and a socket’s token is taken out', async () => {
  const someone = await someoneToSetUp('SLACK_APP_TOKEN=xapp-1-A0-of-before\n');
  const { slack, pika } = someone;
  const address = 'https://stand-in.acme.test';
  const { said, opened } = await someone.answers(
    ...[http, 'http://stand-in.acme.test', `${address}/`, enter],
    ...[slack.botToken, slack.signingSecret, pika.devKey, embedded, 'y'],
  );
  expect(said).toContain('must begin with https://');
  expect(opened.map(manifestIn)).toEqual([httpManifest(address)]);
  expect(said).toContain('This replaces SLACK_APP_TOKEN in .env.');
  const config = readConfig(someone.settings());
  expect(config).toMatchObject({ SLACK_SIGNING_SECRET: slack.signingSecret, PUBLIC_URL: address });
  expect(config.SLACK_APP_TOKEN).toBeUndefined();
  expect(said).toContain('Slack asks to verify the request URL there.');
});

test('what is neither way is asked again', async () => {
  const someone = await someoneToSetUp();
  const { slack, pika } = someone;
  const { said, left } = await someone.answers(
    ...['3', 'https://stand-in.acme.test', socket, enter],
    ...[slack.botToken, slack.appToken, pika.devKey, embedded],
  );
  expect(left).toEqual([]);
  expect(said.match(/^ {2}Type 1 or 2\.$/gm)).toHaveLength(2);
  expect(someone.settings()).toMatchObject({ SLACK_APP_TOKEN: slack.appToken });
});

test('an app that was installed without a scope is said to lack it', async () => {
  const someone = await someoneToSetUp();
  const { slack, pika } = someone;
  slack.faults.withholdScopes('files:read');
  const { said } = await someone.answers(
    ...[socket, enter, slack.botToken, slack.appToken, pika.devKey, embedded],
  );
  expect(said).toContain('installed without files:read');
  expect(said).toContain('install the app again');
});
