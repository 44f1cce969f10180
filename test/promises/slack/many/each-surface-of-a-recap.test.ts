import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { homeOf } from '../../../support/home.ts';
import { acme, globex, installedInBoth } from '../../../support/many-workspaces.ts';
import { onlyWhereItIsDone, writesIn } from '../../../support/mixed-up.ts';
import { writePast } from '../../../support/past-meetings.ts';
import { recapOf } from '../../../support/recap.ts';
import { copiesIn, copyReads, sharedCall } from '../../../support/shared-recaps.ts';
import type { World } from '../../../support/world.ts';

const item = 'for the jars';

async function withCard({ slack }: World) {
  const { channel, ts } = await slack.waitForMessage(
    (message) => slack.cardsOf(message.channel, message.ts).length > 0,
    { current: true, hoping: 'a card of Slack’s own' },
  );
  return { channel, messageTs: ts, id: slack.cardsOf(channel, ts)[0]?.external_ref.id ?? '' };
}

test('an item’s menu, its card of Slack’s own, a share and the Home tab act in their own workspace alone', async () => {
  const many = await installedInBoth({ settings: { SLACK_TASK_CARDS: 'on' }, allowViolations: true });
  const [one, two] = many.worlds;
  const { slack } = one;
  const { ada, ben } = slack.users;
  const recap = await recapOf(one, sharedCall);
  const { ts: messageTs } = await recap.reads('*Marmalade launch*');
  const card = await withCard(one);
  await slack.openEntity({ ...card, user: ben.id });
  const leads = slack.channels.private.id;
  const stateIs = (state: string) =>
    expect.poll(async () => (await recap.items()).map((kept) => kept.state)).toEqual([state]);
  const inHome = homeOf(one, ben);
  await recap.choose(ben, item, 'Take it');
  await inHome.open(item);
  let viewId = '';
  /** A menu from before the item changed only says so. */
  const homeIsNew = async () => {
    const [{ id, version } = { id: '', version: 0 }] = await recap.items();
    await expect.poll(() => JSON.stringify(slack.home(ben.id)?.blocks)).toContain(`${id}:${version}:`);
  };

  await onlyWhereItIsDone(many, [
    {
      what: 'a card that is opened',
      act: () => slack.openEntity({ ...card, user: ada.id }),
      shows: () => expect.poll(() => JSON.stringify(slack.entityOf(ada.id)?.shown)).toContain('the jars'),
    },
    {
      what: 'a button of that card',
      before: () => slack.openEntity({ ...card, user: ada.id }),
      act: () => slack.pressInEntity({ user: ada.id, text: 'Done' }),
      shows: () => stateIs('done'),
    },
    {
      what: 'an item’s menu',
      act: () => choose(one, messageTs, recap.channel, 'Reopen'),
      shows: () => stateIs('open'),
    },
    {
      what: 'an item’s menu in the Home tab',
      before: homeIsNew,
      act: () => chooseAtHome(one, ben.id, 'Done'),
      shows: () => stateIs('done'),
    },
    {
      what: 'the form to share a recap',
      act: () => slack.press({ user: ben.id, channel: recap.channel, messageTs, buttonText: 'Share…' }),
      shows: () => slack.waitForView(({ title, user }) => title === 'Share the recap' && user === ben.id),
    },
    {
      what: 'a share',
      before: async () => {
        await slack.press({ user: ben.id, channel: recap.channel, messageTs, buttonText: 'Share…' });
        const isForm = ({ title, user }: { title: string; user: string }) =>
          title === 'Share the recap' && user === ben.id;
        viewId = (await slack.waitForView(isForm)).id;
      },
      act: () => slack.submitView({ user: ben.id, viewId, values: { channel: leads } }),
      shows: () => copyReads(one, leads, /They agreed on the plan/),
    },
  ]);
  expect(copiesIn(two, leads)).toEqual([]);
  expect(slack.violations).toEqual([]);
  expect(JSON.stringify(two.slack.journal.entries)).not.toMatch(/Marmalade|the jars/);
});

test('a digest is asked for, and comes, in its own workspace alone', async () => {
  const many = await installedInBoth();
  const [one, two] = many.worlds;
  const { db } = one.database;
  const { cleo } = one.slack.users;
  const { meetingId } = await recapOf(one, sharedCall);
  for (const { slack } of many.worlds)
    await slack.command({ channel: slack.channels.general.id, user: cleo.id, text: 'digest on' });

  // Nine o'clock comes for the same person in both; in Acme alone they missed a call.
  await db.execute(sql`insert into missed_recaps (team_id, user_id, meeting_id, at)
    values (${acme.teamId}, ${cleo.id}, ${meetingId}, clock_timestamp())`);
  await db.execute(sql`update digests set next_at = clock_timestamp()`);
  for (const { teamId } of [acme, globex])
    await db.execute(sql`insert into pgboss.job (name, data)
      values ('digest', ${JSON.stringify({ teamId, userId: cleo.id })}::jsonb)`);
  const digest = await one.slack.waitForMessage(({ own, text }) => own && text.includes('didn’t see you'), {
    hoping: 'a digest',
  });
  expect(digest.channel).toBe(cleo.dm);
  const due = sql`select 1 from digests where next_at < clock_timestamp()`;
  await expect.poll(async () => (await db.execute(due)).rows).toEqual([]);
  expect(writesIn(two).filter((method) => method === 'chat.postMessage')).toEqual([]);
});

test('Monday’s list is asked for, and comes, in its own workspace alone', async () => {
  const many = await installedInBoth();
  const [one, two] = many.worlds;
  const { db } = one.database;
  for (const { slack } of many.worlds) {
    const where = { channel: slack.channels.general.id, user: slack.users.ben.id };
    expect((await slack.command({ ...where, text: 'recap weekly on' })).text).toContain('On Mondays at nine');
  }
  const due = sql`select team_id from channels where weekly_next_at > clock_timestamp() and weekly_zone is not null order by team_id`;
  const both = [{ team_id: acme.teamId }, { team_id: globex.teamId }];
  await expect.poll(async () => (await db.execute(due)).rows).toEqual(both);

  // Nine o'clock comes in the same channel of both; in Acme's alone there was a call.
  const channelId = one.slack.channels.general.id;
  const place = { teamId: acme.teamId, channelId, threadTs: null, by: one.slack.users.ada.id };
  await writePast(db, place, { title: 'Marmalade launch', daysAgo: 3 });
  await db.execute(sql`update meetings set connected_at = session_started_at`);
  await db.execute(
    sql`update channels set weekly_zone = 'UTC', weekly_next_at = clock_timestamp() - interval '1 minute'`,
  );
  const list = await one.slack.waitForMessage(({ own, text }) => own && text.includes('Last week here'), {
    hoping: 'a list of last week’s calls',
  });
  expect(list.channel).toBe(channelId);
  await expect.poll(async () => (await db.execute(due)).rows).toEqual(both);
  expect(writesIn(two).filter((method) => method === 'chat.postMessage')).toEqual([]);
});

type Block = Record<string, unknown>;

function blockWith(blocks: readonly Block[], words: string): string {
  return String(blocks.find((one) => JSON.stringify(one).includes(words) && one.accessory)?.block_id);
}

/** Chooses from the menu beside the item, wherever in the thread that stands. */
function choose({ slack }: World, threadedBy: string, channel: string, option: string) {
  const thread = slack.messages(channel).find(({ ts }) => ts === threadedBy)?.threadTs;
  const message = slack
    .messages(channel, thread)
    .findLast(({ own, blocks }) => own && blockWith(blocks, item) !== 'undefined');
  const blockId = blockWith(message?.blocks ?? [], item);
  return slack.press({ user: slack.users.ben.id, channel, messageTs: message?.ts ?? '', blockId, option });
}

function chooseAtHome({ slack }: World, user: string, option: string) {
  const view = slack.home(user);
  const blockId = blockWith(view?.blocks ?? [], item);
  return slack.pressInView({ user, viewId: view?.id ?? '', blockId, option });
}
