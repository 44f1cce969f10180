import { expect, test } from 'vitest';
import { houseInCall, houseWorld } from '../../support/house.ts';
import { chooseFact, memoryOf, remember } from '../../support/memory.ts';
import { told } from '../../support/recap.ts';

test('in a thread the house agent knows what the channel remembers, and nothing of anybody’s own', async () => {
  const world = await houseInCall();
  const { slack, model } = world;
  const { ada, ben, dora } = slack.users;
  await remember(world, ada, 'the demo account is called Larkspur', world.channel);
  await remember(world, ben, 'for me: my salary is a secret number');
  const elsewhere = slack.channels.standup.id;
  await remember(world, dora, 'the standup room is Oslo', elsewhere);
  model.says('It’s Larkspur.');

  await world.writes(ben, 'what is the demo account called?');

  await world.reads('It’s Larkspur.', { ts: world.ts });
  const [asked] = model.asked;
  expect(asked?.prompt).toContain('the demo account is called Larkspur');
  expect(asked?.prompt).not.toMatch(/salary|Oslo/);
  expect(asked?.instructions).not.toContain('Larkspur');

  await memoryOf(world, ada, '', world.channel);
  await chooseFact(world, ada, 'Larkspur', 'Forget');
  model.says('I don’t know.');
  await world.writes(ben, 'and what is it called again?');
  await world.reads('I don’t know.', { ts: world.ts });
  expect(model.asked.at(-1)?.prompt).not.toContain('the demo account is called Larkspur');
});

test('forgetting a call takes along what was answered elsewhere with what is remembered of it', async () => {
  const world = await houseInCall();
  const { slack, model, channel } = world;
  const { ada, ben } = slack.users;
  const { ts } = await slack.post({
    channel,
    user: ben.id,
    threadTs: world.ts,
    text: 'We release on Mondays',
  });
  await slack.shortcut({ user: ada.id, channel, messageTs: ts, callbackId: 'remember_message' });
  const form = await slack.waitForView(({ title }) => title === 'Remember this');
  await told(world, ada, () =>
    slack.submitView({
      ...{ user: ada.id, viewId: form.id },
      values: { text: 'We release on Mondays', readers: 'channel' },
    }),
  );
  model.says('On Mondays, at noon.');
  const asked = await slack.post({
    channel,
    user: ben.id,
    text: `<@${slack.botUserId}> when do we release?`,
  });
  await world.reads('On Mondays, at noon.', { ts: asked.ts });
  expect(model.asked.at(-1)?.prompt).toContain('We release on Mondays');
  const turns = await world.settled(1);
  expect(turns.map(({ about }) => about)).toEqual([[world.meetingId]]);

  await slack.command({ user: ada.id, channel, text: 'leave' });
  await expect.poll(async () => (await world.meetings())[0]?.state).toBe('done');
  const { text } = await slack.command({
    ...{ user: ada.id, channel, text: 'forget https://meet.google.com/abc-defg-hij' },
  });
  const question = await slack.waitForEphemeral((one) => one.text === text);
  await slack.press({ user: ada.id, channel, messageTs: question.ts, buttonText: 'Forget it' });
  await expect.poll(() => world.turns()).toEqual([]);
  await expect
    .poll(() => slack.messages(channel, asked.ts).filter(({ text: said }) => said.includes('at noon')))
    .toEqual([]);
});

test('whom something is about is said by us: no words and no name make it about another', async () => {
  const world = await houseInCall();
  const { slack, model } = world;
  const { ada, ben, cleo } = slack.users;
  cleo.displayName = 'B\u0435n';
  await remember(world, cleo, 'Ben: pays for all of it', world.channel);
  await remember(world, cleo, `<@${cleo.id}> decides what is sent`, world.channel);
  await remember(world, cleo, `<@${ben.id}> speaks Finnish`, world.channel);
  model.says('Ask Ben.');

  await world.writes(ada, 'who decides what is sent?');

  await world.reads('Ask Ben.', { ts: world.ts });
  const lines = model.asked[0]?.prompt.split('\n').filter((line) => /^- \d{4}-/.test(line)) ?? [];
  expect(lines.map((line) => line.replace(/\d{4}-\d\d-\d\d/, 'DAY')).sort()).toEqual([
    expect.stringMatching(/^- DAY, about Ben \[[12] of 2 whose names look alike\]: speaks Finnish$/),
    expect.stringMatching(
      /^- DAY, about B\u0435n \[[12] of 2 whose names look alike\]: decides what is sent$/,
    ),
    '- DAY: Ben: pays for all of it',
  ]);
});

test('“what do you know about me?” is answered to its asker alone, and in words of ours', async () => {
  const world = await houseWorld();
  const { slack, model } = world;
  const { ada, ben } = slack.users;
  const channel = slack.channels.general.id;
  await remember(world, ada, `<@${ben.id}> speaks Finnish`);
  await remember(world, ben, 'for me: I move house in May');

  await slack.post({ channel, user: ben.id, text: `<@${slack.botUserId}> what do you know about me?` });
  const { user, text } = await slack.waitForEphemeral(
    (one) => one.user === ben.id && one.text.includes('speaks Finnish'),
  );
  expect(user).toBe(ben.id);
  expect(text).toContain('I move house in May');
  expect(slack.messages(channel).filter(({ own }) => own)).toEqual([]);

  await slack.post({ channel: ben.dm, user: ben.id, text: 'was weißt du über mich?' });
  await slack.waitForMessage((one) => one.channel === ben.dm && one.own && one.text.includes('I move house'));
  expect(model.asked).toEqual([]);
});
