import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { link, noticeFor, openPage } from '../../support/about-page.ts';
import { comesIn, paste } from '../../support/conversation.ts';
import { forbid } from '../../support/do-not-say.ts';
import { inOrder } from '../../support/in-order.ts';
import { remember } from '../../support/memory.ts';
import { placesOf } from '../../support/places-of.ts';
import { spokenCall } from '../../support/spoken-call.ts';
import { startWorld, type WorldOptions } from '../../support/world.ts';

const settings = { PUBLIC_URL: 'https://stand-in.example' };
const notRecorded = { pika: { notes: 404 }, settings } satisfies WorldOptions;

test('the page says who sends it and what is kept, and asks it to leave as somebody in the call would', async () => {
  const world = await startWorld({ settings });
  const { slack } = world;
  const page = await openPage(world);
  expect(page.notice).toMatch(
    inOrder('An AI joins this call', '“Stand-in (AI, takes notes)”', '“Ada”', 'Stand-in Works'),
  );
  const before = await page.get();
  expect(before.text).toMatch(
    inOrder('Stand-in (AI, takes notes)', 'Ada', 'Stand-in Works', 'isn’t in the call yet'),
  );
  expect(before.text).not.toMatch(/<form|<script|<img|<link|https?:/);
  expect(before.answer.headers.get('content-security-policy')).toMatch(
    inOrder("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"),
  );
  expect(before.answer.headers.get('referrer-policy')).toBe('no-referrer');
  // Who has the database can't open it.
  expect(await placesOf(world, page.token)).toEqual([]);
  expect((await page.post('leave')).text).toContain('isn’t in the call');

  const thread = await paste(world);
  const session = await comesIn(world, thread);
  expect((await page.get()).text).toMatch(inOrder('in the call now', 'Ask it to leave', 'Forget my words'));
  const asked = await Promise.all([page.post('leave'), page.post('leave')]);
  expect(asked.map(({ status }) => status)).toEqual([200, 200]);
  await thread.reads(inOrder('on the page about this call', 'no words from', '[Leave]', '[Stay]'));
  expect(thread.ours().filter((text) => text.includes('on the page'))).toHaveLength(1);
  await thread.press('Stay', slack.users.ben.id);
  await thread.reads('@Ben had me stay');

  // Whoever goes on after that has to say it in the call.
  expect((await page.post('leave')).text).toContain('want it to stay');
  expect(session.session.status).not.toBe('closed');

  const { text: ledger = '' } = await slack.command({
    ...{ user: slack.users.ada.id, channel: thread.channel, text: `consent ${link}` },
  });
  expect(ledger).toContain('on the page about the call');
  await thread.press('Stop');
  await thread.reads('*Stand-in (AI) left*');
  expect((await page.get()).text).toContain('isn’t in the call now');

  // Half a year later its address opens nothing, once no words are kept.
  await world.database.db.execute(sql`update call_pages set created_at = now() - interval '181 days'`);
  expect((await page.get()).status).toBe(200);
  await world.database.db.execute(sql`update meetings set forgotten_at = now()`);
  expect((await page.get()).status).toBe(404);
  expect((await page.post('forget', { name: 'Priya' })).status).toBe(404);
});

test('where the channel says so, it leaves at once', async () => {
  const world = await startWorld({ settings });
  await world.database.db.execute(sql`insert into channels (team_id, channel_id, on_objection, on_objection_by, on_objection_at)
    values (${world.slack.teamId}, ${world.slack.channels.general.id}, 'leave', ${world.slack.users.ada.id}, now())`);
  const page = await openPage(world);
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  expect((await page.post('leave')).text).toContain('It leaves');
  await expect.poll(() => session.session.status).toBe('closed');
  await thread.reads('Somebody didn’t want me in the call');
});

test('a guest’s words go once the person who asked for the call, or an admin, says so: here and in the thread', async () => {
  const world = await startWorld(notRecorded);
  const { slack } = world;
  const { ben, cleo } = slack.users;
  await remember(world, slack.users.ada, 'The merger is called Falcon.');
  await remember(world, slack.users.ada, 'for me Priya earns too little.');
  await forbid(world, 'channel', 'Project Condor');
  const talk = `Sam Late: I will send the secret budget to finance by Friday.
    Priya Nair: I will write the launch plan by Monday.
    Sam Late: We never tell anybody of the secret plan.`;
  const { thread } = await spokenCall(world, talk, { user: ben.id, others: ['Sam Late'] });
  await thread.reads('secret budget');
  await thread.reads('transcript.md');
  const files = () => slack.files().filter(({ completed }) => completed);
  await expect.poll(() => files().length).toBe(2);

  const page = await openPage(world);
  const about = await page.get();
  const { text: ledger = '' } = await slack.command({
    ...{ user: ben.id, channel: thread.channel, text: `consent ${link}` },
  });
  // Nobody reads there what was said, nor what is known here.
  for (const shown of [page.notice, about.text, ledger])
    expect(shown).not.toMatch(/secret|launch|Falcon|Condor|earns|general/);

  expect((await page.post('forget', { name: ' ' })).status).toBe(400);
  const when = /<option value="([^"]+)"/.exec(about.text)?.[1] ?? '';
  for (const name of ['sam late', 'Sam  Late'])
    expect((await page.post('forget', { name, when })).text).toContain('one of them decides');
  await thread.reads(inOrder('“sam late” asks me', 'can’t tell who it is', '[Forget their words]', '[No]'));
  expect(thread.ours().filter((text) => text.includes('forget their words'))).toHaveLength(1);
  expect(await placesOf(world, 'secret budget')).toContain('session_events');

  const from = slack.journal.entries.length;
  await thread.press('Forget their words', cleo.id);
  const refused = await slack.waitForEphemeral(({ user }) => user === cleo.id, { from });
  expect(refused.text).toContain('the person who asked for this call');
  await thread.press('Forget their words', ben.id);
  await thread.reads(inOrder('@Ben had their words forgotten'));
  await thread.reads('One person’s words were forgotten');
  await expect.poll(() => placesOf(world, 'secret')).toEqual([]);
  await expect.poll(() => thread.ours().join('\n')).not.toContain('secret');
  await thread.reads('launch plan');
  const inFiles = (words: string) => files().map(({ text }) => text.includes(words));
  await expect
    .poll(() => [inFiles('launch plan'), inFiles('secret')])
    .toEqual([
      [true, true],
      [false, false],
    ]);
  const dm = slack.messages(ben.dm).map(renderMessage).join('\n');
  expect(dm).not.toContain('secret');

  const { text: entered } = await slack.command({
    ...{ user: ben.id, channel: thread.channel, text: `consent ${link}` },
  });
  expect(entered).toMatch(
    inOrder('asked to forget the words of “sam late”', 'had the words of “sam late” forgotten'),
  );

  // What comes late isn't kept either.
  await world.database.db.execute(sql`insert into session_events (team_id, session_id, event_id, type, at, door, body, meeting_id)
    select team_id, session_id, 'late', 'transcript.segment', now(), 'feed', jsonb_build_object('segment', jsonb_build_object(
      'speaker', 'Sam Late', 'text', 'a secret more', 'start_ms', 1)), id from meetings where session_id is not null`);
  expect(await placesOf(world, 'secret')).toEqual([]);
});

test('without an https address outside there is no page, and the notice names none', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { dora, ben } = slack.users;
  const notice = await noticeFor(world);
  expect(notice).toMatch(inOrder('An AI joins this call', 'PUBLIC_URL'));
  expect(notice).not.toContain('/about/');
  const answer = await fetch(`http://127.0.0.1:${world.app.port}/about/${'a'.repeat(43)}`);
  expect([answer.status, await answer.text()]).toEqual([404, '']);
  expect(await noticeFor(world, 'notice')).toContain('no standups');
  expect(await noticeFor(world, 'notice tomorrow')).toContain('/pika notice');
  expect(await noticeFor(world, `notice ${link}`, dora)).not.toContain('An AI joins');
  const channel = slack.channels.general.id;
  await slack.command({ user: ben.id, channel, text: `standup add ${link} weekdays 09:30` });
  expect(await noticeFor(world, 'notice')).toMatch(inOrder('abc-defg-hij', 'sent by “Ben”'));
});
