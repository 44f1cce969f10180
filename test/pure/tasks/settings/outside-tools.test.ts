import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig, secretsOf } from '../../../../src/config.ts';
import { problemsBeside, right } from '../../../support/settings.ts';

const pem = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
}).privateKey;

const key = {
  type: 'service_account',
  client_email: 'stand-in@acme.iam.gserviceaccount.com',
  private_key: pem,
  private_key_id: 'k1',
  token_uri: 'https://oauth2.googleapis.com/token',
};

const whsec = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;

test('all settings of outside tools are read together', () => {
  const config = readConfig({
    ...right,
    NOTION_TOKEN: 'ntn_0123456789',
    NOTION_PARENT_PAGE: 'https://www.notion.so/acme/Calls-0123456789abcdef0123456789ABCDEF?pvs=4',
    NOTION_API_URL: 'http://127.0.0.1:1/',
    HUBSPOT_TOKEN: 'pat-eu1-0123456789',
    GOOGLE_SERVICE_ACCOUNT: JSON.stringify(key),
    GOOGLE_SUBJECT: 'ada@acme.org',
    GOOGLE_CALENDAR_ID: 'primary',
    SEARXNG_URL: 'http://searxng:8080/',
    WORKFLOWS: 'onboarding=https://hooks.acme.org/a  deploy=https://hooks.acme.org/b',
    WORKFLOW_SECRET: whsec,
  });
  expect(config).toMatchObject({
    NOTION_PARENT_PAGE: '01234567-89ab-cdef-0123-456789abcdef',
    NOTION_API_URL: 'http://127.0.0.1:1',
    GOOGLE_SERVICE_ACCOUNT: key,
    SEARXNG_URL: 'http://searxng:8080',
    WORKFLOWS: [
      { name: 'onboarding', url: 'https://hooks.acme.org/a' },
      { name: 'deploy', url: 'https://hooks.acme.org/b' },
    ],
  });
});

test('a service account’s key may be in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'key-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'key.json');
  writeFileSync(path, JSON.stringify(key));
  expect(readConfig({ ...right, GOOGLE_SERVICE_ACCOUNT: path }).GOOGLE_SERVICE_ACCOUNT).toEqual(key);
});

test.each([
  ['not a file', '/nowhere/key.json'],
  ['not JSON', '{nonsense'],
  ['another kind of key', JSON.stringify({ ...key, type: 'authorized_user' })],
  ['a key that is none', JSON.stringify({ ...key, private_key: '-----BEGIN PRIVATE KEY-----\nAAAA\n' })],
  ['a token address without https', JSON.stringify({ ...key, token_uri: 'http://oauth2.evil.test/token' })],
])('a service account that is %s is refused', (_, value) => {
  expect(problemsBeside({ GOOGLE_SERVICE_ACCOUNT: value })).toEqual([
    expect.stringMatching(/^GOOGLE_SERVICE_ACCOUNT: .*JSON key/),
  ]);
});

test.each([
  ['onboarding', 'name=https://…'],
  ['=https://hooks.acme.org/', 'name=https://…'],
  ['a=http://hooks.acme.org/', 'begin with https://'],
  ['a=https://user:pass@hooks.acme.org/', 'name or password'],
  ['a=https://127.1/', 'inside the network'],
  ['a=https://2130706433/', 'inside the network'],
  ['a=https://[::ffff:7f00:1]/', 'inside the network'],
  ['a=https://169.254.169.254/', 'inside the network'],
  ['a=https://n8n:5678/', 'inside the network'],
  ['a=file:///etc/passwd', 'begin with https://'],
  ['a=https://hooks.example.com/', 'placeholder'],
])('a workflow %s is refused', (value, problem) => {
  const both = { WORKFLOWS: `fine=https://hooks.acme.org/ ${value}`, WORKFLOW_SECRET: whsec };
  expect(problemsBeside(both)).toEqual([expect.stringMatching(`^WORKFLOWS: entry 2 .*${problem}`)]);
});

test('two workflows of one name are refused', () => {
  const WORKFLOWS = 'a=https://hooks.acme.org/1 a=https://hooks.acme.org/2';
  expect(problemsBeside({ WORKFLOWS, WORKFLOW_SECRET: whsec })).toEqual([
    expect.stringMatching(/^WORKFLOWS: .*same name/),
  ]);
});

test.each([
  ['transcripts', 'GOOGLE_MEET_TRANSCRIPTS'],
  ['participants', 'GOOGLE_MEET_PARTICIPANTS'],
])('%s of Google Meet need an account, and somebody who was in the call', (_, setting) => {
  const needs = (name: string) => expect.stringMatching(`^${setting}: .*needs ${name};`);
  const on = { [setting]: 'on' };
  const account = { GOOGLE_SERVICE_ACCOUNT: JSON.stringify(key) };
  expect(problemsBeside(on)).toEqual([needs('GOOGLE_SERVICE_ACCOUNT'), needs('GOOGLE_SUBJECT')]);
  expect(problemsBeside({ ...on, ...account })).toEqual([needs('GOOGLE_SUBJECT')]);
  expect(problemsBeside({ ...on, ...account, GOOGLE_SUBJECT: 'ada@acme.org' })).toEqual([]);
  expect(problemsBeside({ [setting]: 'off' })).toEqual([]);
});

test.each([
  [{ NOTION_PARENT_PAGE: '0'.repeat(32) }, /^NOTION_PARENT_PAGE: .*needs NOTION_TOKEN;/],
  [{ GOOGLE_SUBJECT: 'ada@acme.org' }, /^GOOGLE_SUBJECT: .*needs GOOGLE_SERVICE_ACCOUNT;/],
  [{ GOOGLE_CALENDAR_ID: 'x' }, /^GOOGLE_CALENDAR_ID: .*needs GOOGLE_SERVICE_ACCOUNT;/],
  [{ GOOGLE_MEET_TRANSCRIPTS: 'yes' }, /^GOOGLE_MEET_TRANSCRIPTS: .*on or off/],
  [{ WORKFLOWS: 'a=https://hooks.acme.org/' }, /^WORKFLOWS: .*needs WORKFLOW_SECRET;/],
  [{ WORKFLOW_SECRET: whsec }, /^WORKFLOW_SECRET: .*needs WORKFLOWS;/],
  [
    { BRAVE_API_KEY: 'BSA0123456789abcdef', SEARXNG_URL: 'http://searxng:8080' },
    /^BRAVE_API_KEY: .*SEARXNG_URL, not both/,
  ],
])('settings that need each other: %j', (environment, problem) => {
  expect(problemsBeside(environment)).toEqual([expect.stringMatching(problem)]);
});

test.each([
  ['HUBSPOT_TOKEN', 'pat-your-token', 'placeholder'],
  ['HUBSPOT_TOKEN', '', 'empty'],
  ['HUBSPOT_TOKEN', 'sk-0123456789', 'begins with pat-'],
  ['BRAVE_API_KEY', 'changeme-changeme', 'placeholder'],
  ['BRAVE_API_KEY', 'short', 'API Keys'],
  ['SEARXNG_URL', 'searxng:8080', 'http or https'],
  ['HUBSPOT_API_URL', 'nowhere', 'http or https'],
  ['HUBSPOT_TOKN', 'x', 'did you mean HUBSPOT_TOKEN'],
  ['WORKFLOW_SECRETS', 'x', 'did you mean WORKFLOW_SECRET'],
  ['SEARXNG_URI', 'x', 'did you mean SEARXNG_URL'],
])('%s=%s is refused', (name, value, words) => {
  expect(problemsBeside({ [name]: value })).toEqual([expect.stringContaining(words)]);
});

test('every problem comes at once, and none shows a value', () => {
  const problems = problemsBeside({
    NOTION_TOKEN: 'CANARY',
    NOTION_PARENT_PAGE: 'CANARY',
    HUBSPOT_TOKEN: 'CANARY',
    GOOGLE_SERVICE_ACCOUNT: '{"private_key":"CANARY"}',
    GOOGLE_SUBJECT: 'CANARY',
    WORKFLOWS: 'CANARY a=https://CANARY@hooks.acme.org/CANARY',
    WORKFLOW_SECRET: 'whsec_CANARY',
    BRAVE_API_KEY: 'CANARY',
  });
  expect(problems).toHaveLength(9);
  expect(problems.join('\n')).not.toContain('CANARY');
});

test('their secrets are known to the log: tokens, workflow addresses and every line of the key', () => {
  const secrets = secretsOf(
    readConfig({
      ...right,
      HUBSPOT_TOKEN: 'pat-eu1-0123456789',
      GOOGLE_SERVICE_ACCOUNT: JSON.stringify(key),
      WORKFLOWS: 'a=https://hooks.acme.org/T0/B0/canary?sig=canary2 b=https://hooks.acme.org/hook',
      WORKFLOW_SECRET: whsec,
    }),
  );
  expect(secrets).toEqual(expect.arrayContaining(['pat-eu1-0123456789', whsec, '/T0/B0/canary?sig=canary2']));
  expect(secrets).not.toContain('/hook');
  for (const line of pem.split('\n').slice(1, -2)) expect(secrets).toContain(line);
});
