import { expect, test } from 'vitest';
import { sayNoRecipient as say } from '../../../../services/slack/words/recipients.ts';

test('why a message has no recipient, as people read it', () => {
  expect([
    say.channelUnknown(),
    say.personUnknown('U1'),
    say.notAPerson('U1'),
    say.noSuchName('ada'),
    say.ambiguousName('ben', 2),
    say.placesUnknown(),
    say.notInChannel('sales'),
  ]).toMatchInlineSnapshot(`
    [
      "Slack isn’t responding, so I can’t tell who is in this channel. Try again in a minute.",
      "I couldn’t find U1 in Slack. Check the id, or try again in a minute if Slack isn’t responding.",
      "U1 can’t read messages: it is an app or was deactivated. Name someone else.",
      "Nobody in this channel is called “ada”. Use their exact name or id.",
      "2 people in this channel are called “ben”. Use the id of the one you mean.",
      "Slack isn’t responding, so I can’t tell where I may post. Try again in a minute.",
      "I’m not in #sales. Someone there can add me: /invite @Stand-in",
    ]
  `);
});
