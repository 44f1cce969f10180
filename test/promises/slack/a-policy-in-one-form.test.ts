import { expect, test } from 'vitest';
import { renderBlocks } from '../../sandbox/slack/render-text.ts';
import { inOrder } from '../../support/in-order.ts';
import { policyForm } from '../../support/policy.ts';
import { isCard } from '../../support/slack-acts.ts';
import { spokenCall } from '../../support/spoken-call.ts';
import { startWorld } from '../../support/world.ts';

test('a channel’s form reads and writes the same settings as its commands', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada } = slack.users;
  const channel = slack.channels.general.id;
  const typed = async (text: string) => (await slack.command({ user: ada.id, channel, text })).text ?? '';
  await typed('limit 25');
  const first = await policyForm(world, ada, 'channel');
  expect(first.blocks).toContain('"initial_value":"25"');
  await first.send({
    ...{ auto: 'ask', limitMinutes: '15', budgetUsd: '40', holdRecap: 'hold', retentionDays: '30' },
    onObjection: 'leave',
    doNotSay: 'Project Heron\nthe layoffs',
  });
  await slack.waitForEphemeral(({ text }) => text.includes('policy is saved'));
  expect(await typed('limit')).toContain('15 min');
  expect(await typed('budget')).toContain('$40');
  expect(await typed('auto')).toContain('`ask`');
  expect(await typed('recap')).toContain('held here');
  const again = await policyForm(world, ada, 'channel');
  expect(again.blocks).toMatch(/"initial_option":\{"text":\{[^}]*Leaves at once/);
  expect(again.blocks).toMatch(
    /"initial_value":"30"[\s\S]*Project Heron\\\\nthe layoffs|Project Heron\\nthe layoffs/,
  );
});

test('a form that stood open changes only what its person changed in it', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada, ben, cleo } = slack.users;
  const channel = slack.channels.general.id;
  const typed = async (user: { id: string }, text: string) =>
    (await slack.command({ user: user.id, channel, text })).text ?? '';
  await typed(ada, 'limit 25');
  const open = await policyForm(world, ada, 'channel');
  await typed(ben, 'limit 10');
  await typed(ben, 'recap hold');
  const other = await policyForm(world, cleo, 'channel');
  await other.send({ keep: 'notes', personas: ['built_in'], doNotSay: 'Project Heron' });
  await slack.waitForEphemeral(({ text }) => text.includes('policy is saved'));
  const from = slack.journal.entries.length;
  await open.send({ budgetUsd: '40' });
  await slack.waitForEphemeral(({ text }) => text.includes('policy is saved'), { from });
  expect(await typed(ada, 'limit')).toMatch(inOrder('10 min', ben.id));
  expect(await typed(ada, 'recap')).toMatch(inOrder('held here', ben.id));
  expect(await typed(ada, 'budget')).toContain('$40');
  const again = await policyForm(world, ada, 'channel');
  expect(again.blocks).toMatch(
    /"initial_options":[^\]]*built_in[\s\S]*"initial_value":"Project Heron"[\s\S]*"initial_option":[^}]*without the words/,
  );
  // Where both changed the same, the last one counts.
  await typed(ben, 'limit 20');
  await again.send({ limitMinutes: '15' });
  await expect.poll(() => typed(ada, 'limit')).toMatch(inOrder('15 min', ada.id));
});

test('what can’t be taken stands beside its field, and nobody reads a list that isn’t for them', async () => {
  const world = await startWorld();
  const { slack } = world;
  const { ada, ben, sol } = slack.users;
  const asked = await policyForm(world, ada, 'channel');
  // Slack takes numbers alone in these fields.
  await expect(asked.send({ limitMinutes: 'long' })).rejects.toThrow(/no number/);
  await expect(asked.send({ budgetUsd: '-1' })).rejects.toThrow(/not within 0/);
  const wrong = await asked.send({ budgetUsd: '1.005', doNotSay: '!!' });
  expect(JSON.stringify(wrong)).toMatch(/no amount[\s\S]*too short/);
  const refused = async (user: { id: string }, text: string) =>
    (await slack.command({ user: user.id, channel: slack.channels.general.id, text })).text;
  expect(await refused(sol, 'policy')).toContain('Guests');
  expect(await refused(ben, 'policy workspace')).toContain('Only workspace admins');
});

test('what an admin sets for the workspace holds in a channel where it is stricter, and the card says so', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const { slack } = world;
  const { ada } = slack.users;
  const channel = slack.channels.general.id;
  const typed = async (text: string) => (await slack.command({ user: ada.id, channel, text })).text ?? '';
  await typed('limit 25');
  const workspace = await policyForm(world, ada, 'workspace');
  await workspace.send({
    auto: 'default',
    limitMinutes: '10',
    holdRecap: 'hold',
    retentionDays: '7',
    onObjection: 'leave',
    doNotSay: '',
  });
  await slack.waitForEphemeral(({ text }) => text.includes('policy is saved'));
  expect(await typed('limit')).toContain('10 min');
  const { thread } = await spokenCall(world, 'Ben: I will send the plan to finance by Friday.');
  const cards = slack.journal.entries.flatMap((entry) =>
    entry.kind === 'message' && isCard(entry.message) ? [renderBlocks(entry.message.blocks)] : [],
  );
  expect(cards[0]).toContain(
    'Policy: the recap may wait for review, it leaves at once if somebody in the call objects, words are kept for 7 days',
  );
  await thread.reads('highlights are held');
});

test('a channel may keep words for fewer days than its workspace', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const { slack } = world;
  const { ada } = slack.users;
  const channel = slack.channels.general.id;
  await slack.command({ user: ada.id, channel, text: 'retention 30 days' });
  const asked = await policyForm(world, ada, 'channel');
  await asked.send({ auto: 'default', holdRecap: 'share', retentionDays: '7' });
  await slack.waitForEphemeral(({ text }) => text.includes('policy is saved'));
  const { thread } = await spokenCall(world, 'Ben: I will send the plan to finance by Friday.');
  await thread.reads('finance by Friday');
  await world.elapse(6 * 24 * 60);
  await world.restart();
  expect((await world.meetings())[0]?.forgottenAt).toBe(null);
  await world.elapse(2 * 24 * 60);
  await world.restart();
  await thread.reads('*Forgotten.*');
});
