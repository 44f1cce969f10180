import { expect, test } from 'vitest';
import type { StoredMessage } from '../../../sandbox/slack/messages.ts';
import { homeOf } from '../../../support/home.ts';
import { recapOf, startRecaps, told } from '../../../support/recap.ts';
import type { World } from '../../../support/world.ts';

const on = { settings: { SLACK_TASK_CARDS: 'on' } };

function withCards({ slack }: World, ...titles: string[]): Promise<StoredMessage> {
  const titlesOf = ({ channel, ts }: StoredMessage) =>
    slack.cardsOf(channel, ts).map(({ entity_payload: { attributes } }) => attributes.title.text);
  return slack.waitForMessage((message) => String(titlesOf(message)) === String(titles), {
    current: true,
    hoping: `cards of ${titles}`,
  });
}

test('an item has a card of Slack’s own; a click shows the rest to those who may read the recap, and acts', async () => {
  const world = await startRecaps(on);
  const { slack } = world;
  const { ada, ben, dora, sol, xena } = slack.users;
  const recap = await recapOf(world, {
    items: [{ text: 'Send the plan', owner: 'Ben', due: '2027-01-15' }, { text: 'Book a room' }],
  });
  const { channel, ts: messageTs } = await withCards(world, 'Send the plan', 'Book a room');
  const [card] = slack.cardsOf(channel, messageTs);
  const id = card?.external_ref.id ?? '';
  // What may change isn't on the card, for Slack edits none.
  expect(card?.entity_payload).toEqual({
    attributes: expect.objectContaining({ title: { text: 'Send the plan' }, display_type: 'Action item' }),
    custom_fields: [expect.objectContaining({ key: 'call', value: 'Weekly sync' })],
  });
  const open = async ({ id: user }: { id: string }) => {
    await slack.openEntity({ user, channel, messageTs, id });
    return slack.entityOf(user)?.shown;
  };

  // Nobody sees what they may not read: of another channel, company, or while Slack doesn't say.
  const { members } = slack.channels.general;
  const nia = slack.addPerson('U0NIA00001', 'Nia');
  for (const one of [xena, nia]) members.add(one.id);
  for (const who of [dora, xena]) expect(await open(who)).toEqual({ error: { status: 'restricted' } });
  slack.faults.fail('users.info', 'internal_error', 1, ({ user }) => user === nia.id);
  expect(await open(nia)).toMatchObject({
    error: { status: 'custom', custom_message: expect.stringContaining('Slack isn’t responding') },
  });
  expect(await open(sol)).toEqual({
    entity: expect.objectContaining({
      entity_payload: expect.not.objectContaining({ actions: expect.anything() }),
    }),
  });
  expect(await open(ada)).toMatchObject({
    entity: {
      entity_payload: {
        fields: {
          status: { value: 'Open' },
          assignee: { user: { user_id: ben.id } },
          due_date: { value: '2027-01-15' },
        },
        custom_fields: [{ label: 'From', value: 'Weekly sync' }],
      },
    },
  });

  await slack.pressInEntity({ user: ada.id, text: 'Done' });
  expect(await recap.items()).toMatchObject([{ state: 'done', changedBy: ada.id }, { state: 'open' }]);
  expect(slack.entityOf(ada.id)?.shown).toMatchObject({
    entity: { entity_payload: { fields: { status: { value: 'Done' } } } },
  });
  // Somebody who has it open as it was comes too late, and sees how it is.
  await open(ben);
  await slack.pressInEntity({ user: ada.id, text: 'Reopen' });
  expect(await told(world, ben, () => slack.pressInEntity({ user: ben.id, text: 'Reopen' }))).toContain(
    'Check the list',
  );

  // Its message is the same all the while; other words are another card.
  await withCards(world, 'Send the plan', 'Book a room');
  expect(slack.messages(channel, recap.ts).filter(({ text }) => text.startsWith('Tasks from'))).toHaveLength(
    1,
  );
  await open(ada);
  await slack.pressInEntity({ user: ada.id, text: 'Edit…' });
  const { id: viewId } = await slack.waitForView((view) => view.user === ada.id);
  await slack.submitView({ user: ada.id, viewId, values: { text: 'Send the whole plan' } });
  await withCards(world, 'Send the whole plan', 'Book a room');
  await expect.poll(() => slack.messages(channel, recap.ts).some(({ ts }) => ts === messageTs)).toBe(false);
});

test('what a card came to show goes with the person whose item it is, and the card with its call', async () => {
  const world = await startRecaps(on);
  const { slack } = world;
  const { ada, ben } = slack.users;
  const { ts } = await recapOf(world, { items: [{ text: 'Send the plan', owner: 'Ben' }] });
  const { channel, ts: messageTs } = await withCards(world, 'Send the plan');
  const cards = () => slack.messages(channel, ts).flatMap((message) => slack.cardsOf(channel, message.ts));
  await slack.openEntity({ user: ada.id, channel, messageTs, id: cards()[0]?.external_ref.id ?? '' });
  expect(JSON.stringify(cards())).toContain(ben.id);

  const forget = async (user: { id: string }, text: string, buttonText: string) => {
    const asked = await slack.command({ user: user.id, channel, text });
    const question = await slack.waitForEphemeral((message) => message.text === asked.text);
    await slack.press({ user: user.id, channel, messageTs: question.ts, buttonText });
  };
  await forget(ben, 'forget me', 'Delete my data');
  await expect.poll(() => JSON.stringify(cards())).not.toContain(ben.id);
  await withCards(world, 'Send the plan');

  await forget(ada, 'forget https://meet.google.com/abc-defg-hij', 'Forget it');
  await expect.poll(() => JSON.stringify(slack.messages(channel, ts))).not.toContain('Send the plan');
  expect(cards()).toEqual([]);
});

for (const how of ['refused', 'dropped'] as const)
  test(`where Slack shows no such cards (${how}), the recap has the items as ever, and nothing else is left`, async () => {
    const world = await startRecaps(on);
    const { slack } = world;
    slack.faults.withoutTaskCards(how);
    const first = await recapOf(world, { title: 'One' });
    const second = await recapOf(world, { title: 'Two', code: 'bbb-bbbb-bbb' });
    for (const recap of [first, second]) await recap.reads('• Send the plan');
    await expect.poll(() => attempts(world)).toBe(1);
    await slack.idle();
    for (const { shown } of [first, second]) expect(shown()).not.toContain('Tasks from');
    expect(attempts(world)).toBe(1);
    await homeOf(world, slack.users.ada).open('every message reached Slack');
    expect(JSON.stringify(world.log)).not.toContain('sending simpler ones');
  });

/** Messages with cards that Slack was given. */
function attempts({ slack }: World): number {
  const posts = slack.journal.entries.filter(
    (entry) => entry.kind === 'api' && entry.method === 'chat.postMessage',
  );
  return posts.filter((entry) => JSON.stringify(entry).includes('slack#/entities/task')).length;
}
