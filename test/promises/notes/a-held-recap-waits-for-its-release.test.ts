import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { connectAgent } from '../../support/agent.ts';
import { type Conversation, paste, sessionFor } from '../../support/conversation.ts';
import { told } from '../../support/recap.ts';
import { say, spokenCall } from '../../support/spoken-call.ts';
import { startWorld, type World } from '../../support/world.ts';

const talk = 'Ben: I will send the secret budget to finance by Friday.';

async function hold({ slack }: World, value: 'hold' | 'share' = 'hold') {
  const answer = await slack.command({
    channel: slack.channels.general.id,
    user: slack.users.ada.id,
    text: `recap ${value}`,
  });
  return answer.text ?? '';
}

const isHeld = (thread: Conversation) => thread.reads('highlights are held');

test('with outsiders in the call, only the person who asked for it has the recap, until it’s released', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const { slack } = world;
  expect(await hold(world)).toContain('held here');
  const { thread } = await spokenCall(world, talk);

  await isHeld(thread);
  expect(thread.ours().join('\n')).toContain('aren’t in this channel');
  expect(thread.ours().join('\n')).not.toContain('budget');
  await slack.waitForMessage(
    (message) => message.channel === slack.users.ada.dm && renderMessage(message).includes('secret budget'),
    { hoping: 'the recap in Ada’s DM' },
  );

  const [meeting] = await world.meetings();
  const transcriptFor = async (user: string) => {
    const agent = await connectAgent(world, user);
    const seen = await agent.call('get_meeting', { meeting_id: meeting?.id, segments: 50 });
    return JSON.stringify(seen.transcript);
  };
  expect(await transcriptFor(slack.users.ada.id)).toContain('secret budget');
  expect(await transcriptFor(slack.users.cleo.id)).toBe('[]');

  // Cleo neither asked for the call nor was in it.
  expect(await told(world, slack.users.cleo, () => thread.press('Release', slack.users.cleo.id))).toMatch(
    /Only people .* release/,
  );
  expect(slack.files().filter(({ completed }) => completed)).toEqual([]);
  await thread.press('Release');
  await thread.reads(/secret budget[\s\S]*\[Set up notes\]/);
  await thread.reads('transcript.md');
  expect(thread.ours().join('\n')).not.toContain('held');
});

test('a person who was in the call by their address can release it too, and a second press hears who was first', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const { slack } = world;
  await hold(world);
  const { thread } = await spokenCall(world, talk, {
    others: [{ name: 'Ben', email: slack.users.ben.email }],
  });
  await isHeld(thread);
  const card = slack
    .messages(thread.channel, thread.ts)
    .find((message) => renderMessage(message).includes('held'));
  const release = (user: { id: string }) =>
    slack.press({
      user: user.id,
      channel: thread.channel,
      messageTs: card?.ts ?? '',
      buttonText: 'Release',
    });

  const [first, second] = await Promise.all([release(slack.users.ben), release(slack.users.ben)]);
  expect([first, second]).toMatchObject([{ ok: true }, { ok: true }]);
  await thread.reads(/secret budget[\s\S]*\[Set up notes\]/);
  await slack.waitForEphemeral((message) => renderMessage(message).includes('@Ben already released'));
});

test('a channel that doesn’t hold recaps gets them at once', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  await hold(world);
  expect(await hold(world, 'share')).toContain('posted here');
  const { thread } = await spokenCall(world, talk);
  await thread.reads('secret budget');
});

test('only members of the channel decide whether recaps are held', async () => {
  const world = await startWorld();
  const { slack } = world;
  await hold(world);
  const typed = await slack.command({
    channel: slack.channels.general.id,
    user: slack.users.sol.id,
    text: 'recap share',
  });
  expect(typed.text).toContain('Guests');
  expect(
    (await slack.command({ channel: slack.channels.general.id, user: slack.users.ada.id, text: 'recap' }))
      .text,
  ).toContain('held here');
});

test('a person who only shares a name with someone in the call can’t release the recap', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const { slack } = world;
  slack.users.cleo.realName = 'Priya Nair';
  await hold(world);
  const { thread } = await spokenCall(world, talk, { others: ['Priya Nair'] });
  await isHeld(thread);
  for (const user of [slack.users.ben, slack.users.cleo]) {
    expect(await told(world, user, () => thread.press('Release', user.id))).toMatch(/Only people .* release/);
  }
});

test.each([
  ['like who takes notes for us, though nobody was sent to', 'Stand-in (AI) notes'],
  ['like a member who is there too, without an address or an id', 'Ben'],
])('a stranger who is called %s holds the recap', async (_, name) => {
  const world = await startWorld({ pika: { notes: 404 } });
  const { slack } = world;
  await hold(world);
  const thread = await paste(world);
  const session = await sessionFor(world);
  const join = (participant: { name: string; email?: string }) =>
    session.emit({ type: 'participant.joined', participant });
  join({ name });
  const { ada, ben, cleo, sol } = slack.users;
  for (const { realName, email } of [ada, ben, cleo, sol]) join({ name: realName, email });
  session.admit();
  await thread.reads('*Stand-in (AI) is in the call*');
  say(session, talk);
  session.endCall();
  await world.elapse(0.2);
  await thread.reads(/highlights are held|secret budget/);
  await isHeld(thread);
});
