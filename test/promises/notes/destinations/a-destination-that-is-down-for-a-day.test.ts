import { expect, test } from 'vitest';
import { onThisMachine } from '../../../on-this-machine.ts';
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
        timeout: onThisMachine(20_000),
        interval: 50,
      })
      .toBe(0);
  }
}

const sending = async (world: CopiesWorld) =>
  (await world.exports()).filter(({ state }) => state === 'sending');

test('a mail server and a webhook that are down for a day get the recap once, when they’re back', async () => {
  const world = await worldWithDestinations();
  const { mail, hook, type } = world;
  await type('send notes to ana@acme.org');
  await world.addWebhook();
  await mail.stop();
  hook.fail('hook', { do: 'answer', answer: { status: 503 } }, 1_000);

  const thread = await world.call();
  const down = await thread.exports(/E-mail[^\n]*waiting[\s\S]*Webhook[^\n]*waiting/);
  expect(down).toMatch(
    /:hourglass_flowing_sand: E-mail to a…@acme\.org: waiting.*connection refused.*Next try at/,
  );
  expect(down).toMatch(/:hourglass_flowing_sand: Webhook hooks\.acme\.org: waiting.*503.*Next try at/);
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
});

test('after three days down, an export is given up and the thread says so; “Send again” starts over', async () => {
  const world = await worldWithDestinations();
  const { mail, type } = world;
  await type('send notes to ana@acme.org');
  await mail.stop();
  const thread = await world.call();
  await thread.exports('waiting');
  await hoursOfTries(world, 76);

  const end = /E-mail to a…@acme\.org: couldn’t send.*connection refused.*three days.*\*Send again\*/;
  expect(await thread.exports('couldn’t send')).toMatch(end);
  // An edit of an old message tells nobody: this reply does.
  await world.slack.waitForMessage(
    ({ own, threadTs, text }) => own && threadTs === thread.ts && text.startsWith(':x:') && end.test(text),
  );
  expect((await world.exports())[0]).toMatchObject({ state: 'failed', nextAt: null });

  await mail.start();
  await thread.press('Send again', world.slack.users.ben);
  expect(await thread.exports('E-mail to a…@acme.org: sent.')).not.toContain('Send again');
  expect(mail.mails.entries).toHaveLength(1);
});

test('a webhook that says how long to wait isn’t called sooner', async () => {
  const world = await worldWithDestinations();
  const { hook } = world;
  await world.addWebhook();
  hook.fail('hook', { do: 'answer', answer: { status: 429, headers: { 'retry-after': '7200' } } });
  const thread = await world.call();
  await thread.exports(/waiting.*429/);
  const [recapExport] = await world.exports();
  const wait = (recapExport?.nextAt?.getTime() ?? 0) - (recapExport?.createdAt.getTime() ?? 0);
  expect(wait).toBeGreaterThan(7_190_000);
  expect(hook.journal.entries).toHaveLength(1);
});
