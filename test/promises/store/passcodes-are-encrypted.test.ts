import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { answers } from '../../sandbox/pikastream/fault-effects.ts';
import { calendarWorld, inMinutes } from '../../support/calendars.ts';
import { letInAtOnce, untilStates } from '../../support/slack-acts.ts';
import { comesTo, hoursAway, typist } from '../../support/standups.ts';
import { startWorld, type World } from '../../support/world.ts';

const passcode = 's3cr3tPass.1';
const link = `https://us02web.zoom.us/j/81234567890?pwd=${passcode}`;
const withKey = { ENCRYPTION_KEY: randomBytes(32).toString('base64') };

/** Every row of these tables as text. */
async function rowsOf({ database }: World, ...tables: string[]): Promise<string> {
  const found = await Promise.all(
    tables.map((table) =>
      database.db.execute(sql`select to_jsonb(t)::text as row from ${sql.identifier(table)} t`),
    ),
  );
  return JSON.stringify(found.map(({ rows }) => rows));
}

test('a passcode from Slack reaches PikaStream, also when the meeting is retried, and no row has it', async () => {
  const world = await startWorld({ settings: withKey });
  const { slack, pika } = world;
  pika.faults.add({ route: 'session.create', effect: answers(422, { message: 'no' }) });
  await slack.post({ channel: slack.channels.general.id, text: link });
  await untilStates(world, 'failed');
  const card = await slack.waitForMessage(({ text }) => text.includes('Retry'));
  await slack.press({
    user: slack.users.ada.id,
    channel: card.channel,
    messageTs: card.ts,
    buttonText: 'Retry',
  });

  await expect.poll(() => pika.sessions.map(({ password }) => password)).toEqual([passcode]);
  const kept = await rowsOf(world, 'meetings', 'meeting_history', 'slack_outbox');
  expect(kept).toContain('zoom:81234567890');
  expect(kept).not.toContain(passcode);
});

test('a standup keeps its passcode encrypted, and uses it', async () => {
  const world = await startWorld({ settings: withKey, pika: { script: letInAtOnce } });
  const type = typist(world);
  await type(`add ${link} daily ${hoursAway()}`, 'in_channel');
  await type('pause 1', 'in_channel');
  await type('resume 1', 'in_channel');
  const kept = await rowsOf(world, 'standups');
  expect(kept).toContain('zoom:81234567890');
  expect(kept).not.toContain(passcode);

  await comesTo(world, 0);
  await expect.poll(() => world.pika.sessions.map(({ password }) => password)).toEqual([passcode]);
});

test('passcodes kept before there was a key are encrypted at the next start, with the newest key, and still open', async () => {
  const world = await startWorld({ settings: withKey, pika: { script: letInAtOnce } });
  await typist(world)(`add ${link} daily ${hoursAway()}`, 'in_channel');
  await world.database.db.execute(sql`update standups set passcode = ${passcode},
    "before" = jsonb_set("before", '{call,passcode}', to_jsonb(${passcode}::text))`);

  const newer = randomBytes(32).toString('base64');
  await world.restart({ ENCRYPTION_KEY: `${newer} ${withKey.ENCRYPTION_KEY}` });
  expect(await rowsOf(world, 'standups')).not.toContain(passcode);
  await world.restart({ ENCRYPTION_KEY: newer });
  await comesTo(world, 0);
  await expect.poll(() => world.pika.sessions.map(({ password }) => password)).toEqual([passcode]);
});

test('a calendar’s event keeps its passcode encrypted, and reading the same event again changes nothing', async () => {
  const world = await calendarWorld({ pika: { script: letInAtOnce } });
  world.feeds.set([{ uid: 'a', start: inMinutes(600), location: link }]);
  const id = await world.addCalendar(world.slack.users.ada, {
    rules: { send: 'all', channelId: world.slack.channels.general.id },
  });
  const [before] = await world.events();
  expect(before?.passcode).toMatch(/^v1\./);
  await world.readNow(id);
  // Encrypted again it would read otherwise: each time has a nonce of its own.
  expect((await world.events()).map((event) => event.passcode)).toEqual([before?.passcode]);

  world.feeds.set([{ uid: 'a', start: inMinutes(4), location: link }]);
  await world.readNow(id);
  await untilStates(world, 'scheduled');
  await world.elapse(5);
  await expect.poll(() => world.pika.sessions.map(({ password }) => password)).toEqual([passcode]);
});

test('a title of a calendar that has the link, or the passcode written out, is kept and shown without it', async () => {
  const world = await calendarWorld({ pika: { script: letInAtOnce } });
  const start = inMinutes(600);
  world.feeds.set([
    { uid: 'a', start, location: link, title: `Sync ${link}&from=addon` },
    { uid: 'b', start, location: link, title: `Board, passcode: ${passcode}, 2nd floor` },
    { uid: 'c', start, location: link, title: 'Password: policy' },
  ]);
  await world.addCalendar(world.slack.users.ada);

  expect(await rowsOf(world, 'calendar_events')).not.toContain(passcode);
  const titles = (await world.events()).map(({ title }) => title);
  expect(titles.toSorted()).toEqual([
    'Board, 2nd floor',
    'Password: policy',
    'Sync https://us02web.zoom.us/j/81234567890&from=addon',
  ]);
});
