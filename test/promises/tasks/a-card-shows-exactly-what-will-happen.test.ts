import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { buttonsOf } from '../../support/slack-acts.ts';

test('the card shows recipient, text, who asked, in which words and when, whose agent, and until when', async () => {
  const work = await agentAtWork();
  const { slack } = work;

  const asked = await work.task(
    'post_message',
    { to: '#standup', text: 'We ship on *Friday*.\nTests are green.' },
    { requested_by: 'Priya Nair', quote: 'Tell #standup we ship on Friday.', quoted_at_ms: 754_000 },
  );

  expect(asked).toMatchObject({
    state: 'awaiting_approval',
    says: expect.stringContaining('Waiting for approval'),
  });
  const card = await work.card();
  expect(renderMessage(card).split('\n')).toEqual([
    ':raised_hand: Post a message to #standup?',
    '*To*',
    '#standup',
    '*Message*',
    'We ship on *Friday*.',
    'Tests are green.',
    '*Read by*',
    '5 people, among them 1 guest',
    expect.stringMatching(
      /^“Priya Nair” .* at 12:34: “Tell #standup we ship on Friday\.” {2}.* @Ada’s agent {2}Expires \d+ \w+ \d{4} at \d\d:\d\d$/,
    ),
    '[Approve]  [Edit]  [Decline]',
  ]);
  expect(slack.messages(slack.channels.standup.id)).toEqual([]);
});

test('an approved task is done once, as shown, and card and agent say who approved', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const asked = await work.task('post_message', { to: '#standup', text: 'We ship <on> Friday & rest.' });

  await work.press(slack.users.ben, await work.card(), 'Approve');

  expect(await work.outcome(asked)).toMatchObject({
    state: 'done',
    says: 'Done.',
    links: [
      { title: 'See it in Slack', url: expect.stringMatching(/^https:.*\/archives\/C0STANDUP1\/p\d+$/) },
    ],
  });
  const [message, ...more] = slack.messages(slack.channels.standup.id);
  expect(more).toEqual([]);
  expect(message && renderMessage(message)).toMatch(/^We ship <on> Friday & rest\.\n.* @Ada$/);
  const done = await work.reads(':white_check_mark: Done, approved by @Ben.');
  expect(buttonsOf(done)).toEqual([]);
  expect(renderMessage(done)).toContain('See it in Slack (https://');
});

test('when a task is declined, nothing is done, and the agent hears so', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  const asked = await work.task('post_message', { to: '#standup', text: 'We ship.' });

  await work.press(slack.users.ben, await work.card(), 'Decline');

  expect(await work.outcome(asked)).toMatchObject({
    state: 'declined',
    says: expect.stringContaining('Declined'),
  });
  await work.reads(':no_entry_sign: Declined by @Ben');
  await slack.idle();
  expect(slack.messages(slack.channels.standup.id)).toEqual([]);
});

test('a task too long to show is refused, and one just below that is shown whole', async () => {
  const work = await agentAtWork();
  const long = 'x'.repeat(2_790);
  const asked = await work.task('post_message', { to: '#standup', text: `${long}the end` });
  expect(asked.state).toBe('awaiting_approval');
  expect(renderMessage(await work.card())).toContain(`${long}the end`);

  expect(await work.refusedTask('post_message', { to: '#standup', text: 'x'.repeat(2_801) })).toMatch(
    /text: .*2800/,
  );
  // In Slack's own count each of these is five characters: the card could not show them all.
  const escapes = await work.refusedTask('post_message', { to: '#standup', text: '&'.repeat(2_800) });
  expect(escapes).toContain('too long');
});
