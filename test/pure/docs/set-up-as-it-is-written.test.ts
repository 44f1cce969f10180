import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { someoneToSetUp } from '../../support/setting-up.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const page = read('docs/setup.md');

test('each command that it names is there', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const named = [...page.matchAll(/`npm (?:run )?(?:--silent )?(\w+)[^`]*`/g)].map(([, name = '']) => name);
  expect([...new Set(named)].filter((name) => name !== 'ci' && !(name in scripts))).toEqual([]);
  expect(named).toEqual(expect.arrayContaining(['setup', 'start', 'doctor', 'manifest']));
});

test('its table is what is asked for, in that order; then the settings are complete', async () => {
  const someone = await someoneToSetUp();
  const { slack, pika } = someone;
  const given: Record<string, string> = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    PIKA_DEV_KEY: pika.devKey,
    DATABASE_URL: '',
  };
  const rows = [...page.matchAll(/^ *\| `([A-Z_]+)` \|/gm)].map(([, setting = '']) => setting);
  const { said } = await someone.answers('', '', ...rows.map((setting) => given[setting] ?? 'unknown'));
  expect([...said.matchAll(/^([A-Z_]+): $/gm)].map(([, asked]) => asked)).toEqual(rows);
  expect(readConfig(someone.settings()).DATABASE_URL).toBeUndefined();
});

test('its icon is one that Slack takes: square, of 512 to 2,000 pixels', async () => {
  const { width, height, format } = await sharp(
    readFileSync(new URL('../../../docs/icon.png', import.meta.url)),
  ).metadata();
  expect({ width, height, format }).toEqual({ width: 512, height: 512, format: 'png' });
});
