import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { lockFolder } from '../../../services/store/embedded-lock.ts';
import { asJson, asLines, isWell, summary } from '../../../src/doctor/print.ts';
import { spawnApp } from '../../support/app-process.ts';
import { someoneWithADoctor } from '../../support/doctor.ts';

/** What programs may rely on: this and nothing else. */
const check = z.strictObject({
  check: z.string().min(1),
  state: z.enum(['ok', 'off', 'warning', 'missing']),
  says: z.string().min(1),
  costs: z.string().min(1).optional(),
  todo: z.string().min(1).optional(),
});
const document = z.strictObject({ ok: z.boolean(), checks: z.array(check).min(1) });

test('for programs it’s one document of one shape, also where no start is possible, and then it ends with 1', async () => {
  const env = { SLACK_BOT_TOKEN: 'xoxb-CANARY-token', PORT: 'CANARY-port' };
  const app = spawnApp({ env, cwd: '/', args: ['doctor', '--json'] });
  expect(await app.exit).toEqual({ code: 1, signal: null });
  const { ok, checks } = document.parse(JSON.parse(app.output()));
  expect(ok).toBe(false);
  expect(checks.map(({ state }) => state)).toContain('missing');
  expect(checks.at(-1)?.todo).toContain('npm run setup');
  expect(app.output()).not.toContain('CANARY');
});

test('the embedded database is Stand-in’s own while that runs: it says so, and goes on', async () => {
  const { folder, settings, pika } = await someoneWithADoctor();
  mkdirSync(join(folder, 'pglite'), { recursive: true });
  const lock = lockFolder(folder);
  onTestFinished(lock.release);
  const before = readdirSync(folder, { recursive: true });

  const app = spawnApp({ env: settings, cwd: join(folder, '..'), args: ['doctor', '--json'] });

  expect(await app.exit).toEqual({ code: 0, signal: null });
  const { ok, checks } = document.parse(JSON.parse(app.output()));
  expect(ok).toBe(true);
  expect(checks).toContainEqual({
    check: 'Database',
    state: 'ok',
    says: expect.stringContaining(`in use by process ${process.pid}`),
  });
  expect(checks).toContainEqual(expect.objectContaining({ check: 'PikaStream', state: 'ok' }));
  for (const secret of [pika.devKey, settings.SLACK_BOT_TOKEN, settings.SLACK_APP_TOKEN])
    expect(app.output()).not.toContain(secret);
  expect(readdirSync(folder, { recursive: true })).toEqual(before);
});

test('where something is missing, it ends with 1 and says what, in lines', async () => {
  const { settings } = await someoneWithADoctor();
  const env = { ...settings, PIKA_DEV_KEY: 'dk_wrong_0123456789' };
  const app = spawnApp({ env, cwd: '/', args: ['doctor'] });
  expect(await app.exit).toEqual({ code: 1, signal: null });
  expect(app.output()).toMatch(/^missing {2}PikaStream: PikaStream rejected our key/m);
  expect(app.output()).toMatch(/^ +→ An admin should check PIKA_DEV_KEY\.$/m);
  expect(app.output()).toMatch(/can’t work like this: 1 missing/);
});

test('a line has its costs and what to do below it; a summary says whether Stand-in can work', () => {
  const ok = { check: 'Slack', state: 'ok', says: 'good.' } as const;
  const warning = {
    check: 'Ears',
    state: 'warning',
    says: 'no.',
    costs: 'Nobody hears.',
    todo: 'Set EARS.',
  } as const;
  const missing = { ...warning, state: 'missing' } as const;
  expect(asLines(ok)).toBe('ok       Slack: good.');
  expect(asLines(warning)).toBe('warning  Ears: no.\n         Nobody hears.\n         → Set EARS.');
  expect([ok, warning].map((one) => summary([one]))).toEqual([
    'Everything is in order.',
    'Stand-in can work. 1 to look at.',
  ]);
  expect([isWell([ok, warning]), isWell([ok, missing])]).toEqual([true, false]);
  expect(JSON.parse(asJson([missing]))).toEqual({ ok: false, checks: [missing] });
});
