import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { noticeRate } from '../../../services/consent/about/make-notice.ts';
import { link, noticeFor, openPage } from '../../support/about-page.ts';
import { comesIn, paste } from '../../support/conversation.ts';
import { keepStatements } from '../../support/keep-statements.ts';
import { placesOf } from '../../support/places-of.ts';
import { spokenCall } from '../../support/spoken-call.ts';
import { startWorld } from '../../support/world.ts';

const settings = { PUBLIC_URL: 'https://stand-in.example' };

test('who sends it back after it was asked to leave hears the next guest too, and no page says that it was to stay', async () => {
  const world = await startWorld({ settings });
  const { slack, database } = world;
  await database.db.execute(sql`insert into channels (team_id, channel_id, on_objection, on_objection_by, on_objection_at)
    values (${slack.teamId}, ${slack.channels.general.id}, 'leave', ${slack.users.ada.id}, now())`);
  const page = await openPage(world);
  const before = await paste(world);
  await comesIn(world, before);
  expect((await page.post('leave')).text).toContain('It leaves');
  await before.reads('left the call. Somebody didn’t want me');

  const thread = await paste(world);
  const second = await comesIn(world, thread, link, 2);
  expect((await page.post('leave')).text).toContain('It leaves');
  await expect.poll(() => second.session.status).toBe('closed');
});

test('as many calls as somebody plans at a link hide none that goes on; and a page looks up no words', async () => {
  const world = await startWorld({ settings });
  const { database } = world;
  const page = await openPage(world);
  await comesIn(world, await paste(world));
  await database.db.execute(sql`insert into meetings select (jsonb_populate_record(m, jsonb_build_object(
      'id', gen_random_uuid(), 'state', 'scheduled', 'session_id', null, 'session_started_at', null, 'next_run_at', null,
      'starts_at', now() + n * interval '1 day'))).*
    from meetings m, generate_series(1, 120) n`);
  const statements = keepStatements(database);
  expect((await page.get()).text).toMatch(/in the call now[\s\S]*Ask it to leave[\s\S]*Forget my words/);
  const looks = statements.filter(({ text }) => text.includes('"meetings"."call_key" = $'));
  expect(looks).toHaveLength(1);
  // What was said in a hundred calls is megabytes, for everybody who reads the page.
  expect(looks[0]?.text).not.toContain('"notes"');
  expect((await page.post('leave')).text).toContain('The people who sent it are asked');
});

test('who claims as many names as a thread hears of keeps nobody in the belief that they were heard', async () => {
  const world = await startWorld({ settings });
  const { database } = world;
  const page = await openPage(world);
  const thread = await paste(world);
  await comesIn(world, thread);
  expect((await page.post('forget', { name: 'Priya' })).text).toContain('Your request was passed on');
  await thread.reads('“Priya” asks me');
  await database.db.execute(sql`insert into forget_requests (id, team_id, meeting_id, name, name_hash, state, created_at)
    select gen_random_uuid(), team_id, id, 'x' || n, 'x' || n, 'open', now() from meetings, generate_series(1, 9) n`);
  expect((await page.post('forget', { name: 'Sam Late' })).text).toContain('They weren’t told');
  expect((await page.post('forget', { name: 'priya' })).text).toContain('Your request was passed on');
  expect(thread.ours().join()).not.toContain('Sam Late');
});

test('a long name is taken whole, and one that is too long not at all: part of a name is somebody else’s', async () => {
  const world = await startWorld({ settings, pika: { notes: 404 } });
  const { slack } = world;
  const short = `Priya ${'of the northern office '.repeat(4).trim()}`;
  const long = `${short} and of the southern one`;
  const { thread } = await spokenCall(
    world,
    `${short}: I will send the plan to finance by Friday.
    ${long}: I will send the secret budget to finance by Friday.`,
  );
  await thread.reads('secret budget');
  const page = await openPage(world);
  const refused = await page.post('forget', { name: `${long}${' x'.repeat(60)}` });
  expect(refused).toMatchObject({ status: 400 });
  expect(refused.text).toContain('200 characters at most');
  await page.post('forget', { name: 'Priya' });
  await thread.press('Forget their words', slack.users.ada.id);
  await thread.reads('no words from anybody with that name');
  expect((await page.post('forget', { name: long })).text).toContain('Your request was passed on');
  await thread.reads(long);
  await thread.press('Forget their words', slack.users.ada.id);
  await expect.poll(() => placesOf(world, 'secret budget')).toEqual([]);
  expect(await placesOf(world, 'plan to finance')).toContain('session_events');
});

test('who is called by signs alone has their words forgotten, and nobody else’s go', async () => {
  const world = await startWorld({ settings, pika: { notes: 404 } });
  const { thread } = await spokenCall(
    world,
    `❤️: I will send the secret budget to finance by Friday.
    ☀️: I will send the plan to finance by Friday.`,
  );
  await thread.reads('secret budget');
  const page = await openPage(world);
  expect((await page.post('forget', { name: '❤️' })).text).toContain('Your request was passed on');
  await thread.reads('somebody called “❤️” asks me');
  await thread.press('Forget their words', world.slack.users.ada.id);
  await expect.poll(() => placesOf(world, 'secret budget')).toEqual([]);
  expect(await placesOf(world, 'plan to finance')).toContain('session_events');
  expect((await page.post('forget', { name: '***' })).text).toContain('Your request was passed on');
  await thread.reads('somebody whose name is signs alone asks me');
});

test('one person makes a number of pages, and keeps nobody else from making theirs', async () => {
  const world = await startWorld({ settings, ratesStandStill: true });
  const { ada, ben } = world.slack.users;
  const made = (text: string) => /\/about\/[\w-]{43}/.test(text);
  const all: string[] = [];
  for (let count = 0; count < noticeRate.burst + 3; count += 1)
    all.push(await noticeFor(world, undefined, ada));
  expect(all.filter(made)).toHaveLength(noticeRate.burst);
  expect(all.at(-1)).toContain('try again in 5 min');
  expect(made(await noticeFor(world, undefined, ben))).toBe(true);
  const { rows } = await world.database.db.execute('select * from call_pages');
  expect(rows).toHaveLength(noticeRate.burst + 1);
});
