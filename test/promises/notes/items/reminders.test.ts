import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { actionItems } from '../../../../services/store/schema/notes.ts';
import { forbid } from '../../../support/do-not-say.ts';
import { dmsTo, type Recap, recapOf, startRecaps } from '../../../support/recap.ts';
import type { World } from '../../../support/world.ts';

const aDay = 86_400_000;
const dayIn = (days: number) => new Date(Date.now() + days * aDay).toISOString().slice(0, 10);

/** The time of the reminder comes, as if nothing else had passed. */
async function itIsTime({ database }: World, recap: Recap): Promise<void> {
  const [item] = await recap.items();
  await database.db
    .update(actionItems)
    .set({ remindAt: sql`clock_timestamp()` })
    .where(eq(actionItems.id, item?.id ?? ''));
}

test('an owner is reminded once, at nine the day before, in their time zone', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { ben } = slack.users;
  const due = dayIn(40);
  const recap = await recapOf(world, { items: [{ text: 'Send the plan', owner: 'Ben', due }] });
  await recap.reads('• Send the plan (@Ben, due');
  const [item] = await recap.items();
  const local = item?.remindAt?.toLocaleString('sv-SE', { timeZone: 'America/New_York' });
  expect(local).toBe(`${dayIn(39)} 09:00:00`);
  expect(dmsTo(world, ben)).toEqual([]);

  await world.elapse(((item?.remindAt?.getTime() ?? 0) - Date.now()) / 60_000 - 5);
  await slack.idle();
  expect(dmsTo(world, ben)).toEqual([]);
  await world.elapse(6);
  await slack.waitForMessage((message) => message.own && message.channel === ben.dm);
  const [message] = dmsTo(world, ben);
  expect(message).toMatch(/^:alarm_clock: .*\*Weekly sync\* is due soon:\n• Send the plan \(due /);
  expect(message).toContain(`/p${recap.ts.replace('.', '')})`);
  expect(await recap.items()).toMatchObject([{ remindAt: null, version: 1 }]);
  // The menu that is shown is still right.
  await recap.choose(ben, 'Send the plan', 'Done');
  await recap.reads('~Send the plan~');
  expect(dmsTo(world, ben)).toHaveLength(1);
});

test('a reminder says none of the words that mustn’t be said by now', async () => {
  const world = await startRecaps();
  const { ben } = world.slack.users;
  const items = [{ text: 'Send the plan', owner: 'Ben', due: dayIn(30) }];
  const recap = await recapOf(world, { title: 'Project Heron', items });
  await recap.reads('• Send the plan (@Ben, due');
  await forbid(world, 'channel', 'Project Heron');
  await world.database.db.execute(sql`delete from pgboss.job where name = 'item-reminder'`);
  await itIsTime(world, recap);
  await world.slack.waitForMessage((message) => message.own && message.channel === ben.dm);
  const said = dmsTo(world, ben).join();
  expect(said).toContain('not shown, because of this channel’s do-not-say list');
  expect(said).not.toMatch(/Heron|Send the plan/);
});

test('an item that is done, moved or reassigned reminds nobody', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const recap = await recapOf(world, { items: [{ text: 'Send the plan', owner: 'Ben', due: dayIn(30) }] });
  await recap.reads('• Send the plan (@Ben, due');
  const remindAt = async () => (await recap.items())[0]?.remindAt ?? null;
  const first = await remindAt();

  await recap.choose(ada, 'Send the plan', 'Done');
  await recap.reads('~Send the plan~');
  expect(await remindAt()).toBeNull();
  await recap.choose(ada, 'Send the plan', 'Reopen');
  await recap.reads('• Send the plan (@Ben');
  expect(await remindAt()).toEqual(first);

  await recap.choose(ada, 'Send the plan', 'Take it');
  await recap.reads('• Send the plan (@Ada');
  expect(await remindAt()).not.toEqual(first);
  await recap.choose(ada, 'Send the plan', 'Edit…');
  const form = await slack.waitForView((view) => view.user === ada.id);
  await slack.submitView({ user: ada.id, viewId: form.id, values: { due_on: dayIn(60) } });
  await recap.reads(/edited by @Ada/);
  const moved = await remindAt();

  // The jobs of the earlier times come, and find that it is not their time.
  await world.elapse(((first?.getTime() ?? 0) - Date.now()) / 60_000 + 60);
  await slack.idle();
  expect([...dmsTo(world, ada), ...dmsTo(world, ben)]).toEqual([]);
  expect(Number(await remindAt()) - Number(moved)).toBeLessThan(0);
});

test('a reminder whose wake-up was lost comes late, and once', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { ben } = slack.users;
  const recap = await recapOf(world, { items: [{ text: 'Send the plan', owner: 'Ben', due: dayIn(30) }] });
  await recap.reads('• Send the plan (@Ben, due');
  await world.database.db.execute(sql`delete from pgboss.job where name = 'item-reminder'`);
  await itIsTime(world, recap);
  await slack.waitForMessage((message) => message.own && message.channel === ben.dm);
  await itIsTime(world, recap);
  await expect.poll(async () => (await recap.items())[0]?.remindAt, { interval: 200 }).toBeNull();
  await slack.idle();
  expect(dmsTo(world, ben)).toHaveLength(1);
});
