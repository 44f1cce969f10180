import { expect, test } from 'vitest';
import { paste, requestsTo, sessionFor } from '../../support/conversation.ts';
import { spokenCall } from '../../support/spoken-call.ts';
import { startWorld } from '../../support/world.ts';

test('the same call pasted three times at once, in two channels and in other spellings, gets one session', async () => {
  const world = await startWorld();
  const { slack, pika } = world;
  const { general, standup } = slack.channels;
  const [first, again, elsewhere] = await Promise.all([
    paste(world),
    paste(world, { user: slack.users.ben.id, text: 'https://meet.google.com/abc-defg-hij?authuser=1' }),
    paste(world, {
      user: slack.users.cleo.id,
      channel: standup.id,
      text: 'https://meet.google.com/ABC-DEFG-HIJ',
    }),
  ]);
  const { session } = await sessionFor(world);
  const threads = [first, again, elsewhere];
  await expect.poll(() => threads.filter((thread) => thread.ours().length > 0)).toHaveLength(3);

  const told = threads
    .flatMap((thread) => thread.ours())
    .filter((text) => text.includes('started nothing new'));
  expect(told).toHaveLength(2);
  const answer = await slack.command({
    user: slack.users.ben.id,
    channel: general.id,
    text: 'join https://meet.google.com/abc-defg-hij',
  });
  expect(answer.text).toMatch(/already asked.*abc-defg-hij/);
  expect(requestsTo(world, 'session.create')).toBe(1);
  expect(pika.sessions.map(({ id }) => id)).toEqual([session.id]);
});

test('a call pasted again after it ended gets a new session, even while its notes are awaited', async () => {
  const world = await startWorld();
  const { slack, pika } = world;
  const { thread, session } = await spokenCall(world, 'Priya Nair: Bye.');
  await thread.reads('Collecting the notes.');
  expect(await world.meetings()).toMatchObject([{ state: 'wrapping_up' }]);

  const again = await paste(world, { user: slack.users.ben.id });
  const second = await sessionFor(world, undefined, 2);
  await again.reads('is connecting');
  session.finishNotes({ summary: 'They said goodbye.', action_items: [], chapters: [] });
  await world.elapse(0.1);
  await thread.reads('They said goodbye.');
  expect(pika.liveSessions().map(({ id }) => id)).toEqual([second.session.id]);
  expect(again.ours().join()).not.toContain('goodbye');
});
