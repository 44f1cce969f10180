import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { spawnApp } from '../support/app-process.ts';
import { describeProcesses, isTestedHere } from '../support/describe-processes.ts';
import { startProcessWorld } from '../support/process-world.ts';

describeProcesses('the process starts', (test) => {
  test('it refuses a database that a newer program has migrated, in words', async ({ onTestFinished }) => {
    const world = await startProcessWorld({}, onTestFinished);
    await world.inDatabase((db) =>
      db.execute(sql`insert into schema_migrations (name) values ('0999-of-the-future.sql')`),
    );

    const app = world.spawn();

    expect(await app.exit).toEqual({ code: 1, signal: null });
    expect(app.output()).toContain('newer Stand-in (0999-of-the-future.sql)');
    expect(world.slack.journal.entries).toEqual([]);
  });

  if (!isTestedHere()) return;

  test('with wrong settings it says everything that is wrong, shows no value, and touches nothing', async ({
    onTestFinished,
  }) => {
    const world = await startProcessWorld({ freshDatabase: true }, onTestFinished);
    const app = world.spawn({
      settings: {
        SLACK_BOT_TOKEN: 'CANARY-token',
        SLACK_SIGNING_SECRET: '',
        PIKA_DEV_KEY: 'dk_your_key',
        PORT: 'CANARY-port',
        MAX_MEETING_MINUTE: '5',
      },
    });

    expect(await app.exit).toEqual({ code: 1, signal: null });
    expect(app.output().split('\n')).toEqual([
      expect.stringContaining('settings'),
      expect.stringMatching(/ SLACK_BOT_TOKEN: .*xoxb-/),
      expect.stringMatching(/ SLACK_SIGNING_SECRET: .*empty/),
      expect.stringMatching(/ PIKA_DEV_KEY: .*placeholder/),
      expect.stringMatching(/ PORT: .*0 to 65535/),
      expect.stringMatching(/ MAX_MEETING_MINUTE: .*MAX_MEETING_MINUTES/),
      expect.stringContaining('.env.example'),
    ]);
    expect(existsSync(world.folder)).toBe(false);
    expect(world.slack.journal.entries).toEqual([]);
    expect(world.pika.journal.entries).toEqual([]);
  });

  test('it warns about an .env that other users may read, and says how to close it', async ({
    onTestFinished,
  }) => {
    const world = await startProcessWorld({}, onTestFinished);
    const file = join(dirname(world.folder), '.env');
    const warning = 'chmod 600 .env';
    writeFileSync(file, 'PERSONA_NAME=Robin\n');
    chmodSync(file, 0o644);
    const open = await world.start();
    expect(open.output()).toContain(warning);
    await open.kill();
    chmodSync(file, 0o600);
    expect((await world.start()).output()).not.toContain(warning);
  });

  for (const [signal, event] of [
    ['SIGUSR2', 'unhandledRejection'],
    ['SIGHUP', 'uncaughtException'],
  ] as const) {
    test(`after an ${event} it says what happened, without secrets, and ends`, async ({ onTestFinished }) => {
      const world = await startProcessWorld({}, onTestFinished);
      const entry = new URL('../support/break-on-signal.ts', import.meta.url).href;
      const app = await world.start({ settings: { NODE_OPTIONS: `--import=${entry}` } });

      app.signal(signal);

      expect(await app.exit).toEqual({ code: 1, signal: null });
      const last = JSON.parse(app.output().split('\n').at(-1) ?? '');
      expect(last).toMatchObject({ level: 60, msg: event, err: { message: 'a bug that quotes [redacted]' } });
      expect(app.output()).not.toContain(world.slack.botToken);
    });
  }

  const old = oldNode();
  test.runIf(old)(
    'under an old Node it says which one it needs and where to get it',
    async ({ onTestFinished }) => {
      const app = spawnApp({ env: {}, cwd: '/', node: old ?? '', finished: onTestFinished });

      expect(await app.exit).toEqual({ code: 1, signal: null });
      expect(app.output()).toMatch(/Node 24 .*v\d+\./);
      expect(app.output()).toContain('npm start');
    },
  );
});

/** A Node below 24 on the machine's own PATH, where there is one. */
function oldNode(): string | undefined {
  const folders = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'));
  const found = folders.map((folder) => `${folder}/node`).find((path) => existsSync(path));
  if (!found) return undefined;
  const version = execFileSync(found, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)/.exec(version)?.[1]) < 24 ? found : undefined;
}
