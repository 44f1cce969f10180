import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { formOf } from '../../support/notes-in-thread.ts';
import { type Recap, recapOf, startRecaps } from '../../support/recap.ts';
import { spokenCall } from '../../support/spoken-call.ts';
import type { World } from '../../support/world.ts';
import { startWorld } from '../../support/world.ts';

const isCard = /Asked by/;

/** The card, once it reads so. */
const card = (recap: Recap, words: string | RegExp) =>
  recap.reads(new RegExp(`${typeof words === 'string' ? words : words.source}[\\s\\S]*Asked by`));

test('after a call, its card shows the recap’s title and first lines, the cost and a link', async () => {
  const world = await startRecaps();
  const recap = await recapOf(world, { title: 'Weekly sync' });

  const shown = renderMessage(await card(recap, /\*Recap: Weekly sync\*\nThey agreed on the plan\.\n/));

  expect(shown).toMatch(/Stand-in \(AI\) attended .* The call ended\./);
  expect(shown).toMatch(/\d+ s, about \$0\.\d\d/);
  const message = await recap.reads(/^\*Weekly sync\*/);
  expect(shown).toContain(`p${message.ts.replace('.', '')}`);
  expect(shown).toContain('Read the recap');
});

test('an edited summary edits the card, a changed item doesn’t', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const recap = await recapOf(world);
  const before = await card(recap, 'They agreed on the plan');
  await recap.choose(slack.users.ada, 'Send the plan', 'Done');
  await recap.reads('~Send the plan~');
  const form = await formOf(world, recap, 'Edit summary');
  await slack.submitView({
    user: slack.users.ada.id,
    viewId: form.id,
    values: { text: 'They agreed on <!channel> plan B.' },
  });

  const after = await card(recap, /They agreed on (&lt;|<)!channel(&gt;|>) plan B/);

  expect(after.ts).toBe(before.ts);
  expect(after.edits).toBe(before.edits + 1);
});

test('while a recap is held, its card shows none of its words; after the release it does', async () => {
  const world = await startWorld();
  const { slack } = world;
  await slack.command({ channel: slack.channels.general.id, user: slack.users.ada.id, text: 'recap hold' });
  const { thread, session } = await spokenCall(world, 'Ben: Hello.');
  session.finishNotes({ title: 'Secret plan', summary: 'A secret summary.', action_items: [], chapters: [] });

  await thread.reads(/Stand-in \(AI\) attended[\s\S]*Asked by[\s\S]*Review the held recap/);
  await slack.idle();
  expect(thread.cardStates().join()).not.toMatch(/secret/i);

  await thread.press('Release');
  await thread.reads(/\*Recap: Secret plan\*\nA secret summary\.[\s\S]*Read the recap/);
});

test('after forgetting, nothing of the recap is left on the card', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const recap = await recapOf(world, { title: 'Secret plan' });
  await card(recap, 'Recap: Secret plan');

  await forget(world, recap);

  await recap.reads('*Forgotten.*');
  await expect.poll(() => recap.shown()).not.toMatch(/Secret plan|They agreed/);
  expect(recap.shown()).toMatch(/\*Stand-in \(AI\) attended\*[\s\S]*Asked by/);
  expect(
    slack
      .messages(recap.channel, recap.ts)
      .map(renderMessage)
      .filter((text) => isCard.test(text)),
  ).toHaveLength(1);
});

async function forget({ slack }: World, { channel }: Recap) {
  const user = slack.users.ada.id;
  const asked = await slack.command({ channel, user, text: 'forget https://meet.google.com/abc-defg-hij' });
  const { ts } = await slack.waitForEphemeral(({ text }) => text === asked.text);
  await slack.press({ user, channel, messageTs: ts, buttonText: 'Forget it' });
}
