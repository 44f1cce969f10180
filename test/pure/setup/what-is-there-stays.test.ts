import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { withChanges } from '../../../src/setup/env-file.ts';
import { Stopped } from '../../../src/setup/terminal.ts';
import { someoneToSetUp } from '../../support/setting-up.ts';

const [enter, embedded] = ['', ''];

test('Enter keeps what works, every other line stays, and nobody is asked about replacing', async () => {
  const own = '# ours\nMAX_MEETING_MINUTES=30\n';
  const someone = await someoneToSetUp(own);
  const { slack, pika } = someone;
  await someone.answers(enter, enter, slack.botToken, slack.appToken, pika.devKey, embedded);
  const before = someone.text();
  expect(before.startsWith(own)).toBe(true);

  const { said, opened } = await someone.answers(enter, enter, enter, enter, embedded);
  expect(someone.text()).toBe(before);
  expect(said).toContain('Enter keeps the one in .env');
  expect(said).not.toContain('Continue?');
  // The app is made already.
  expect(opened).toEqual([]);
});

test('nothing is replaced unless that is wanted, and nothing is written before the end', async () => {
  const before = 'PIKA_DEV_KEY=dk_of_somebody_0123\n';
  const someone = await someoneToSetUp(before);
  const { slack, pika } = someone;
  const all = [enter, enter, slack.botToken, slack.appToken, pika.devKey, embedded];

  const { said } = await someone.answers(...all, 'n');
  expect(said).toContain('This replaces PIKA_DEV_KEY in .env. Continue?');
  expect(someone.text()).toBe(before);

  await expect(someone.answers(...all.slice(0, 4))).rejects.toThrow(Stopped);
  expect(someone.text()).toBe(before);

  await someone.answers(...all, 'y');
  expect(someone.settings()).toMatchObject({ PIKA_DEV_KEY: pika.devKey });
  expect(someone.mode()).toBe(0o600);
});

test('a value that works no more is asked for again', async () => {
  const someone = await someoneToSetUp('SLACK_BOT_TOKEN=xoxb-of-before-0123456789\n');
  const { slack, pika } = someone;
  const { said } = await someone.answers(
    ...[enter, enter, slack.botToken, slack.appToken, pika.devKey, embedded, 'y'],
  );
  expect(said).toContain('✗ Slack doesn’t know this token.');
  expect(someone.settings()).toMatchObject({ SLACK_BOT_TOKEN: slack.botToken });
});

test('of many workspaces nothing is left with which one can’t start', async () => {
  const someone = await someoneToSetUp(
    [
      ...['SLACK_CLIENT_ID=12.34', 'SLACK_CLIENT_SECRET=0123456789abcdef', 'SLACK_WORKSPACES=T012AB3CD'],
      ...['OPERATOR_WORKSPACE=T012AB3CD', 'WORKSPACE_BUDGET_USD=500', ''],
    ].join('\n'),
  );
  const { slack, pika } = someone;
  await someone.answers(enter, enter, slack.botToken, slack.appToken, pika.devKey, embedded, 'y');
  expect(readConfig(someone.settings())).toMatchObject({ WORKSPACE_BUDGET_USD: 500 });
});

test('an app that is there is told how it becomes one of the other way', async () => {
  const someone = await someoneToSetUp();
  const { slack, pika } = someone;
  const asked = [slack.botToken, slack.appToken, pika.devKey, embedded];
  expect((await someone.answers(enter, enter, ...asked)).said).not.toContain('App Manifest');
  const address = 'https://stand-in.acme.test';
  const overHttp = await someone.answers('2', address, enter, slack.signingSecret, enter, embedded, 'y');
  expect(overHttp.said).toContain(`npm run --silent manifest -- --http ${address}\n`);
  const overSocket = await someone.answers('1', enter, slack.appToken, enter, embedded, 'y');
  expect(overSocket.said).toContain('npm run --silent manifest\n');
});

test('Enter for the database is said to do one thing, and PostgreSQL can be given up', async () => {
  const someone = await someoneToSetUp('DATABASE_URL=postgres://127.0.0.1:1/none\n');
  const { slack, pika } = someone;
  const { said } = await someone.answers(
    ...[enter, enter, slack.botToken, slack.appToken, pika.devKey],
    ...[enter, enter, '-', 'y'],
  );
  expect(said).toContain('Type - for a database inside Stand-in');
  expect(said).not.toContain('Press Enter for a database');
  expect(readConfig(someone.settings()).DATABASE_URL).toBeUndefined();
});

test('whatever is set is read back, once, and lines of others stay', () => {
  const value = fc.stringMatching(/^[!-&(-~]{1,60}$/);
  fc.assert(
    fc.property(value, fc.boolean(), fc.boolean(), (given, isThere, isCommented) => {
      const lines = [
        'OTHER=1',
        ...(isCommented ? ['#NAME=example'] : []),
        ...(isThere ? ['NAME=old', 'export NAME = older'] : []),
        '# the end',
      ];
      const text = withChanges(`${lines.join('\n')}\n`, { NAME: given });
      expect(parseEnv(text)).toEqual({ OTHER: '1', NAME: given });
      expect(text.match(/^(export )?NAME/gm)).toHaveLength(1);
      expect(text).toContain('# the end\n');
      expect(parseEnv(withChanges(text, { NAME: null }))).toEqual({ OTHER: '1' });
    }),
  );
});
