import { randomBytes, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, inject } from 'vitest';
import { openDatabase } from '../../services/store/database.ts';
import { migrate } from '../../services/store/migrate.ts';
import { createSecretCipher } from '../../services/store/secret-cipher.ts';
import { spawnApp } from '../support/app-process.ts';
import { startProcessWorld } from '../support/process-world.ts';

describe.runIf(inject('database') === 'postgres')('npm run move-data', (test) => {
  test('copies nothing that the keys of the setting can’t read, and never has somebody give up their own key', async ({
    onTestFinished,
  }) => {
    const { databaseUrl, folder, inDatabase } = await startProcessWorld({}, onTestFinished);
    const [made, mine] = [randomBytes(32), randomBytes(32)];
    const embedded = await openDatabase({ kind: 'embedded', folder }, () => {});
    await migrate(embedded.db);
    for (const key of [made, mine]) {
      const id = randomUUID();
      const sealed = createSecretCipher({ kind: 'setting', keys: [key] }).encrypt(
        'https://a.test/secret',
        id,
      );
      await embedded.db.execute(sql`insert into calendars (id, team_id, user_id, kind, label, address, rules, added_at)
        values (${id}, 'T1', ${id}, 'feed', 'a.test', ${sealed.ok ? sealed.value : ''}, '{}', clock_timestamp())`);
    }
    await embedded.close();
    writeFileSync(join(folder, 'encryption-key'), `${made.toString('base64')}\n`, { mode: 0o600 });
    const move = async (...keys: Buffer[]) => {
      const ENCRYPTION_KEY = keys.map((key) => key.toString('base64')).join(' ');
      const env = {
        DATABASE_URL: databaseUrl ?? '',
        DATA_DIR: folder,
        ...(keys.length > 0 && { ENCRYPTION_KEY }),
      };
      const ran = spawnApp({ env, cwd: join(folder, '..'), args: ['move-data'], finished: onTestFinished });
      return { ...(await ran.exit), said: ran.output() };
    };
    const there = () => inDatabase(async (db) => (await db.execute(sql`select from calendars`)).rows.length);

    expect(await move()).toMatchObject({
      code: 1,
      said: expect.stringContaining('Set ENCRYPTION_KEY to what'),
    });
    expect(await move(mine)).toMatchObject({
      code: 1,
      said: expect.stringContaining('Add to ENCRYPTION_KEY, after a space, what'),
    });
    expect(await there()).toBe(0);
    expect(await move(mine, made)).toMatchObject({ code: 0, said: expect.stringContaining('were copied') });
    expect(await there()).toBe(2);
  });
});
