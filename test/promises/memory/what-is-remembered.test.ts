import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { answerBelow, chooseFact, editFact, memoryOf, remember } from '../../support/memory.ts';
import { recapOf, startRecaps, told } from '../../support/recap.ts';
import { spokenCall } from '../../support/spoken-call.ts';
import { startWorld } from '../../support/world.ts';

test('what a channel remembers is read by its members, with who said so, and by nobody else', async () => {
  const world = await startWorld();
  const { ada, ben, dora } = world.slack.users;
  const said = await remember(world, ada, 'the demo is on Tuesdays');
  expect(said).toContain('the demo is on Tuesdays');
  expect(said).toContain('Members of');

  const shown = await memoryOf(world, ben);
  expect(shown).toContain('the demo is on Tuesdays');
  expect(shown).toMatch(/Typed by @?<?@?(U0ADA00001|Ada)/);
  expect(await memoryOf(world, dora)).not.toContain('Tuesdays');
  expect(await memoryOf(world, ben, '', world.slack.channels.standup.id)).not.toContain('Tuesdays');

  expect(await remember(world, ben, 'The demo is on Tuesdays!')).toContain('know that already');
  expect((await memoryOf(world, ben)).match(/Tuesdays/g)).toHaveLength(1);
});

test('words that nothing known has don’t make it say that it knows nothing', async () => {
  const world = await startWorld();
  const { ada } = world.slack.users;
  await remember(world, ada, 'the demo is on Tuesdays');
  const here = await memoryOf(world, ada, 'bananas');
  expect(here).toContain('Of what I know in this channel, nothing has “bananas”.');
  expect(here).toContain('`/pika memory` lists it.');
  expect(await memoryOf(world, ada, 'me bananas')).toContain('`/pika memory me` lists it.');
  expect(await memoryOf(world, ada, '', world.slack.channels.standup.id)).toContain('I know nothing in this');
});

test('what somebody has remembered for them alone is theirs, and no admin’s', async () => {
  const world = await startWorld();
  const { ada, ben } = world.slack.users;
  expect(await remember(world, ben, 'for me: my notice period is three months')).toContain('Only you');
  expect(await remember(world, ben, 'I am off on Mondays', ben.dm)).toContain('Only you');

  expect(await memoryOf(world, ben, 'me')).toContain('notice period');
  expect(await memoryOf(world, ben, '', ben.dm)).toContain('off on Mondays');
  for (const asked of ['', 'me', `about <@${ben.id}>`, 'notice'])
    expect(await memoryOf(world, ada, asked)).not.toMatch(/notice period|Mondays/);
  expect(await memoryOf(world, ben)).not.toContain('notice period');
});

test('everybody learns what is known about them, wherever it is kept, and may have it forgotten', async () => {
  const world = await startWorld();
  const { ada, ben, dora, sol } = world.slack.users;
  await remember(world, ada, `<@${dora.id}|dora> knows the payment system best`);
  await remember(world, ada, `about <@${sol.id}> is here until March`);

  // Dora isn't in #general.
  expect(await memoryOf(world, dora, 'me', world.slack.channels.standup.id)).toContain('payment system');
  expect(await memoryOf(world, ben, `about <@${dora.id}>`)).toContain('payment system');
  expect(await memoryOf(world, sol, 'me')).toContain('until March');

  const answer = await chooseFact(world, dora, 'payment system', 'Forget');
  expect(answer).toContain('Forgotten');
  expect(answer).toContain('answered with it');
  expect(await memoryOf(world, ben)).not.toContain('payment system');
  expect(await memoryOf(world, dora, 'me', world.slack.channels.standup.id)).not.toContain('payment system');
});

test('a correction takes the place of what it corrects, and forgetting it takes both', async () => {
  const world = await startWorld();
  const { ada, ben } = world.slack.users;
  await remember(world, ada, 'the launch is on 3 May');
  await memoryOf(world, ben);
  expect(await editFact(world, ben, '3 May', 'the launch is on 10 May')).toContain('10 May');
  expect(await memoryOf(world, ada)).toMatch(/10 May/);
  expect(await memoryOf(world, ada)).not.toMatch(/launch is on 3 May/);

  // Shown before somebody else changed it.
  await memoryOf(world, ada);
  await memoryOf(world, ben);
  await editFact(world, ben, '10 May', 'the launch is on 11 May');
  expect(await chooseFact(world, ada, '10 May', 'Forget')).toMatch(/changed that since.*11 May/);

  await memoryOf(world, ada);
  await chooseFact(world, ada, '11 May', 'Forget');
  expect(await chooseFact(world, ada, '11 May', 'Forget')).toContain('don’t know that any more');
  const { rows } = await world.database.db.execute('select t::text as row from facts t');
  expect(rows).toHaveLength(3);
  expect(JSON.stringify(rows)).not.toMatch(/launch|May/);
});

test('what is nearly the same in words, of something or somebody else, retires nothing', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const { ada, ben, cleo } = world.slack.users;
  const alike = [
    'the launch of Falcon is on 3 May',
    'the launch of Falcon is on 3 June',
    'the launch of Condor is on 3 May',
    `<@${ben.id}> owns the billing service`,
    `<@${cleo.id}> owns the billing service`,
    `<@${ben.id}> owns the billing services`,
  ];
  for (const text of alike) expect(await remember(world, ada, text)).toContain('I’ll remember');
  const { thread } = await spokenCall(
    world,
    'Ben: I own the billing service.\nCleo: I own the billing service.',
    {
      others: [
        { name: 'Ben', email: ben.email },
        { name: 'Cleo', email: cleo.email },
      ],
    },
  );
  // Of two who say the same, each is asked about.
  await answerBelow(world, thread, ben, 'Ben at', 'Keep');
  await answerBelow(world, thread, cleo, 'Cleo at', 'Keep');
  const { rows } = await world.database.db.execute(
    sql`select state, count(*)::int as number from facts group by state`,
  );
  expect(rows).toEqual([{ state: 'kept', number: alike.length + 2 }]);
  const shown = await memoryOf(world, ada);
  for (const words of ['Falcon is on 3 May', 'Falcon is on 3 June', 'Condor is on 3 May', 'billing services'])
    expect(shown).toContain(words);
  for (const who of [ben, cleo])
    expect((await memoryOf(world, who, 'me')).match(/I own the billing service/g)).toHaveLength(1);
});

test('a message is remembered from its menu, with a link to it', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const channel = slack.channels.general.id;
  const { ts } = await slack.post({
    channel,
    user: ben.id,
    text: 'Acme wants invoices in <https://x.example|euros>, please',
  });
  await slack.shortcut({ user: ada.id, channel, messageTs: ts, callbackId: 'remember_message' });
  const form = await slack.waitForView(({ title, user }) => title === 'Remember this' && user === ada.id);
  expect(JSON.stringify(form.blocks)).toContain('Acme wants invoices in euros, please');
  const answer = await told(world, ada, () =>
    slack.submitView({
      ...{ user: ada.id, viewId: form.id },
      values: { text: 'Acme wants invoices in euros', readers: 'channel' },
    }),
  );
  expect(answer).toContain('Acme wants invoices in euros');
  const shown = await memoryOf(world, ben);
  expect(shown).toContain(`/archives/${channel}/p${ts.replace('.', '')}`);
  await memoryOf(world, ada);
  expect(await chooseFact(world, ada, 'Acme', 'Forget')).toContain('stays in Slack');
});

test('whose message it came from is said, and has it forgotten with what is theirs', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const channel = slack.channels.general.id;
  const { ts } = await slack.post({ channel, user: ben.id, text: 'Acme wants invoices in euros' });
  await slack.shortcut({ user: ada.id, channel, messageTs: ts, callbackId: 'remember_message' });
  const form = await slack.waitForView(({ title, user }) => title === 'Remember this' && user === ada.id);
  await told(world, ada, () =>
    slack.submitView({
      ...{ user: ada.id, viewId: form.id },
      values: { text: 'Acme pays in euros', readers: 'channel' },
    }),
  );
  expect(await memoryOf(world, ada)).toMatch(/a message.* of @Ben, kept by @Ada/);

  const answer = await slack.command({ user: ben.id, channel, text: 'forget me' });
  const question = await slack.waitForEphemeral((one) => one.text === answer.text);
  await told(world, ben, () =>
    slack.press({
      ...{ user: ben.id, channel, messageTs: question.ts },
      buttonText: 'Delete my data',
    }),
  );
  expect(await memoryOf(world, ada)).not.toContain('Acme');
  const { rows } = await world.database.db.execute(sql`select f::text as row from facts f`);
  expect(JSON.stringify(rows)).not.toMatch(/Acme|euros/);
});

test('what was remembered out of a call’s thread is forgotten with the call', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { ada } = slack.users;
  const { channel, ts: threadTs, reads } = await recapOf(world);
  const { ts } = await reads('They agreed');
  await slack.shortcut({ user: ada.id, channel, messageTs: ts, callbackId: 'remember_message' });
  const form = await slack.waitForView(({ title }) => title === 'Remember this');
  await told(world, ada, () =>
    slack.submitView({
      user: ada.id,
      viewId: form.id,
      values: { text: 'The plan is agreed', readers: 'channel' },
    }),
  );
  expect(await memoryOf(world, ada, '', channel)).toContain('The plan is agreed');

  const page = `https://standin-works.slack.com/archives/${channel}/p${threadTs.replace('.', '')}`;
  const { text } = await slack.command({ user: ada.id, channel, text: `forget ${page}` });
  const asked = await slack.waitForEphemeral((one) => one.text === text);
  await slack.press({ user: ada.id, channel, messageTs: asked.ts, buttonText: 'Forget it' });
  await reads('Forgotten');
  expect(await memoryOf(world, ada, '', channel)).not.toContain('The plan is agreed');
  const { rows } = await world.database.db.execute('select t::text as row from facts t');
  expect(JSON.stringify(rows)).not.toContain('plan');
});

test('open actions, decisions and updates are listed where they stand, and kept nowhere else', async () => {
  const world = await startRecaps();
  const { ada, ben } = world.slack.users;
  const recap = await recapOf(world, { items: [{ text: 'Send the plan' }, { text: 'Order chairs' }] });
  const shown = await memoryOf(world, ben, '', recap.channel);
  expect(shown).toContain('Send the plan');
  expect(shown).toContain(`/archives/${recap.channel}/p`);
  await recap.choose(ada, 'Order chairs', 'Take it');
  await expect.poll(() => memoryOf(world, ada, 'me')).toContain('Order chairs');
  expect(await memoryOf(world, ada, 'me')).not.toContain('Send the plan');
  const { rows } = await world.database.db.execute('select 1 from facts');
  expect(rows).toEqual([]);
});

test('what nobody could read, or that has no words or too many, is said', async () => {
  const world = await startWorld();
  const { ada, ben, gus } = world.slack.users;
  expect(await remember(world, ada, '')).toContain('Use the form');
  expect(await remember(world, ada, `about <@${ben.id}>`)).toContain('no words');
  expect(await remember(world, ada, 'x'.repeat(301))).toMatch(/301.*300/);
  expect(await remember(world, ada, `for me about <@${ben.id}> is slow`)).toContain('private notes');
  expect(await remember(world, gus, 'guests decide')).toContain('Guests can’t');
  expect(await memoryOf(world, ada)).toContain('nothing in this channel yet');
});

test('of many facts the newest are shown, and words find the others', async () => {
  const world = await startWorld();
  const { ada } = world.slack.users;
  for (let number = 1; number <= 18; number += 1)
    await remember(world, ada, number === 1 ? 'the vault code is with Cleo' : `thing number ${number}`);
  const shown = await memoryOf(world, ada);
  expect(shown).toContain('18 things');
  expect(shown).not.toContain('vault');
  expect(await memoryOf(world, ada, 'vault')).toContain('with Cleo');
});
