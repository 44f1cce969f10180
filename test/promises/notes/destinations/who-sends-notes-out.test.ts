import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { noteDestinations } from '../../../../services/store/schema/destinations.ts';
import { type CopiesWorld, worldWithDestinations } from '../../../support/exports.ts';
import { buttonValueOf } from '../../../support/slack-acts.ts';

const inUse = async ({ database }: CopiesWorld) =>
  (await database.db.select().from(noteDestinations)).filter(({ removedAt }) => !removedAt);

test('guests and people outside the channel add and remove nothing', async () => {
  const world = await worldWithDestinations();
  const { slack, type } = world;
  await type('send notes to ana@acme.org');
  for (const [person, why] of [
    [slack.users.sol, 'Guests can’t'],
    [slack.users.dora, 'members of this channel'],
  ] as const) {
    expect(await type('send notes to eve@evil.test', person.id)).toContain(why);
    expect(await type('send notes to ana@acme.org off', person.id)).toContain(why);
  }
  expect((await inUse(world)).map(({ target }) => target)).toEqual(['ana@acme.org']);
});

test('members see where notes go; guests and the thread see no whole mail address', async () => {
  const world = await worldWithDestinations();
  const { slack, type } = world;
  await type('send notes to dana@acme.org');
  expect(await type('send')).toContain('dana@acme.org by e-mail');
  const channel = slack.channels.general.id;
  const guest = await slack.command({ user: slack.users.sol.id, channel, text: 'send' });
  expect(guest.text).toContain('d…@acme.org by e-mail');
  expect(JSON.stringify(guest)).not.toMatch(/dana@|Remove/);
  const announced = await slack.waitForMessage(({ own, text }) => own && text.includes('now sends'));
  expect(announced.text).toContain('d…@acme.org by e-mail');

  slack.faults.add({ method: 'users.info', times: 50, effect: { kind: 'status', status: 503 } });
  expect(await type('send', slack.users.cleo.id)).not.toContain('dana@');
});

test('where a channel has named approvers, only they decide where notes go', async () => {
  const world = await worldWithDestinations();
  const { slack } = world;
  const { ada, ben } = slack.users;
  const channel = slack.channels.general.id;
  await slack.command({ user: ada.id, channel, text: `approvers <@${ada.id}|ada>` });
  expect(await world.type('send notes to canvas', ben.id)).toContain(`only <@${ada.id}> can`);
  expect(await world.type('send notes to canvas', ada.id)).toContain('go to a canvas');
});

test('“Test” sends a sample and tells the person who pressed how it went; “Remove” is announced', async () => {
  const world = await worldWithDestinations();
  const { slack, mail, hook, database } = world;
  const channel = slack.channels.general.id;
  await world.type('send notes to ana@acme.org');
  await world.addWebhook();
  await world.type('send');
  const list = await slack.waitForEphemeral(({ text }) => text.includes('also sent to'));
  const press = (actionId: string, value: string, user = slack.users.ben.id) =>
    slack.press({ user, channel, messageTs: list.ts, actionId, value });
  const told = async (words: string, act: () => Promise<unknown>) => {
    const from = slack.journal.entries.length;
    expect(await act()).toMatchObject({ ok: true });
    await slack.waitForEphemeral(({ text }) => text.includes(words), { from });
  };
  const ids = Object.fromEntries((await inUse(world)).map(({ kind, id }) => [kind, id]));
  const { email = '', webhook = '' } = ids;

  await told('mail server accepted', () => press('copy_test', email));
  expect(mail.mails.entries[0]?.mail.subject).toBe('Notes: Test from Stand-in');
  const answer = async () => {
    const from = slack.journal.entries.length;
    await press('copy_test', email);
    return (await slack.waitForEphemeral(() => true, { from })).text;
  };
  // A minute of the clock may begin between two presses, not twice between three.
  expect([await answer(), await answer()].join(' ')).toContain('less than a minute');
  await told('it accepted', () => press('copy_test', webhook));
  expect(hook.notes).toMatchObject([{ body: { type: 'notes.test' } }]);
  await told('Guests can’t', () => press('copy_test', webhook, slack.users.sol.id));

  // A button of another channel's list, or a forged one, sends nothing.
  await database.db
    .update(noteDestinations)
    .set({ channelId: 'C0ELSEWHERE' })
    .where(eq(noteDestinations.id, webhook));
  await told('no longer go there', () => press('copy_test', webhook));
  await told('no longer go to ana@acme.org', () => press('copy_remove', email));
  await slack.waitForMessage(
    ({ own, text }) => own && text.includes(`<@${slack.users.ben.id}> stopped sending`),
  );
  expect(await world.type('send')).toContain('stay in their threads');
  expect(buttonValueOf(list as never, 'copy_remove')).toBe(email);
});

test('an address that is removed and added again, or in another channel, is tested no sooner', async () => {
  const world = await worldWithDestinations();
  const { slack, mail } = world;
  const { general, standup } = slack.channels;
  const user = slack.users.ben.id;
  const tryIt = async ({ id: channel }: { id: string }) => {
    await slack.command({ user, channel, text: 'send notes to ana@acme.org' });
    const from = slack.journal.entries.length;
    await slack.command({ user, channel, text: 'send' });
    const list = await slack.waitForEphemeral(({ text }) => text.includes('also sent to'), { from });
    const value = buttonValueOf(list as never, 'copy_test') ?? '';
    await slack.press({ user, channel, messageTs: list.ts, actionId: 'copy_test', value });
    const told = await slack.waitForEphemeral(({ text }) => /accepted|less than a minute/.test(text), {
      from,
    });
    await slack.command({ user, channel, text: 'send notes to ana@acme.org off' });
    return told.text;
  };
  const told = [await tryIt(general), await tryIt(general), await tryIt(standup), await tryIt(standup)];
  expect(told.at(-1)).toContain('less than a minute');
  // A minute of the clock may begin between two of them.
  expect(mail.mails.entries.length).toBeLessThan(3);
});

test('a command that isn’t understood is explained, without the path of an address', async () => {
  const world = await worldWithDestinations();
  expect(await world.type('send notes to the moon')).toContain('Usage: `/pika send notes to ');
  const said = await world.type('send notes to https://hooks.acme.org/canary please');
  expect(said).toContain('https://hooks.acme.org/…');
  expect(said).not.toContain('canary');
  expect(await world.type('send notes to ana@acme')).toContain('isn’t an e-mail');
  const many = Array.from({ length: 21 }, (_, index) => `a${index}@acme.org`).join(', ');
  expect(await world.type(`send notes to ${many}`)).toContain('20 addresses at most');
  expect(await inUse(world)).toEqual([]);
});

test('a destination whose settings are missing says which', async () => {
  const world = await worldWithDestinations({ without: ['SMTP_URL', 'MAIL_FROM', 'NOTION_TOKEN'] });
  expect(await world.type('send notes to ana@acme.org')).toMatch(
    /E-mail isn’t set up.*SMTP_URL and MAIL_FROM/,
  );
  expect(await world.type(`send notes to notion ${world.notion.database.url}`)).toContain('set NOTION_TOKEN');
});

test('Notion says at once what is missing there', async () => {
  const world = await worldWithDestinations();
  const { notion, type } = world;
  expect(await type(`send notes to notion https://www.notion.so/${'1'.repeat(32)}`)).toContain(
    '••• → Connections',
  );
  expect(
    await type(`send notes to notion https://www.notion.so/${notion.parentPage.replaceAll('-', '')}`),
  ).toContain('is a page, not a database');
  notion.fail('database.read', { do: 'answer', answer: { status: 401, json: {} } });
  expect(await type(`send notes to notion ${notion.database.url}`)).toContain('refuses our token');
  expect(await type('send notes to notion nonsense')).toContain('isn’t the link');
  expect(await inUse(world)).toEqual([]);
});
