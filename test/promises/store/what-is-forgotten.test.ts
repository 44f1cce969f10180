import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { emptyCharacter, type Persona } from '../../../services/personas/persona.ts';
import { dataRegister } from '../../../services/store/data-register.ts';
import type { Executor } from '../../../services/store/executor.ts';
import type { Jobs } from '../../../services/store/jobs.ts';
import { deleteLeftWorkspaces, forgettingRows } from '../../../services/store/rows/forgetting.ts';
import { holidayRows } from '../../../services/store/rows/holiday-rows.ts';
import { personaRows } from '../../../services/store/rows/persona-rows.ts';
import { workspaceRows } from '../../../services/store/rows/workspace-rows.ts';
import { createSecretCipher } from '../../../services/store/secret-cipher.ts';
import { fill, ids, isText, mark, others, people } from '../../support/rows-in-every-table.ts';
import { openTestDatabase } from '../../support/test-database.ts';

/** The tables, of these, where the mark stands. */
async function marked(db: Executor, tables: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const table of tables) {
    const { rows } = await db.execute(
      sql`select 1 from ${sql.identifier(table)} t where t::text like ${`%${mark}%`} limit 1`,
    );
    if (rows.length > 0) found.push(table);
  }
  return found;
}

async function filled() {
  const database = await openTestDatabase();
  onTestFinished(database.remove);
  const { db } = database;
  const columns = await fill(db);
  const jobs: Pick<Jobs, 'send'> = { send: async () => {} };
  const rows = forgettingRows(db, jobs as Jobs, new Date());
  const tables = [...new Set(columns.map(({ table }) => table))];
  const having = (part: 'ofMeeting' | 'ofPerson') => tables.filter((table) => dataRegister[table]?.[part]);
  return { db, rows, columns, tables, having };
}

test('every table is in the register, and every column that it calls plain exists', async () => {
  const { columns, tables, db } = await filled();
  expect(tables.sort()).toEqual(Object.keys(dataRegister).sort());
  const texts = columns.filter(isText).map(({ table, column }) => `${table}.${column}`);
  const plain = Object.entries(dataRegister).flatMap(([table, entry]) =>
    entry.plain.map((column) => `${table}.${column}`),
  );
  expect(texts).toEqual(expect.arrayContaining(plain));

  // The mark arrived wherever words may be, or the tests below would show nothing.
  const wordy = columns.filter(
    (column) =>
      isText(column) &&
      !column.allowed &&
      !people.has(column.column) &&
      !dataRegister[column.table]?.plain.includes(column.column),
  );
  expect(await marked(db, tables)).toEqual([...new Set(wordy.map(({ table }) => table))].sort());
});

test('every table that names a meeting is forgotten with it, or says why it stays', async () => {
  const { columns } = await filled();
  const ofMeetings = columns.filter(({ column }) => column === 'meeting_id').map(({ table }) => table);
  const silent = ofMeetings.filter((table) => {
    const { ofMeeting, staysBecause } = dataRegister[table] ?? {};
    const words = columns.filter((column) => column.table === table && isText(column));
    const isAllPlain = words.every(({ column }) => dataRegister[table]?.plain.includes(column));
    return !ofMeeting && !staysBecause && !isAllPlain;
  });
  expect(silent).toEqual(['slack_outbox']);
});

test('a meeting that is forgotten leaves no word in any table', async () => {
  const { db, rows, having } = await filled();
  await rows.meeting(ids.meeting_id);
  expect(await marked(db, having('ofMeeting'))).toEqual([]);
});

test('forgetting a person takes what they wrote beforehand out of the recap of the call they missed', async () => {
  const { db, rows } = await filled();
  const wrote = [
    { userId: 'U1', text: mark },
    { userId: 'U2', text: 'stays' },
  ];
  await db.execute(
    sql`update notes set hint_by = null, written = ${JSON.stringify({ absentUpdates: wrote })}::jsonb`,
  );
  await db.execute(sql`delete from action_items`);

  expect(await rows.person('T1', 'U1')).toEqual([ids.meeting_id]);
  const { rows: kept } = await db.execute(sql`select written from notes`);
  expect(kept).toEqual([{ written: { absentUpdates: wrote.slice(1) } }]);
});

test('a person who is forgotten leaves no word of theirs in any table', async () => {
  const { db, rows, having } = await filled();
  await rows.person('T1', 'U1');
  // The item itself, the question and the notes belong to the call.
  expect(await marked(db, [...having('ofPerson'), 'slack_outbox'])).toEqual([
    'meetings',
    'action_items',
    'notes',
  ]);
  const { rows: hints } = await db.execute(
    sql`select notes.hint, meetings.notes_hint from notes join meetings on meetings.id = notes.meeting_id`,
  );
  expect(hints).toEqual([{ hint: null, notes_hint: null }]);
});

test('a persona that is archived leaves its name, and its words and pictures leave the files', async () => {
  const { db, rows } = await filled();
  const sent: string[] = [];
  const jobs = { send: async (_: unknown, name: string) => void sent.push(name) };
  const cipher = createSecretCipher({ kind: 'none' });
  const personas = personaRows(db, new Date(), cipher, jobs);
  const persona = await personas.of('T1', others.persona_id);
  expect(persona?.maySay).toBe(mark);
  await db.execute(sql`update persona_drafts set persona_id = ${others.persona_id}`);
  await db.execute(sql`update face_requests set picture_id = (select id from persona_pictures)`);

  await personas.archive(persona as Persona, 'U2');
  const kept = await personas.of('T1', others.persona_id);
  expect(kept).toMatchObject({ name: mark, character: emptyCharacter, maySay: '', mustNotSay: [] });
  for (const table of ['persona_drafts', 'face_requests', 'persona_pictures'])
    expect((await db.execute(sql`select 1 from ${sql.identifier(table)}`)).rows, table).toEqual([]);
  expect(sent).toEqual(['reclaim-space']);
  await rows.person('T1', 'U1');
  expect(await personas.of('T1', others.persona_id)).toBeNull();
});

test('of the pictures that a person was shown the last ten stay', async () => {
  const database = await openTestDatabase();
  onTestFinished(database.remove);
  const jobs = { send: async () => {} };
  const cipher = createSecretCipher({ kind: 'setting', keys: [Buffer.alloc(32)] });
  const face = { bytes: new Uint8Array(9), contentType: 'image/png', width: 9, height: 9 } as const;
  const ids = Array.from({ length: 12 }, () => randomUUID());
  for (const [at, id] of ids.entries()) {
    const personas = personaRows(database.db, new Date(at), cipher, jobs);
    await personas.keepPicture('T1', { ...face, id, source: 'upload', likenessBy: null }, 'U1');
  }
  const { rows } = await database.db.execute('select id from persona_pictures order by created_at');
  expect(rows).toEqual(ids.slice(2).map((id) => ({ id })));
});

test('a workspace that removed us leaves nothing after thirty days, unless it is back', async () => {
  const { db, tables } = await filled();
  const leave = (days: number) =>
    db.execute(sql`update workspaces set left_at = clock_timestamp() - make_interval(days => ${days})`);
  const ofTeam = tables.filter((table) => dataRegister[table]?.plain.includes('team_id'));

  await leave(29);
  expect(await deleteLeftWorkspaces(db, [], 30)).toBe(0);
  // Nor is anything read for it meanwhile; people's calendars aren't, for Slack says of nobody who they are.
  await db.execute(sql`update channel_holidays set next_read_at = clock_timestamp()`);
  const toRead = () => holidayRows(db, new Date(Date.now() + 60_000)).claim(new Date());
  expect(await toRead()).toBeNull();
  await db.execute(sql`update workspaces set left_at = null`);
  expect(await toRead()).toMatchObject({ teamId: 'T1' });
  await leave(31);
  expect(await deleteLeftWorkspaces(db, ['T1'], 30)).toBe(0);
  expect(await marked(db, tables)).not.toEqual([]);
  await leave(31);
  expect(await deleteLeftWorkspaces(db, [], 30)).toBe(1);
  for (const table of ofTeam)
    expect((await db.execute(sql`select 1 from ${sql.identifier(table)}`)).rows, table).toEqual([]);
});

test('a workspace that removed us is marked once, whatever we have of it', async () => {
  const { db } = await filled();
  for (const table of ['meetings', 'calendars', 'standups', 'channels', 'agent_tokens', 'workspaces'])
    await db.execute(
      sql`update ${sql.identifier(table)} set team_id = ${table === 'workspaces' ? 'T1' : `T-${table}`}`,
    );
  const marks = async () =>
    (
      await db.execute<{ team: string; at: string; version: string }>(sql`
      select team_id as team, left_at::text as at, xmin::text as version from workspaces order by team_id collate "C"`)
    ).rows;

  await workspaceRows(db, new Date('2026-11-01T08:00:00Z')).left(null);
  const marked = await marks();
  expect(marked.map(({ team }) => team)).toEqual([
    ...['T-agent_tokens', 'T-calendars', 'T-channels', 'T-meetings', 'T-standups', 'T1'],
  ]);
  expect(marked.filter(({ at }) => at === null)).toEqual([]);

  await workspaceRows(db, new Date('2026-11-01T08:00:10Z')).left(null);
  expect(await marks()).toEqual(marked);

  await deleteLeftWorkspaces(db, ['T1'], 30);
  const back = await marks();
  expect(back.find(({ team }) => team === 'T1')?.at).toBeNull();
  await deleteLeftWorkspaces(db, ['T1'], 30);
  expect(await marks()).toEqual(back);
});
