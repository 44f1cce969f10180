import { chmodSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, inject } from 'vitest';
import { openDatabase } from '../../services/store/database.ts';
import { FolderInUse, lockFolder } from '../../services/store/embedded-lock.ts';
import { onThisMachine } from '../on-this-machine.ts';
import { spawnApp } from '../support/app-process.ts';
import { startProcessWorld } from '../support/process-world.ts';

describe.runIf(inject('database') === 'embedded')('the embedded database’s folder', (test) => {
  test('a second process is refused at once with the first one’s id, no other user can read the folder, and after kill -9 another process takes it over', async ({
    onTestFinished,
  }) => {
    const world = await startProcessWorld({}, onTestFinished);
    // As older versions left it, and as no version should.
    const file = join(world.folder, 'pglite', 'PG_VERSION');
    chmodSync(world.folder, 0o777);
    chmodSync(file, 0o666);
    const first = await world.start();
    await expect.poll(async () => (await fetch(`${first.url}/readyz`)).status).toBe(200);
    expect([world.folder, join(world.folder, 'pglite'), file].map(modeOf)).toEqual(['700', '700', '600']);

    const from = performance.now();
    expect(() => lockFolder(world.folder)).toThrow(FolderInUse);
    expect(performance.now() - from).toBeLessThan(onThisMachine(1_000));

    const second = world.spawn();
    expect(await second.exit).toEqual({ code: 1, signal: null });
    expect(second.output()).toContain(`process ${first.pid}.`);
    expect(second.output()).toMatch(/DATA_DIR.* DATABASE_URL/);
    expect(second.output()).not.toContain('Stand-in is up');

    await first.kill();
    const third = await world.start();
    await expect.poll(async () => (await fetch(`${third.url}/readyz`)).status).toBe(200);
  });

  test('after kill -9 while rows are written, the folder opens with every acknowledged row', async ({
    onTestFinished,
  }) => {
    const { folder } = await startProcessWorld({}, onTestFinished);
    for (const kills of [1, 2]) {
      const entry = 'test/support/write-rows.ts';
      const writer = spawnApp({ entry, args: [folder], env: {}, cwd: '/', finished: onTestFinished });
      await writer.waitForLine(String(kills * 40), { timeout: onThisMachine(25_000) });
      await writer.kill();
    }

    const acknowledged = 80;
    const { db, close } = await openDatabase({ kind: 'embedded', folder }, () => {});
    const { rows } = await db.execute<{ number: number }>(
      sql`select number from rows_of_test order by number`,
    );
    await close();
    expect(rows.length).toBeGreaterThanOrEqual(acknowledged);
    expect(rows.map((row) => row.number)).toEqual(rows.map((_, index) => index + 1));
  });

  // Before the database is unpacked, and while it is (or, on a busy machine, just after).
  for (const sign of ['pglite.making', 'pglite/PG_VERSION']) {
    test(`after kill -9 in the first start, when ${sign} has just appeared, the next start works`, async ({
      expect,
      onTestFinished,
    }) => {
      const world = await startProcessWorld({ freshDatabase: true }, onTestFinished);
      const first = world.spawn();
      await expect
        .poll(() => appeared(world.folder, sign), {
          timeout: onThisMachine(25_000),
          interval: 2,
        })
        .toBe(true);
      await first.kill();

      const second = await world.start();
      await expect.poll(async () => (await fetch(`${second.url}/readyz`)).status).toBe(200);
    });
  }
});

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

function appeared(folder: string, path: string): boolean {
  try {
    return readdirSync(join(folder, path, '..')).includes(path.split('/').at(-1) ?? '');
  } catch {
    return false;
  }
}
