import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createSecretCipher } from '../../../services/store/secret-cipher.ts';
import { lookAtDatabase } from '../../../src/doctor/checks/database.ts';
import { askDatabase } from '../../../src/setup/ask-database.ts';
import { folderOfTest } from '../../support/setting-up.ts';
import { openTestDatabase } from '../../support/test-database.ts';

const [postgres, other] = ['postgres://user:CANARY@127.0.0.1:1/none', '0999-of-the-future.sql'];

async function database() {
  const opened = await openTestDatabase({ own: true });
  onTestFinished(opened.remove);
  const folder = folderOfTest();
  mkdirSync(join(folder, 'pglite'));
  const settings = {
    DATABASE_URL: inject('database') === 'postgres' ? postgres : undefined,
    DATA_DIR: folder,
    ENCRYPTION_KEY: undefined,
  };
  const look = (changed: Partial<Parameters<typeof lookAtDatabase>[0]> = {}) =>
    lookAtDatabase({ ...settings, ...changed }, async () => opened);
  const lookWith = (keys: [Buffer, ...Buffer[]]) => look({ ENCRYPTION_KEY: keys });
  return { ...opened, folder, look: () => look(), lookWith };
}

test('its version and its migrations are told, and nothing in it changes', async () => {
  const { db, look, kind } = await database();
  const names = async () => (await db.execute(sql`select name from schema_migrations order by name`)).rows;
  const before = await names();
  const first = await look();
  expect(first.findings[0]).toMatchObject({
    state: 'ok',
    says: expect.stringMatching(/ 1\d\.\S+.*, up to date\.$/),
  });
  if (kind === 'postgres') expect(Math.abs(first.aheadMs ?? Number.NaN)).toBeLessThan(30_000);
  expect(first.findings.slice(1).map(({ check, state }) => [check, state])).toEqual(
    kind === 'postgres' ? [['Encryption key', 'warning']] : [],
  );
  expect(await names()).toEqual(before);

  await db.execute(sql`delete from schema_migrations where name = ${before.at(-1)?.name}`);
  expect((await look()).findings[0]).toMatchObject({
    state: 'ok',
    says: expect.stringContaining('the next start brings it up to date (1 to apply)'),
  });

  await db.execute(sql`insert into schema_migrations (name) values (${other})`);
  expect((await look()).findings[0]).toMatchObject({
    state: 'missing',
    says: expect.stringContaining(other),
  });

  await db.execute(sql`drop table schema_migrations`);
  expect((await look()).findings[0]).toMatchObject({
    state: 'ok',
    says: expect.stringContaining(`(${before.length} to apply)`),
  });
});

test('what no key opens is told, and how many; the key that the embedded database made counts', async () => {
  const { db, kind, folder, lookWith } = await database();
  const [made, mine] = [randomBytes(32), randomBytes(32)];
  const seal = async (key: Buffer) => {
    const id = randomUUID();
    const sealed = createSecretCipher({ kind: 'setting', keys: [key] }).encrypt('a secret', id);
    await db.execute(sql`insert into calendars (id, team_id, user_id, kind, label, address, rules, added_at)
      values (${id}, 'T1', 'U1', 'feed', 'here', ${sealed.ok ? sealed.value : ''}, '{}', clock_timestamp())`);
  };
  const said = async (...keys: [Buffer, ...Buffer[]]) =>
    (await lookWith(keys)).findings.filter(({ check }) => check === 'Encryption key').map(({ says }) => says);
  await seal(mine);
  expect(await said(mine)).toEqual([]);
  expect((await said(made)).join()).toContain('one secret in the database can’t be decrypted');
  await seal(made);
  expect(await said(mine, made)).toEqual([]);
  writeFileSync(join(folder, 'encryption-key'), `${made.toString('base64')}\n`);
  expect(await said(mine)).toHaveLength(kind === 'postgres' ? 1 : 0);
  expect((await said(randomBytes(32))).join()).toContain(kind === 'postgres' ? '2 secrets' : 'one secret');
});

test.runIf(inject('database') === 'postgres')(
  'setting up tries PostgreSQL’s address, makes a key beside it, and shows neither',
  async () => {
    const { url } = await database();
    const said: string[] = [];
    const answers = [postgres, url ?? ''];
    const answer = async (question: string) => {
      said.push(question);
      return answers.shift() ?? '';
    };
    const terminal = { tell: (text: string) => void said.push(text), ask: answer, askSecret: answer };
    const file = { values: () => ({}), replacedBy: () => [], write: () => {} };
    const changes = await askDatabase({ terminal, file, environment: {}, open: () => {} });
    expect(changes).toEqual({
      DATABASE_URL: url,
      ENCRYPTION_KEY: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
    });
    expect(said.join('\n')).toContain('nothing answers there');
    expect(said.join('\n')).not.toMatch(/CANARY/);
    expect(said.join('\n')).not.toContain(changes.ENCRYPTION_KEY);
  },
);
