import { expect, test } from 'vitest';
import { notesFeedback } from '../../../services/store/schema/notes.ts';
import { homeOf } from '../../support/home.ts';
import { type Recap, recapOf, startRecaps, told } from '../../support/recap.ts';
import type { World } from '../../support/world.ts';

type Person = { id: string };

/** Presses a thumb below the recap; what its person is told. */
function rate(world: World, recap: Recap, user: Person, buttonText: string) {
  return told(world, user, async () => {
    const { ts } = await recap.reads('*Weekly sync*');
    await world.slack.press({ user: user.id, channel: recap.channel, messageTs: ts, buttonText });
  });
}

const ratingsIn = ({ database: { db } }: World) => db.select().from(notesFeedback);

test('a thumb is kept once a person, the last one counts, and what was wrong is asked for and goes with the call', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { ada, ben, sol } = slack.users;
  const recap = await recapOf(world);
  const { blocks } = await recap.reads('*Weekly sync*');
  expect(blocks.map(({ type }) => type)).toContain('context_actions');

  expect(await rate(world, recap, ada, 'Not helpful')).toContain('noted');
  const form = await slack.waitForView(({ user, title }) => user === ada.id && title === 'What was wrong?');
  expect(JSON.stringify(form.blocks)).toContain('The people who run Stand-in');
  const sent = await slack.submitView({
    ...{ user: ada.id, viewId: form.id },
    values: { text: 'It left out the budget.' },
  });
  expect(sent).toMatchObject({ action: 'close' });
  expect(await ratingsIn(world)).toMatchObject([
    { userId: ada.id, helpful: false, comment: 'It left out the budget.' },
  ]);
  await homeOf(world, ada).open('rated helpful 0 times, not helpful 1 time');

  // Guests of the channel read the recap too.
  expect(await rate(world, recap, sol, 'Helpful')).toContain('noted');
  expect(await rate(world, recap, ada, 'Helpful')).toContain('noted');
  expect((await ratingsIn(world)).filter(({ helpful, comment }) => helpful && comment === null)).toHaveLength(
    2,
  );
  const metrics = await (await fetch(`http://127.0.0.1:${world.app.port}/metrics`)).text();
  expect(metrics).toMatch(/standin_recap_ratings\{rating="helpful"\} 2\n.*"unhelpful"\} 0/);
  expect(await homeOf(world, ben).open('What you missed', 'They agreed on the plan.')).not.toContain(
    'rated helpful',
  );

  const place = { channel: recap.channel, user: ada.id };
  const asked = await slack.command({ ...place, text: 'forget https://meet.google.com/abc-defg-hij' });
  const { ts } = await slack.waitForEphemeral(({ text }) => text === asked.text);
  await slack.press({ ...place, messageTs: ts, buttonText: 'Forget it' });
  await expect.poll(() => ratingsIn(world)).toEqual([]);
});

test('a workspace without thumbs gets two ordinary buttons, and who isn’t in the channel can’t rate', async () => {
  const world = await startRecaps();
  const { slack } = world;
  const { ada, cleo } = slack.users;
  slack.faults.refuseBlocks(['context_actions']);
  const recap = await recapOf(world, { channel: slack.channels.private.id });
  const message = await recap.reads('*Weekly sync*');
  expect(message.blocks.map(({ type }) => type)).not.toContain('context_actions');
  expect(await rate(world, recap, ada, 'Helpful')).toContain('noted');

  const forged = { actionId: 'notes_rate', value: `${recap.meetingId}:0:unhelpful` };
  const pressed = await slack.press({
    ...{ user: cleo.id, channel: recap.channel, messageTs: message.ts },
    ...forged,
  });
  expect(pressed).toMatchObject({ ok: true });
  expect(await ratingsIn(world)).toMatchObject([{ userId: ada.id, helpful: true }]);
});
