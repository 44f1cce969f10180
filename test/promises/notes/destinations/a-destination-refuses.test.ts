import { expect, test } from 'vitest';
import { worldWithDestinations } from '../../../support/exports.ts';

test('a refusal is final and says why; Send again after it was put right sends it', async () => {
  const world = await worldWithDestinations();
  const { mail, hook, notion, type, slack } = world;
  await type('send notes to ana@acme.org');
  await type(`send notes to notion ${notion.database.url}`);
  await world.addWebhook();
  mail.fail('recipient', { do: 'answer', code: 550, words: '5.1.1 No such user <!channel>' });
  hook.fail('hook', { do: 'answer', answer: { status: 404 } });
  notion.fail('database.read', { do: 'answer', answer: { status: 404, json: {} } });

  const thread = await world.call();
  const said = await thread.exports(/(couldn’t send[\s\S]*){3}/);
  expect(said).toContain(
    'E-mail to a…@acme.org: couldn’t send. The mail server refused it: 550 5.1.1 No such user',
  );
  expect(said).toContain(
    'Webhook hooks.acme.org: couldn’t send. It answered 404. Check its address and what it accepts. Then press *Send again*.',
  );
  expect(said).toContain(
    'Notion database “Meetings”: couldn’t send. Notion shows us no such database. Open it in Notion, and under ••• → Connections add the integration of Stand-in.',
  );
  const raw = slack.messages(slack.channels.general.id, thread.ts).map(({ text }) => text);
  expect(raw.join()).not.toContain('<!channel>');
  expect(notion.pages).toEqual([]);

  for (const done of [
    /: sent[\s\S]*couldn’t send[\s\S]*couldn’t send/,
    /: sent[\s\S]*: sent[\s\S]*couldn’t send/,
    /(: sent[\s\S]*){3}/,
  ]) {
    await thread.press('Send again');
    await thread.exports(done);
  }
  expect([mail.mails.entries.length, hook.notes.length, notion.pages.length]).toEqual([1, 1, 1]);
}, 90_000);

test('a webhook that is gone is taken out, and the channel told', async () => {
  const world = await worldWithDestinations();
  const { hook, type, slack } = world;
  await world.addWebhook();
  hook.fail('hook', { do: 'answer', answer: { status: 410 } });
  const thread = await world.call();
  await thread.exports('Webhook hooks.acme.org: couldn’t send. It answered 410');
  await slack.waitForMessage(({ text }) =>
    text.includes(
      'This channel’s recaps no longer go to the webhook at hooks.acme.org: it answered that it’s gone (410).',
    ),
  );
  expect(await type('send')).toContain('This channel’s recaps stay in their threads.');

  const told = slack.waitForEphemeral(({ text }) => text.includes('no longer go there'));
  await thread.press('Send again');
  await told;
  expect(hook.journal.entries).toHaveLength(1);
}, 60_000);

test('an address that leads inside the network is not called', async () => {
  const world = await worldWithDestinations();
  const { type } = world;
  for (const [address, why] of [
    ['http://hooks.acme.org/x', 'must begin with https://'],
    ['https://127.1/', 'must not point inside the network'],
    ['https://[::ffff:7f00:1]/', 'must not point inside the network'],
    ['https://169.254.169.254/latest', 'must not point inside the network'],
    ['https://metadata.internal/', 'must not point inside the network'],
    ['https://ada:secret@hooks.acme.org/', 'must not carry a name or password'],
  ]) {
    expect(await type(`send notes to <${address}>`)).toBe(
      `The address ${why}. Use a public https:// address. Nothing was changed.`,
    );
  }
  expect(await type('send')).toContain('This channel’s recaps stay in their threads.');
});
