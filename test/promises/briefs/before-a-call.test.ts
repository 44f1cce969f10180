import { expect, test } from 'vitest';
import { comesInto, endsWith } from '../../support/briefed-call.ts';
import { briefOf, plannedCall, url, windowOf } from '../../support/briefs.ts';
import { remember } from '../../support/memory.ts';
import { recapOf } from '../../support/recap.ts';
import { goLive, letInAtOnce, press, untilStates } from '../../support/slack-acts.ts';
import { startWorld } from '../../support/world.ts';

test('a brief says what goes along, what stays here and why; what is left out doesn’t go, and the recap says what came up', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { ada, ben, cleo } = slack.users;
  await remember(world, ada, 'the launch of Falcon is on Thursday');
  await remember(world, ada, 'for me Ben asked me for a raise');
  await remember(world, ada, 'Cleo leaves us in May', slack.channels.private.id);
  await recapOf(world, {
    items: [{ text: 'Send the plan to support', owner: 'Ben' }, { text: 'Call the bank' }],
  });
  const { card } = await plannedCall(world, { text: `<${url}> at 23:59 about the launch of Falcon` });

  await press(world, ada, card, 'Brief');
  const window = windowOf(world, ada);
  await expect.poll(window.shown).toContain('Goes along');
  const shown = window.shown();
  expect(shown).toMatch(/Members of #general\. Only what all of this channel may read goes along/);
  expect(shown).toMatch(
    /• Send the plan to support\n_Open action.*@Ben[\s\S]*• the launch of Falcon is on Thursday\n_Remembered/,
  );
  expect(shown).toMatch(
    /Stays here.*only you see this[\s\S]*Ben asked me for a raise\n_Remembered\. It’s yours alone/,
  );
  expect(shown).toMatch(
    /Cleo leaves us in May\n_Remembered\. It’s of #leads, which not everybody expected can read/,
  );
  expect(shown).toMatch(/60 min, \$16\.50 at most/);
  await window.choose('Call the bank', 'Leave out');
  await expect.poll(window.shown).toMatch(/\*Left out\*\n• Call the bank/);
  // What nobody could find is no line of a list.
  expect(JSON.stringify(await window.send('', { do_not_say: '!!' }))).toContain('too short');
  await window.send('The migration is done\nAsk about the budget', { do_not_say: 'Project Heron' });

  const bens = await briefOf(world, ben);
  expect(bens.shown()).not.toContain('Heron');
  expect(bens.shown()).toMatch(/Sent by @Ada[\s\S]*• The migration is done\n_Written for this call, @Ada/);
  expect(bens.shown()).toContain('Cleo leaves us in May');
  expect(bens.shown()).not.toContain('raise');
  const cleos = await briefOf(world, cleo, url);
  expect(cleos.shown()).not.toMatch(/raise|leaves us/);
  expect(cleos.shown()).toContain('the launch of Falcon is on Thursday');
  await remember(world, ada, 'the launch of Falcon costs 40');

  const session = await comesInto(world);
  const prompt = session.systemPrompt;
  expect(prompt).toMatch(
    /<<< brief \w+\nThe call: at 23:59 about the launch of Falcon\n- open action, Ben: Send the plan to support\n/,
  );
  expect(prompt).toMatch(/- noted [\d-]+: the launch of Falcon is on Thursday\n>>> brief/);
  expect(prompt).toContain('Project Heron');
  expect(prompt).toContain('Ada: The migration is done / Ask about the budget');
  // Left out, not for all to hear, or remembered after it was sent.
  expect(prompt).not.toMatch(/bank|raise|leaves us|costs 40/);

  const recap = await endsWith(world, session, [
    ['Stand-in (AI, takes notes)', 'Hello, Ada says that the migration is done since Monday.'],
    ['Ben', 'Good. And Falcon, is its launch on Thursday still?'],
  ]);
  expect(recap).toMatch(
    /Taken along into the call\*\n *• @Ada: The migration is done — _said_\n *• @Ada: Ask about the budget — _not said_\n/,
  );
  expect(recap).toMatch(
    /• Send the plan to support — _didn’t come up_\n *• the launch of Falcon is on Thursday — _came up_/,
  );
  const after = await briefOf(world, ada, url);
  expect(after.shown()).toContain('This went along, and is fixed');
  expect(after.hasMenu('Send the plan')).toBe(false);
});

test('with somebody expected who can’t read the channel, what it knows stays here', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { ada } = slack.users;
  await remember(world, ada, 'the launch of Falcon is on Thursday');
  const { session } = await goLive(world);
  const control = world.pika.control(session.id);
  control.emit({ type: 'participant.joined', participant: { name: 'Kim Visitor' } });
  control.emit({
    type: 'notes.ready',
    notes: {
      title: 'Sync',
      summary: 'Done.',
      decisions: ['We drop Falcon'],
      chapters: [],
      action_items: [],
      participants: [],
    },
  });
  await expect
    .poll(async () => (await world.meetings()).map(({ inCallAt }) => inCallAt !== null))
    .toEqual([true]);
  control.endCall();
  await world.elapse(0.2);
  await untilStates(world, 'done');

  await plannedCall(world);
  const brief = await briefOf(world, ada);
  expect(brief.shown()).toMatch(
    /There last time: Kim Visitor\. Kim Visitor can’t read this channel, so what I know of it stays here/,
  );
  expect(brief.shown()).toMatch(/\*Goes along\*\nNothing yet/);
  expect(brief.shown()).toMatch(
    /launch of Falcon is on Thursday\n_Remembered\. It’s of this channel, which not everybody expected can read/,
  );
  expect(brief.shown()).toMatch(/We drop Falcon\n_Decided last time\. It’s of this channel/);
  expect((await comesInto(world)).systemPrompt).not.toMatch(/Falcon|<<< brief/);
});
