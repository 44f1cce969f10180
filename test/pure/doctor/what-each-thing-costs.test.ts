import { expect, test } from 'vitest';
import { isWell } from '../../../src/doctor/print.ts';
import { scopesOf, socketManifest } from '../../../src/slack/manifest.ts';
import { scopeCosts } from '../../../src/slack/scope-costs.ts';
import { someoneWithADoctor } from '../../support/doctor.ts';

test('where everything is right, it says so, and what isn’t set up costs nothing that is needed', async () => {
  const { slack, findAll } = await someoneWithADoctor();
  const found = await findAll();
  expect(found.map(({ check, state, says }) => `${state} ${check}: ${says}`)).toEqual([
    'ok Settings: all valid.',
    'ok Slack: the bot token is good in Stand-in Works.',
    `ok Scopes: all ${socketManifest().oauth_config.scopes.bot.length} of the manifest.`,
    'ok From Slack: over a socket, and the app-level token is good.',
    expect.stringMatching(/^ok Database: there is none in .* yet; the first start makes it\.$/),
    'ok PikaStream: the key is good, and the wallet has 2000 credits, about 72 minutes in calls.',
    'ok Clock: agrees with Slack’s.',
    'off Public address: PUBLIC_URL isn’t set.',
    'off Google calendars: GOOGLE_SERVICE_ACCOUNT isn’t set.',
    'off Model: MODEL isn’t set.',
    'off Ears: EARS isn’t set.',
  ]);
  expect(found.filter(({ state }) => state === 'off').every(({ costs, todo }) => costs && todo)).toBe(true);
  expect(isWell(found)).toBe(true);
  expect(slack.violations).toEqual([]);
});

test('without a bot token it asks Slack of no workspace: they install it by themselves', async () => {
  const { slack, findAll, find } = await someoneWithADoctor();
  const many = {
    SLACK_BOT_TOKEN: undefined,
    ...{ SLACK_CLIENT_ID: '12.34', SLACK_CLIENT_SECRET: '0123456789abcdef' },
    ...{ SLACK_WORKSPACES: 'T012AB3CD', PUBLIC_URL: 'https://stand-in.invalid' },
  };
  const found = await findAll(many);
  expect(found.find(({ check }) => check === 'Slack')).toEqual({
    check: 'Slack',
    state: 'ok',
    says: 'workspaces install it at https://stand-in.invalid/slack/install.',
  });
  expect(found.some(({ check }) => check === 'Scopes')).toBe(false);
  expect(found.find(({ check }) => check === 'Clock')).toMatchObject({
    state: 'ok',
    says: 'agrees with Slack’s.',
  });
  expect(slack.violations).toEqual([]);
  expect(await find('Slack', { ...many, SLACK_API_URL: 'http://127.0.0.1:1/api/' })).toMatchObject({
    state: 'missing',
    says: expect.stringContaining('can’t be reached from here'),
  });
});

test('each scope that is needed has its price, and no other', () => {
  expect(Object.keys(scopeCosts).toSorted()).toEqual(scopesOf({ SLACK_CALL_CARD: 'on' }).toSorted());
});

test('a scope that the app was installed without is named, with what people lose', async () => {
  const { slack, find } = await someoneWithADoctor();
  slack.faults.withholdScopes('files:read', 'users:read.email');
  expect(await find('Scopes')).toEqual({
    check: 'Scopes',
    state: 'warning',
    says: 'the app was installed without files:read, users:read.email.',
    costs: 'Nobody can upload a recording or a picture; action items’ owners are matched by name alone.',
    todo: expect.stringContaining('install the app again'),
  });
  slack.faults.withholdScopes('chat:write');
  expect(await find('Scopes')).toMatchObject({ state: 'missing', costs: expect.stringContaining('posted') });
});

test('Slack’s own cards of calls need a scope that the manifest hasn’t', async () => {
  const { find } = await someoneWithADoctor();
  const isOn = { SLACK_CALL_CARD: 'on' };
  expect(await find('Scopes', isOn)).toEqual({
    check: 'Scopes',
    state: 'warning',
    says: 'the app was installed without calls:write.',
    costs: 'Slack shows no card of its own for calls.',
    todo: expect.stringContaining(', with calls:write added, into App Manifest'),
  });
  expect(await find('Scopes')).toMatchObject({ state: 'ok' });
});

test('a token that Slack took back, and one that may not open sockets', async () => {
  const { slack, findAll } = await someoneWithADoctor();
  slack.faults.revokeToken();
  slack.faults.fail('apps.connections.open', 'missing_scope');
  const found = await findAll();
  expect(isWell(found)).toBe(false);
  const of = (check: string) => found.find((one) => one.check === check);
  expect(of('Slack')).toMatchObject({
    state: 'missing',
    says: expect.stringContaining('token replaced'),
    todo: expect.stringContaining('Install the app again'),
  });
  expect(of('Scopes')).toMatchObject({ state: 'warning' });
  expect(of('From Slack')).toMatchObject({
    state: 'missing',
    says: 'This token lacks the scope connections:write.',
    costs: 'Stand-in can’t hear anybody.',
  });
});

test('over HTTP it says where Slack posts, and of two ways that one is closed', async () => {
  const { find } = await someoneWithADoctor();
  const SLACK_SIGNING_SECRET = '0123456789abcdef0123456789abcdef';
  const overHttp = { SLACK_SIGNING_SECRET, SLACK_APP_TOKEN: undefined };
  expect(await find('From Slack', overHttp)).toMatchObject({
    state: 'ok',
    says: expect.stringContaining('your address/slack/events'),
  });
  expect(await find('From Slack', { SLACK_SIGNING_SECRET })).toMatchObject({
    state: 'warning',
    todo: 'Remove the one you don’t need.',
  });
});

test('a wallet that takes nobody into a call, and a key that PikaStream refuses', async () => {
  const { pika, find } = await someoneWithADoctor();
  pika.wallet.set(40);
  expect(await find('PikaStream')).toMatchObject({
    state: 'warning',
    says: expect.stringContaining('40 credits'),
    costs: 'Nobody can be sent into a call. It takes 100 credits.',
  });
  expect(await find('PikaStream', { PIKA_DEV_KEY: 'dk_wrong_0123456789' })).toMatchObject({
    state: 'missing',
    says: expect.stringContaining('rejected our key'),
    todo: 'An admin should check PIKA_DEV_KEY.',
  });
});

test('settings with which no start is possible are told all at once, without their values', async () => {
  const { findAll, slack } = await someoneWithADoctor();
  const found = await findAll({ SLACK_BOT_TOKEN: 'CANARY-token', PORT: 'CANARY-port' });
  expect(found.map(({ check, state }) => `${state} ${check}`)).toEqual([
    'missing Settings',
    'missing Settings',
  ]);
  expect(found.at(-1)?.todo).toContain('npm run setup');
  expect(JSON.stringify(found)).not.toContain('CANARY');
  expect(slack.journal.entries).toEqual([]);
});

test('secrets are in nothing that it says, even where another side quotes them', async () => {
  const { slack, pika, findAll, settings } = await someoneWithADoctor();
  slack.faults.fail('auth.test', `no_such_token_${settings.SLACK_BOT_TOKEN}`);
  const said = JSON.stringify(await findAll());
  expect(said).toContain('[redacted]');
  for (const secret of [slack.botToken, slack.appToken, pika.devKey]) expect(said).not.toContain(secret);
});
