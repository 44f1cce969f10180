import { expect, test } from 'vitest';
import { worldWithDestinations } from '../../../support/exports.ts';

test('a refused export says why and isn’t retried; “Send again” sends it once that is fixed', async () => {
  const world = await worldWithDestinations();
  const { mail, hook, notion, type, slack } = world;
  await type('send notes to ana@acme.org');
  await type(`send notes to notion ${notion.database.url}`);
  await world.addWebhook();
  mail.fail('recipient', { do: 'answer', code: 550, words: '5.1.1 <ana@acme.org>: No such user <!channel>' });
  hook.fail('hook', { do: 'answer', answer: { status: 404 } });
  notion.fail('database.read', { do: 'answer', answer: { status: 404, json: {} } });

  const thread = await world.call();
  const said = await thread.exports(/(couldn’t send[\s\S]*){3}/);
  expect(said).toMatch(/E-mail to a…@acme\.org: couldn’t send.*550 5\.1\.1 <a…@acme\.org>: No such user/);
  expect(said).toMatch(/Webhook hooks\.acme\.org: couldn’t send.*404.*\*Send again\*/);
  expect(said).toMatch(/Notion database “Meetings”: couldn’t send.*no such database.*••• → Connections/);
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
});

test('a webhook that is gone is removed, and the channel hears so', async () => {
  const world = await worldWithDestinations();
  const { hook, type, slack } = world;
  await world.addWebhook();
  hook.fail('hook', { do: 'answer', answer: { status: 410 } });
  const thread = await world.call();
  await thread.exports(/Webhook hooks\.acme\.org: couldn’t send.*410/);
  await slack.waitForMessage(({ text }) => /no longer go to.* hooks\.acme\.org.*\(410\)/.test(text));
  expect(await type('send')).toContain('stay in their threads');

  const told = slack.waitForEphemeral(({ text }) => text.includes('no longer go there'));
  await thread.press('Send again');
  await told;
  expect(hook.journal.entries).toHaveLength(1);
});

test('an address that leads inside the network is not called', async () => {
  const world = await worldWithDestinations();
  const { type } = world;
  for (const [address, why] of [
    ['http://hooks.acme.org/x', 'must begin with'],
    ['https://127.1/', 'inside the network'],
    ['https://[::ffff:7f00:1]/', 'inside the network'],
    ['https://169.254.169.254/latest', 'inside the network'],
    ['https://metadata.internal/', 'inside the network'],
    ['https://ada:secret@hooks.acme.org/', 'name or password'],
  ]) {
    expect(await type(`send notes to <${address}>`)).toContain(why);
  }
  expect(await type('send')).toContain('stay in their threads');
});
