import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { calendars } from '../../../services/store/schema/calendars.ts';
import { canary } from '../../sandbox/calendars/service.ts';
import { calendarWorld, inMinutes } from '../../support/calendars.ts';
import { inOrder } from '../../support/in-order.ts';

test('an address is taken only in the form, and kept only encrypted', async () => {
  const world = await calendarWorld();
  const { slack, feeds, database } = world;
  const { ada } = slack.users;
  const type = (text: string) => slack.command({ user: ada.id, channel: slack.channels.general.id, text });
  const secret = `https://calendar.acme.org/ical/${canary}/basic.ics`;

  const typed = await type(`calendar add <${secret}>`);
  expect(typed).toMatchObject({ ok: true, responseType: 'ephemeral' });
  expect(typed.text).toContain('didn’t save');
  expect(await database.db.select().from(calendars)).toEqual([]);
  const form = await slack.waitForView((view) => view.user === ada.id);
  const submit = (address: string) =>
    slack.submitView({ user: ada.id, viewId: form.id, values: { address } });
  for (const inside of [
    feeds.address(),
    'https://127.0.0.1/a.ics',
    'https://[::ffff:7f00:1]/a.ics',
    'file:///etc/passwd',
    'nonsense',
  ])
    expect(await submit(inside), inside).toMatchObject({ action: 'errors' });
  expect(await submit(secret.replace('https', 'webcal'))).toMatchObject({ action: 'close' });
  await expect
    .poll(async () => (await database.db.select().from(calendars))[0]?.label)
    .toBe('calendar.acme.org');

  const list = await type('calendar');
  expect(list.text).toContain('calendar.acme.org');
  const again = await type('calendar add');
  expect(again.text).toContain('The form asks');
  const second = await slack.waitForView((view) => view.user === ada.id && view.id !== form.id);
  const repeated = await slack.submitView({ user: ada.id, viewId: second.id, values: { address: secret } });
  expect(repeated.errors).toEqual({ address: expect.stringContaining('already added') });
  await world.dm(ada, inOrder('couldn’t read', 'calendar.acme.org'));

  expect(everything(world, [typed, list, repeated])).not.toContain(canary);
  await expect(rows(world)).resolves.not.toContain(canary);
});

test('a failed reading shows nobody the address', async () => {
  const world = await calendarWorld();
  world.feeds.set([{ uid: 'a', start: inMinutes(600) }]);
  const id = await world.addCalendar();
  for (const fault of [
    { do: 'reset' },
    { do: 'answer', answer: { status: 302, headers: { location: `https://elsewhere.org/${canary}` } } },
    { do: 'answer', answer: { status: 200, text: `<html>${canary}</html>` } },
    { do: 'answer', answer: { status: 403, text: canary } },
  ] as const) {
    world.feeds.fail('feed', fault);
    await world.readNow(id);
    expect((await world.calendar(id)).problem).toBeTruthy();
  }
  expect(everything(world, [])).not.toContain(canary);
  expect(await rows(world)).not.toContain(canary);
});

test('removing a calendar deletes its address and its meetings', async () => {
  const world = await calendarWorld();
  const { slack } = world;
  const { ada, ben } = slack.users;
  world.feeds.set([{ uid: 'a', start: inMinutes(600) }]);
  const id = await world.addCalendar();
  const list = await slack.command({ user: ada.id, channel: ada.dm, text: 'calendar' });
  expect(JSON.stringify(list.blocks)).toContain('Remove 127.0.0.1');
  const shown = slack.ephemerals.at(-1);
  await slack.press({
    user: ada.id,
    channel: ada.dm,
    messageTs: shown?.ts ?? '',
    buttonText: 'Remove 127.0.0.1',
  });
  await expect.poll(async () => (await world.calendar(id)).removedAt).not.toBeNull();
  expect(await world.calendar(id)).toMatchObject({ address: null, nextReadAt: null });
  await expect.poll(() => world.events()).toEqual([]);
  const others = await slack.command({ user: ben.id, channel: ben.dm, text: 'calendar' });
  expect(others.text).toContain('No calendar yet');
});

/** Everything that anybody saw, and the log. */
function everything(
  { slack, log }: { slack: { journal: { entries: readonly unknown[] } }; log: unknown[] },
  answers: unknown[],
) {
  // What a person types themselves is in the workspace's journal as well.
  const ours = slack.journal.entries.filter(
    (entry) => !/"(what|kind)":"(command|interactive|delivery|view)"/.test(JSON.stringify(entry)),
  );
  return JSON.stringify([ours, log, answers]);
}

/** Every row of every table, jobs too. */
async function rows({ database: { db } }: Awaited<ReturnType<typeof calendarWorld>>): Promise<string> {
  const { rows: tables } = await db.execute<{ name: string }>(
    sql`select table_schema || '.' || table_name as name from information_schema.tables
      where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows: found } = await db.execute(sql.raw(`select * from ${name}`));
    texts.push(JSON.stringify(found));
  }
  return texts.join('\n');
}
