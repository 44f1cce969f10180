import { expect, test } from 'vitest';
import { type CopiesWorld, worldWithDestinations } from '../../../support/exports.ts';

/** Lets time pass to each next try, so many hours in all; nobody waits for real. */
async function hoursOfTries(world: CopiesWorld, hours: number): Promise<void> {
  const waiting = async () => (await world.exports()).filter(({ state }) => state === 'pending');
  const tries = async () => (await world.exports()).reduce((sum, { attempts }) => sum + attempts, 0);
  for (let passed = 0; passed < hours; passed += 4) {
    const before = await tries();
    const expected = (await waiting()).length;
    await world.elapse(4 * 60);
    await expect
      .poll(async () => ((await tries()) >= before + expected ? (await sending(world)).length : -1), {
        timeout: 20_000,
        interval: 50,
      })
      .toBe(0);
  }
}

const sending = async (world: CopiesWorld) =>
  (await world.exports()).filter(({ state }) => state === 'sending');

test('a mail server and a webhook that are down for a day get their copy once, when they are back', async () => {
  const world = await worldWithDestinations();
  const { mail, hook, type } = world;
  await type('send notes to ana@acme.org');
  await world.addWebhook();
  await mail.stop();
  hook.fail('hook', { do: 'answer', answer: { status: 503 } }, 1_000);

  const thread = await world.call();
  const down = await thread.exports(/E-mail[^\n]*waiting[\s\S]*Webhook[^\n]*waiting/);
  expect(down).toContain(
    ':hourglass_flowing_sand: E-mail to a…@acme.org: waiting. The mail server isn’t responding: connection refused. An admin can check the mail server and SMTP_URL. Next try at',
  );
  expect(down).toContain(
    ':hourglass_flowing_sand: Webhook hooks.acme.org: waiting. It answered 503. Check that it’s up and takes calls from here. Next try at',
  );
  await hoursOfTries(world, 24);
  expect(hook.notes).toEqual([]);

  await mail.start();
  hook.heal();
  await hoursOfTries(world, 4);
  expect(await thread.exports(/E-mail[^\n]*sent[\s\S]*Webhook[^\n]*sent/)).toBe(
    [
      '*Exports of this recap*',
      ':white_check_mark: E-mail to a…@acme.org: sent.',
      ':white_check_mark: Webhook hooks.acme.org: sent.',
    ].join('\n'),
  );
  expect(mail.mails.entries).toHaveLength(1);
  expect(hook.deliveries).toHaveLength(1);
}, 120_000);

test('what is down for three days is given up aloud; Send again begins anew', async () => {
  const world = await worldWithDestinations();
  const { mail, type } = world;
  await type('send notes to ana@acme.org');
  await mail.stop();
  const thread = await world.call();
  await thread.exports('waiting');
  await hoursOfTries(world, 76);

  const end =
    ':x: E-mail to a…@acme.org: couldn’t send. The mail server isn’t responding: connection refused. It was tried for three days. An admin can check the mail server and SMTP_URL. Then press *Send again*.';
  expect(await thread.exports('couldn’t send')).toContain(end);
  // An edit of an old message tells nobody: this reply does.
  await world.slack.waitForMessage(
    ({ own, threadTs, text }) => own && threadTs === thread.ts && text === end,
  );
  expect((await world.exports())[0]).toMatchObject({ state: 'failed', nextAt: null });

  await mail.start();
  await thread.press('Send again', world.slack.users.ben);
  expect(await thread.exports('E-mail to a…@acme.org: sent.')).not.toContain('Send again');
  expect(mail.mails.entries).toHaveLength(1);
}, 120_000);

test('a webhook that says how long to wait is not asked before', async () => {
  const world = await worldWithDestinations();
  const { hook } = world;
  await world.addWebhook();
  hook.fail('hook', { do: 'answer', answer: { status: 429, headers: { 'retry-after': '7200' } } });
  const thread = await world.call();
  await thread.exports('waiting. It answered 429.');
  const [recapExport] = await world.exports();
  const wait = (recapExport?.nextAt?.getTime() ?? 0) - (recapExport?.createdAt.getTime() ?? 0);
  expect(wait).toBeGreaterThan(7_190_000);
  expect(hook.journal.entries).toHaveLength(1);
}, 60_000);
