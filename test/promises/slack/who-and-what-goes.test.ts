import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { calendarWorld, inMinutes } from '../../support/calendars.ts';
import { channelSends, havePersona } from '../../support/personas.ts';
import { policyForm } from '../../support/policy.ts';
import { letInAtOnce, press, untilStates, waitForCard } from '../../support/slack-acts.ts';
import { startWorld, type World } from '../../support/world.ts';

const url = 'https://meet.google.com/abc-defg-hij';
const unchanged = { auto: 'default', holdRecap: 'share', onObjection: 'ask' };

async function saves(
  world: World,
  of: 'channel' | 'workspace',
  values: Record<string, string | string[]>,
  user: { id: string } = world.slack.users.ada,
): Promise<string> {
  const form = await policyForm(world, user, of);
  const answer = JSON.stringify((await form.send({ ...unchanged, ...values })) ?? '');
  if (!answer.includes('errors'))
    await world.slack.waitForEphemeral(({ text }) => text.includes('policy is saved'));
  return answer;
}

test('where a channel names who may send, others’ cards wait, and only those named start them', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack, pika } = world;
  const { ada, ben, cleo } = slack.users;
  const channel = slack.channels.general.id;
  expect(await saves(world, 'channel', { senders: 'named' })).toContain('You named nobody');
  expect(await saves(world, 'channel', { senderIds: [cleo.id] })).toContain('Only these people');
  await saves(world, 'channel', { senders: 'named', senderIds: [cleo.id] });

  await slack.post({ channel, user: ben.id, text: url });
  const card = await waitForCard(world, 'abc-defg-hij', 'Waiting for someone');
  expect(renderMessage(card)).toContain('only people it names send somebody');
  const from = slack.journal.entries.length;
  await press(world, ben, card, 'Join now');
  const told = await slack.waitForEphemeral((message) => message.user === ben.id, { from });
  expect(told.text).toContain(`<@${cleo.id}>`);
  expect(pika.sessions).toEqual([]);
  await press(world, cleo, card, 'Join now');
  await waitForCard(world, 'abc-defg-hij', 'is connected');
  // Neither does who may not send change who may, but an admin does.
  expect(await saves(world, 'channel', { senders: 'named', senderIds: [ben.id] }, ben)).toContain(
    'Only people who were named',
  );
  await saves(world, 'channel', { senders: 'default', senderIds: [] }, ada);
});

test('where people are named who may send, no calendar of another’s and no calendar app sends, also not into a call that has begun', async () => {
  const world = await calendarWorld({ pika: { script: letInAtOnce } });
  const { slack, feeds, pika } = world;
  const { ada, ben, cleo } = slack.users;
  const channel = slack.channels.general.id;
  const type = (text: string) => slack.command({ channel, user: cleo.id, text });
  const reminder = (code: string) => ({
    bot: { ...slack.calendarBot, appId: 'ADZ494LHY' },
    attachments: [{ title: 'Review', title_link: `https://meet.google.com/${code}` }],
  });
  await saves(world, 'channel', { senders: 'named', senderIds: [cleo.id] });
  feeds.set([{ uid: 'a', start: inMinutes(0.5) }], 'ben');
  await world.addCalendar(ben, { feed: 'ben', rules: { send: 'all', channelId: channel } });
  const card = await waitForCard(world, 'abc-defg-hij', 'Waiting for someone');
  expect(renderMessage(card)).toContain('can’t spend money here');
  await slack.post({ channel, ...reminder('xyz-defg-hij') });
  await waitForCard(world, 'xyz-defg-hij', 'Waiting for someone');
  expect((await type('auto apps')).text).toContain('Links from apps wait here');
  expect(pika.sessions).toEqual([]);

  // What one of them chose counts, as does what an admin says of the whole workspace.
  expect((await type('auto apps ADZ494LHY')).text).toContain('ADZ494LHY');
  await slack.post({ channel, ...reminder('uvw-defg-hij') });
  await waitForCard(world, 'uvw-defg-hij', 'is connected');
  await type('auto apps default');
  await saves(world, 'channel', { senders: 'default', senderIds: [] }, ada);
  await slack.command({ channel, user: ada.id, text: `workspace money <@${cleo.id}>` });
  await slack.post({ channel, ...reminder('rst-defg-hij') });
  await waitForCard(world, 'rst-defg-hij', 'Waiting for someone');
});

test('guests send where an admin lets everybody, and where the channel wants members they don’t', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { sol } = slack.users;
  const channel = slack.channels.general.id;
  await saves(world, 'workspace', { senders: 'everybody' });
  await slack.post({ channel, user: sol.id, text: url });
  await untilStates(world, 'live');
  expect((await slack.command({ channel, user: sol.id, text: 'limit 30' })).text).toContain('Guests');
  await saves(world, 'channel', { senders: 'members' });
  await slack.post({ channel, user: sol.id, text: 'https://meet.google.com/xyz-defg-hij' });
  await waitForCard(world, 'xyz-defg-hij', 'Waiting for someone');
});

test('only personas that both let go are sent, also where another was chosen before', async () => {
  const world = await startWorld({ pika: { script: letInAtOnce } });
  const { slack } = world;
  const { ada } = slack.users;
  const channel = slack.channels.general.id;
  const nova = await havePersona(world, { name: 'Nova' });
  const rex = await havePersona(world, { name: 'Rex' });
  await channelSends(world, nova);
  await slack.post({ channel, user: ada.id, text: `in 60 min ${url}` });
  await untilStates(world, 'scheduled');
  await saves(world, 'workspace', { personas: [rex.id, 'built_in'] });
  await saves(world, 'channel', { personas: [nova.id, rex.id] });

  const sends = async (name: string) =>
    (await slack.command({ channel, user: ada.id, text: `join ${url} as ${name}` })).text ?? '';
  expect(await sends('Nova')).toMatch(/doesn’t let Nova go.*Rex/);
  expect(await sends('Stand-in')).toContain('doesn’t let Stand-in go');
  expect((await slack.command({ channel, user: ada.id, text: 'persona Nova' })).text).toContain('Rex');
  await world.elapse(60);
  const card = await waitForCard(world, 'abc-defg-hij', 'Waiting for someone');
  expect(renderMessage(card)).toContain('only personas it names go');
  await slack.waitForMessage(({ text }) => text.includes('doesn’t let Nova (AI) go'));
  await slack.post({ channel, user: ada.id, text: 'https://meet.google.com/xyz-defg-hij' });
  await waitForCard(world, 'xyz-defg-hij', 'Rex (AI) is connected');
});

test('a tool that is off is offered to no agent, and refused at the door', async () => {
  const work = await agentAtWork({
    before: async (world) => {
      await saves(world, 'workspace', { toolsOff: ['post_message'] });
      await saves(world, 'channel', { toolsOff: ['add_to_brief'] });
    },
  });
  const { agent, meetingId } = work;
  const { tools } = await agent.call('get_meeting', { meeting_id: meetingId });
  expect(tools).toContain('draft_document');
  expect(tools).not.toContain('post_message');
  const input = { to: '#standup', text: 'We ship.' };
  const refused = await agent.refusal('post_message', { meeting_id: meetingId, input });
  expect(refused).toMatchObject({ code: 'tool_off', says: expect.stringContaining('draft_document') });
  const shown = await policyForm(work, work.slack.users.ada, 'channel');
  expect(shown.blocks).toContain('add_to_brief');
});
