import { expect, test } from 'vitest';
import { renderMessage } from '../../../sandbox/slack/render-text.ts';
import { worldWithDestinations } from '../../../support/exports.ts';

test('notes go to every destination of the channel, and the thread says where each export is', async () => {
  const world = await worldWithDestinations();
  const { mail, notion, hook, slack, type } = world;
  await type('send notes to canvas');
  await type('send notes to <mailto:ana@acme.org|ana@acme.org>, ben@Acme.org');
  await type(`send notes to notion <${notion.database.url.replace('&', '&amp;')}|Meetings>`);
  await world.addWebhook();

  const thread = await world.call();

  const said = await thread.exports(/(sent\b[\s\S]*){5}/);
  expect(said.split('\n')).toEqual([
    '*Exports of this recap*',
    expect.stringMatching(/^:white_check_mark: Canvas: .*sent.*\/archives\//),
    ':white_check_mark: E-mail to a…@acme.org: sent.',
    ':white_check_mark: E-mail to b…@acme.org: sent.',
    expect.stringMatching(/^:white_check_mark: Notion database “Meetings”: .*sent.*notion\.so/),
    ':white_check_mark: Webhook hooks.acme.org: sent.',
  ]);
  const [canvas] = slack.canvases();
  expect(canvas).toMatchObject({ title: 'Notes: Release of 2.0' });
  expect(notion.pages).toMatchObject([
    { title: 'Release of 2.0', database: notion.database.id, date: expect.any(String) },
  ]);
  const exports = await world.exports();
  expect(hook.notes).toMatchObject([
    {
      id: exports.find(({ kind }) => kind === 'webhook')?.id,
      body: {
        type: 'notes.ready',
        version: 2,
        data: {
          meeting: {
            id: thread.meetingId,
            title: 'Release of 2.0',
            thread_url: expect.stringContaining('/archives/'),
          },
          notes: { decisions: [{ text: 'Ship 2.0 on Friday' }] },
          action_items: [{ text: 'Write the release notes', owner: { name: 'Priya' } }],
        },
      },
    },
  ]);
  expect(mail.mails.entries.map(({ to }) => to.join()).sort()).toEqual(['ana@acme.org', 'ben@acme.org']);
});

test('a mail has one recipient, a subject, text, HTML and the id of its delivery', async () => {
  const world = await worldWithDestinations();
  await world.type('send notes to ana@acme.org');
  const thread = await world.call();
  await thread.exports('E-mail to a…@acme.org: sent.');

  const [recapExport] = await world.exports();
  const [received] = world.mail.mails.entries;
  expect(received?.mail).toMatchObject({
    from: { name: 'Stand-in', address: 'notes@acme.org' },
    subject: 'Notes: Release of 2.0',
    messageId: `<${recapExport?.id}@acme.org>`,
  });
  expect(received?.mail.text).toContain('## Action items\n\n- Write the release notes (Priya, due ');
  expect(received?.mail.html).toMatch(/<li[^>]*>Ship 2\.0 on Friday<\/li>/);
  expect(received?.mail.attachments).toEqual([]);
});

test('the whole channel sees a destination’s name; only the person who adds a webhook sees its secret and path', async () => {
  const world = await worldWithDestinations();
  const { slack, type } = world;
  const said = await type(
    'send notes to https://hooks.acme.org/services/canary-of-a-path?key=canary-of-a-key',
  );
  expect(said).toMatch(/the webhook at hooks\.acme\.org\. .*signed/);
  const announced = await slack.waitForMessage(
    (message) => message.own && message.text.includes(':outbox_tray:'),
  );
  expect(renderMessage(announced)).toMatch(/@Ada now sends.*the webhook at hooks\.acme\.org\./);
  expect(await type('send')).toContain('the webhook at hooks.acme.org');

  const secret = /whsec_[^`]+/.exec(said)?.[0] ?? 'none';
  const { rows } = await world.database.db.execute('select * from note_destinations');
  const everywhere = JSON.stringify([rows, world.log, slack.messages(slack.channels.general.id)]);
  expect(everywhere).not.toContain('canary-of-a-path');
  expect(everywhere).not.toContain('canary-of-a-key');
  expect(everywhere).not.toContain(secret);
});

test('a removed destination gets no export, and a channel without destinations says nothing of exports', async () => {
  const world = await worldWithDestinations();
  const { type, mail, hook } = world;
  await type('send notes to ana@acme.org');
  await world.addWebhook();
  expect(await type('send notes to ana@acme.org off')).toContain('no longer go to ana@acme.org');
  expect(await type('send notes to ana@acme.org off')).toContain('don’t go there');
  expect(await type(`send notes to ${hook.hook} off`)).toContain(
    'no longer go to the webhook at hooks.acme.org',
  );
  expect(await type('send')).toContain('stay in their threads');

  const thread = await world.call();
  await world.slack.waitForMessage(
    (message) => message.threadTs === thread.ts && message.text.includes('Decisions'),
    { current: true },
  );
  expect([mail.mails.entries, hook.notes, await world.exports()]).toEqual([[], [], []]);
  expect(thread.ours().join()).not.toContain('Exports of this recap');
});
