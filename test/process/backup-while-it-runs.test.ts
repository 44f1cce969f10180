import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, inject } from 'vitest';
import { onThisMachine } from '../on-this-machine.ts';
import { spawnApp } from '../support/app-process.ts';
import { startProcessWorld } from '../support/process-world.ts';
import { letInAtOnce } from '../support/slack-acts.ts';

const waitOptions = { timeout: onThisMachine(25_000) };

const saysHowItWas = ({ text }: { text: string }) => text.includes('PikaStream made no notes');

describe.runIf(inject('database') === 'postgres')('a PostgreSQL that was brought back', (test) => {
  test('is readied by one command, once nothing runs on it', async ({ onTestFinished }) => {
    const { databaseUrl, folder, inDatabase } = await startProcessWorld({}, onTestFinished);
    const ready = async (url: string) => {
      const [env, cwd] = [{ DATABASE_URL: url }, join(folder, '..')];
      const ran = spawnApp({ env, cwd, args: ['restore', '--after'], finished: onTestFinished });
      return { ...(await ran.exit), said: ran.output() };
    };
    const lives = (seconds: number) =>
      inDatabase((db) =>
        db.execute(sql`insert into processes (id, alive_until)
          values (gen_random_uuid(), clock_timestamp() + make_interval(secs => ${seconds}))`),
      );
    await lives(60);
    expect(await ready(databaseUrl ?? '')).toMatchObject({
      code: 1,
      said: expect.stringContaining('Stop it'),
    });
    await inDatabase((db) => db.execute(sql`delete from processes`));
    await lives(-3_600);
    expect(await ready(databaseUrl ?? '')).toMatchObject({
      code: 0,
      said: expect.stringContaining('keys and connections no longer work'),
    });
    const { rows } = await inDatabase((db) =>
      db.execute<{ ok: boolean }>(sql`select data_until < now() - interval '59 minutes' as ok from restores`),
    );
    expect(rows).toEqual([{ ok: true }]);
    expect(await ready('')).toMatchObject({ code: 1, said: expect.stringContaining('DATABASE_URL') });
  });
});

describe.runIf(inject('database') === 'embedded')('a backup of the embedded database', (test) => {
  test('is written while a call is on, and brings the call back where the database was lost', async ({
    onTestFinished,
  }) => {
    const world = await startProcessWorld({ pika: { script: letInAtOnce } }, onTestFinished);
    const { slack, pika, folder } = world;
    const run = async (program: 'backup' | 'restore', ...args: string[]) => {
      const ran = spawnApp({
        env: { DATA_DIR: folder },
        cwd: join(folder, '..'),
        args: [program, ...args],
        finished: onTestFinished,
      });
      return { ...(await ran.exit), said: ran.output() };
    };
    const file = join(folder, '..', 'all.backup');
    const app = await world.start();
    await slack.post({
      channel: slack.channels.general.id,
      text: 'now: https://meet.google.com/abc-defg-hij',
    });
    await slack.waitForMessage(({ text }) => text.includes('is connected'), waitOptions);

    expect(await run('backup', file)).toMatchObject({ code: 0, said: expect.stringContaining(file) });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
    expect(await run('backup', file)).toMatchObject({
      code: 1,
      said: expect.stringContaining('there already'),
    });
    expect(await run('restore', file)).toMatchObject({
      code: 1,
      said: expect.stringContaining(`${app.pid}`),
    });

    // After the backup the call ends, and its thread is told.
    pika.control(pika.sessions.at(-1)?.id ?? '').endCall();
    await slack.waitForMessage(({ text }) => text.includes('attended'), waitOptions);
    await slack.waitForMessage(saysHowItWas, waitOptions);
    const said = () => slack.messages(slack.channels.general.id).flatMap(({ own, ts }) => (own ? [ts] : []));
    const before = said();

    await app.kill();
    expect((await run('restore', file)).said).toContain('a database in');
    rmSync(folder, { recursive: true });
    const restored = await run('restore', file);
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('npm start') });
    expect(restored.said).toContain('forgotten or removed again');
    expect(restored.said).toContain('keys and connections no longer work');

    const from = slack.journal.entries.length;
    const next = await world.start();
    // All that it says of the call is in Slack already: it's found there, and shown as it is now.
    await expect
      .poll(
        () =>
          slack.journal.entries
            .slice(from)
            .some((entry) => entry.kind === 'message' && saysHowItWas(entry.message)),
        waitOptions,
      )
      .toBe(true);
    expect(pika.sessions).toHaveLength(1);
    await next.kill();
    expect(await world.meetings()).toMatchObject([{ callKey: 'meet:abc-defg-hij', state: 'done' }]);
    expect(said()).toEqual(before);
  });

  test('what is no backup isn’t taken for one, and nothing is begun', async ({ onTestFinished }) => {
    const { folder } = await startProcessWorld({ freshDatabase: true }, onTestFinished);
    const file = join(folder, '..', 'none.backup');
    writeFileSync(file, 'words');
    for (const [args, words] of [
      [['restore', file], 'isn’t a backup'],
      [['restore', `${file}.else`], 'no file'],
      [['backup'], 'no embedded database'],
    ] as const) {
      const env = { DATA_DIR: folder };
      const ran = spawnApp({ env, cwd: join(folder, '..'), args, finished: onTestFinished });
      expect(await ran.exit).toMatchObject({ code: 1 });
      expect(ran.output()).toContain(words);
    }
    expect(existsSync(join(folder, 'pglite'))).toBe(false);
  });
});
