import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { itemOf } from '../../../services/store/rows/item-rows.ts';
import { actionItems } from '../../../services/store/schema/notes.ts';
import { push, webhookSecret } from '../../support/pushing.ts';
import { dmsTo, told } from '../../support/recap.ts';
import { spokenCall } from '../../support/spoken-call.ts';
import { startWorld, type World } from '../../support/world.ts';

const talk = `
  Priya Nair: Who tells finance about the new budget?
  Ben: I will send the budget to finance by Friday.
  Priya Nair: I'll book the venue in Lyon.
  Ben: And I'll draft the announcement.
  Priya Nair: I'll check with legal about the logo.
  Ben: I'm going to renew the domain tomorrow.
`;

function startWithoutModel() {
  return startWorld({ pika: { notes: 404 }, settings: { PIKASTREAM_WEBHOOK_SECRET: webhookSecret } });
}

async function itemsOf({ database }: World) {
  const rows = await database.db.select().from(actionItems).orderBy(asc(actionItems.position));
  return rows.map(itemOf);
}

async function openActions({ slack }: World): Promise<string> {
  const asked = { user: slack.users.ada.id, channel: slack.channels.general.id, text: 'actions' };
  return (await slack.command(asked)).text ?? '';
}

test('a quote that sounds like a promise is no task yet: it mentions and reminds nobody, and is in no list', async () => {
  const world = await startWithoutModel();
  const { thread } = await spokenCall(world, talk);
  await thread.reads('*Sounds like a promise*');
  await thread.reads('transcript.md');

  expect(thread.ours().join('\n')).not.toMatch(/@Ben|due |Action items|Decisions|Summary/);
  expect(await itemsOf(world)).toHaveLength(5);
  for (const item of await itemsOf(world))
    expect(item).toMatchObject({ state: 'suggested', remindAt: null, told: [] });
  expect(await openActions(world)).toContain('No open actions');
  expect(dmsTo(world, world.slack.users.ben)).toEqual([]);
});

test('a promise that somebody keeps is its speaker’s action item, with the day it names, and the speaker hears of it', async () => {
  const world = await startWithoutModel();
  const { ada, ben } = world.slack.users;
  const { thread } = await spokenCall(world, talk);
  await thread.reads('*Sounds like a promise*');
  await thread.press('Keep as task', ada.id);

  await thread.reads(
    /\*Action items\*\n• I will send the budget to finance by Friday\. \(@Ben, due Fri \d+ \w+\)\n +_Ben at 00:10, after Priya Nair: “Who tells finance/,
  );
  const [kept] = await itemsOf(world);
  expect(kept).toMatchObject({ state: 'open', ownerId: ben.id, changedBy: ada.id, told: [ben.id] });
  await expect.poll(() => dmsTo(world, ben).join()).toContain('@Ada assigned you');
  expect(await openActions(world)).toContain('I will send the budget to finance by Friday.');
});

test('a speaker unknown in Slack owns nothing there, and the second person to press hears who was first', async () => {
  const world = await startWithoutModel();
  const { ada, ben } = world.slack.users;
  const { thread } = await spokenCall(world, `Zed: I'll book the venue in Lyon.`);
  await thread.reads('*Sounds like a promise*');
  const [item] = await itemsOf(world);
  expect(item).toMatchObject({ ownerId: null, ownerName: 'Zed', due: null });
  await Promise.all([thread.press('No', ada.id), thread.press('Keep as task', ben.id)]);
  const { user } = await world.slack.waitForEphemeral(({ text }) => /was first/.test(text));
  expect([ada.id, ben.id]).toContain(user);
  await world.slack.idle();
  expect(world.slack.ephemerals.filter(({ text }) => /was first/.test(text))).toHaveLength(1);
});

test('“No” takes a promise off the list, and says who pressed it', async () => {
  const world = await startWithoutModel();
  const { thread } = await spokenCall(world, talk);
  await thread.reads('*Sounds like a promise*');
  await thread.press('No');
  await thread.reads(/\*Not kept\*\n_Not an action: I will send the budget to finance by Friday\._ by @Ada/);
  expect((await itemsOf(world))[0]).toMatchObject({ state: 'dropped' });
});

test('three promises show at first, the rest on a press', async () => {
  const world = await startWithoutModel();
  const { thread } = await spokenCall(world, talk);
  await thread.reads('*Sounds like a promise*');
  expect(thread.ours().join('\n')).not.toContain("“I'm going to renew the domain");
  await thread.press('Show 2 more');
  await thread.reads(
    /\*More that sounds like a promise\*[\s\S]*check with legal[\s\S]*renew the domain tomorrow/,
  );
  expect(thread.ours().join('\n')).not.toContain('Show 2 more');
});

test('“Set up notes” says how to set a model, local ones first', async () => {
  const world = await startWithoutModel();
  const { thread } = await spokenCall(world, talk);
  await thread.reads('[Set up notes]');
  const words = await told(world, world.slack.users.cleo, () =>
    thread.press('Set up notes', world.slack.users.cleo.id),
  );
  expect(words).toMatch(/your own machine[\s\S]*MODEL_BASE_URL[\s\S]*ANTHROPIC_API_KEY/);
});

test('late notes from PikaStream replace the highlights, and a kept action item stays, once', async () => {
  const world = await startWithoutModel();
  const { thread, session } = await spokenCall(world, talk);
  await thread.reads('*Sounds like a promise*');
  await thread.press('Keep as task');
  await thread.reads('*Action items*');

  const notes = {
    summary: 'Late words.',
    action_items: [{ text: 'Send the budget to finance' }, { text: 'Call the bank' }],
    chapters: [],
  };
  await push(world, session.session.id, { type: 'notes.ready', notes });
  await thread.reads('From PikaStream’s notes');
  await thread.reads('part is empty');
  await thread.reads(/\*Recap.*Asked by/s);
  await thread.reads('recap of the call');
  const text = thread.ours().join('\n');
  expect(text).toContain('Late words.');
  expect(text).not.toMatch(/Highlights|Sounds like a promise|Timeline/);
  expect(text).toContain('• I will send the budget to finance by Friday.');
  expect(text).toContain('• Call the bank');
  expect(text).not.toContain('• Send the budget to finance');
});
