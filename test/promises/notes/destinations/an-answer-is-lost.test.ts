import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { onThisMachine } from '../../../on-this-machine.ts';
import { worldWithDestinations } from '../../../support/exports.ts';

test('after a lost answer, mail and webhook go out again under the same id, and Notion waits for a person', async () => {
  const world = await worldWithDestinations();
  const { mail, hook, notion, type } = world;
  await type('send notes to ana@acme.org');
  await type(`send notes to notion ${notion.database.url}`);
  await world.addWebhook();
  mail.fail('data', { do: 'reset' });
  hook.fail('hook', { do: 'reset', work: true });
  notion.fail('page.create', { do: 'reset', work: true });

  const thread = await world.call();
  const lost = await thread.exports(/E-mail[^\n]*waiting[\s\S]*Webhook[^\n]*waiting[\s\S]*may or may not/);
  expect(lost).toMatch(/Notion database “Meetings”: may or may not.*won’t resend/);
  await world.elapse(2);
  await thread.exports(/E-mail[^\n]*sent[\s\S]*Webhook[^\n]*sent/);

  const ids = mail.mails.entries.map((received) => received.mail.messageId);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
  expect(hook.deliveries).toHaveLength(2);
  expect(hook.notes).toHaveLength(1);
  expect(notion.pages).toHaveLength(1);
  expect((await world.exports()).find(({ kind }) => kind === 'notion')).toMatchObject({
    state: 'uncertain',
    attempts: 1,
    nextAt: null,
  });

  await thread.press('Send again');
  await thread.exports(/Notion[^\n]*: .*sent/);
  expect(notion.pages).toHaveLength(2);
});

test('when the process died midway, a webhook gets the export again under its id, and Notion is shown as uncertain', async () => {
  const world = await worldWithDestinations();
  const { hook, notion, type } = world;
  await type(`send notes to notion ${notion.database.url}`);
  await world.addWebhook();
  const thread = await world.call();
  await thread.exports(/Notion[^\n]*sent[\s\S]*Webhook[^\n]*sent/);

  // As a `kill -9` leaves it between the answer and its row; the sweep finds it.
  await world.database.db.execute(sql`update recap_exports set state = 'sending', finished_at = null,
    next_at = clock_timestamp() - interval '4 seconds'`);
  const said = await thread.exports(/Notion[^\n]*may or may not/, onThisMachine(25_000));
  expect(said).toContain('cut off');
  await expect.poll(() => hook.deliveries.length).toBe(2);
  expect(hook.notes).toHaveLength(1);
  expect(notion.pages).toHaveLength(1);
});
