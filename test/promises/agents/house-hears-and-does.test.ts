import { expect, test } from 'vitest';
import { call } from '../../sandbox/model/service.ts';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { houseInCall } from '../../support/house.ts';
import { inOrder } from '../../support/in-order.ts';
import { press } from '../../support/slack-acts.ts';

test('what somebody in the call asks it for is a card with who said it, when and in which words, and is done once approved', async () => {
  const world = await houseInCall();
  const { slack, model } = world;
  model.says(call('post_message', { to: '#standup', text: 'We ship on Friday.' }));
  model.says('');

  await world.says('Priya Nair', 'We should tell people.', 60);
  await world.says('Priya Nair', 'Stand-in, tell the standup channel that we ship on Friday.', 70);

  const card = await world.reads('[Approve]', { ts: world.ts });
  expect(renderMessage(card)).toMatch(
    inOrder(
      '#standup',
      'We ship on Friday.',
      'Priya Nair',
      '01:10',
      'tell the standup channel that we ship on Friday',
      'Requested by the house agent',
    ),
  );
  const [turn] = await world.settled(1);
  expect(turn).toMatchObject({ cause: 'spoken', state: 'done', steps: 2, tokensIn: 20, tokensOut: 10 });
  const [toolCall] = await world.toolCalls();
  expect(toolCall).toMatchObject({
    state: 'awaiting_approval',
    userId: slack.users.ada.id,
    requestedBy: 'Priya Nair',
    quote: 'Stand-in, tell the standup channel that we ship on Friday.',
    quotedAtMs: 70_000,
  });
  expect(slack.messages(slack.channels.standup.id).filter(({ own }) => own)).toEqual([]);

  await press(world, slack.users.ben, card, 'Approve');
  await world.reads('We ship on Friday.', { channel: slack.channels.standup.id });
  await expect.poll(async () => (await world.toolCalls())[0]?.state).toBe('done');
});
