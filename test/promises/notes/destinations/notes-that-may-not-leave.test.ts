import { expect, test } from 'vitest';
import { onThisMachine } from '../../../on-this-machine.ts';
import { renderMessage } from '../../../sandbox/slack/render-text.ts';
import { forbid } from '../../../support/do-not-say.ts';
import { worldWithDestinations } from '../../../support/exports.ts';
import { press } from '../../../support/slack-acts.ts';

test('held notes go nowhere until somebody releases them', async () => {
  const world = await worldWithDestinations();
  const { slack, mail, type } = world;
  const { ada, general } = { ...slack.users, ...slack.channels };
  await type('send notes to ana@acme.org');
  await slack.command({ user: ada.id, channel: general.id, text: 'recap hold' });

  const thread = await world.call();
  const held = await slack.waitForMessage(
    (message) => message.threadTs === thread.ts && renderMessage(message).includes('[Release'),
    { current: true },
  );
  expect([mail.mails.entries, await world.exports()]).toEqual([[], []]);

  await press(world, ada, held, 'Release');
  await thread.exports('E-mail to a…@acme.org: sent.');
  expect(mail.mails.entries).toHaveLength(1);
});

test('what breaks a do-not-say list by now goes nowhere, no matter who presses Send again', async () => {
  const world = await worldWithDestinations();
  const { mail, type } = world;
  await type('send notes to ana@acme.org');
  mail.fail('recipient', { do: 'answer', code: 550, words: '5.1.1 No such user' });
  const thread = await world.call();
  await thread.exports(/E-mail[^\n]*couldn’t send/);

  await forbid(world, 'workspace', 'release notes');
  await thread.press('Send again');
  await thread.exports(/E-mail[^\n]*couldn’t send\. It has words on this workspace’s do-not-say list/);
  expect(mail.mails.entries).toEqual([]);

  await forbid(world, 'workspace', 'something else');
  await thread.press('Send again');
  await thread.exports(/E-mail[^\n]*: sent/);
  expect(mail.mails.entries).toHaveLength(1);
});

test('forgotten notes aren’t sent any more, and the question names who already has them', async () => {
  const world = await worldWithDestinations();
  const { slack, mail, hook, type } = world;
  const { ada } = slack.users;
  await type('send notes to ana@acme.org');
  await world.addWebhook();
  hook.fail('hook', { do: 'answer', answer: { status: 503 } }, 100);
  const thread = await world.call();
  await thread.exports(/E-mail[^\n]*sent[\s\S]*Webhook[^\n]*waiting/);

  const from = slack.journal.entries.length;
  await type('forget https://meet.google.com/abc-defg-hij');
  const asked = await slack.waitForEphemeral((message) => message.user === ada.id, { from });
  expect(renderMessage(asked)).toContain('ana@acme.org');
  const { channel, ts: messageTs } = asked;
  await slack.press({ user: ada.id, channel, messageTs, buttonText: 'Forget it' });
  await slack.waitForMessage(
    ({ threadTs, text }) => threadTs === thread.ts && /forgotten|removed/i.test(text),
  );

  await world.elapse(5);
  await thread.exports(/Webhook hooks\.acme\.org: couldn’t send.*no longer kept/, onThisMachine(25_000));
  expect([hook.notes, mail.mails.entries.length]).toEqual([[], 1]);
});
