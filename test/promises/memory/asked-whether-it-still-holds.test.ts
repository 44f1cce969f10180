import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Conversation } from '../../support/conversation.ts';
import { answerBelow, chooseFact, memoryOf, pressBelow, remember } from '../../support/memory.ts';
import { told } from '../../support/recap.ts';
import { spokenCall } from '../../support/spoken-call.ts';
import { startWorld, type World } from '../../support/world.ts';

/** What is asked about, without what the recap says beside it. */
const asked = (thread: Conversation) => thread.ours().join('\n').split('*Still true?*')[1] ?? '';

/** A world that knows these things of #general, each kept a day after the one before it, and the last so many days ago. */
async function knowing(texts: readonly string[], daysAgo: number) {
  const world = await startWorld({ pika: { notes: 404 } });
  const { ada } = world.slack.users;
  await texts.reduce(async (before, text) => {
    await before;
    await remember(world, ada, text);
    await later(world, 1);
  }, Promise.resolve());
  await later(world, daysAgo - 1);
  return { world, ...world.slack.users };
}

async function later({ database }: World, days: number) {
  const by = sql`make_interval(days => ${days})`;
  await database.db.execute(sql`update facts set created_at = created_at - ${by}, decided_at = decided_at - ${by},
    asked_at = asked_at - ${by}, last_used_at = last_used_at - ${by}`);
}

async function called(world: World, nth = 1) {
  const { thread } = await spokenCall(world, 'Ben: The report is in the folder for everybody.', {
    ...{ others: ['Ben'], nth, link: `https://meet.google.com/abc-defg-hi${'jklm'[nth]}` },
  });
  await thread.reads('transcript.md');
  return thread;
}

test('what was kept long ago is asked about below a recap, two at most, the oldest first, and not again at the next', async () => {
  const { world, ada, ben } = await knowing(['The door code is 1234', 'We use Jira', 'Lunch is at noon'], 91);
  await remember(world, ada, 'We ship on Thursdays');
  const thread = await called(world);
  await thread.reads(/Still true\?[\s\S]*“The door code is 1234”[\s\S]*“We use Jira”/);
  expect(asked(thread)).not.toMatch(/noon|Thursdays/);
  expect(thread.ours().filter((text) => text.includes('Still true?'))).toHaveLength(1);

  expect(await answerBelow(world, thread, ben, 'We use Jira', 'Still true')).toContain(
    'still holds: “We use Jira”',
  );
  await expect.poll(() => asked(thread)).not.toContain('We use Jira');
  expect(asked(thread)).toContain('door code');

  // Unanswered is kept as it was, and not asked again so soon.
  const next = await called(world, 2);
  await next.reads(/Still true\?[\s\S]*“Lunch is at noon”/);
  expect(asked(next)).not.toMatch(/door code|Jira/);
  expect(await memoryOf(world, ada)).toContain('door code');
});

test('what the call was told is asked about first', async () => {
  // A brief takes along ten of these, the newest.
  const texts = Array.from({ length: 12 }, (_, at) => `Rule ${'abcdefghijkl'[at]} holds`);
  const { world } = await knowing(texts, 91);
  const thread = await called(world);
  await thread.reads(/Still true\?[\s\S]*“Rule c holds”[\s\S]*“Rule d holds”/);
  expect(asked(thread)).not.toMatch(/Rule [ab]/);
});

test('*Edit…* and *Forget* answer it too, below the recap or elsewhere, and its words leave the recap', async () => {
  const { world, ada, sol } = await knowing(['The door code is 1234', 'We use Jira'], 91);
  const thread = await called(world);
  await thread.reads('“We use Jira”');
  expect(await answerBelow(world, thread, sol, 'We use Jira', 'Still true')).toContain('Guests can’t');
  await pressBelow(world, thread, ada, 'We use Jira', 'Edit…');
  const form = await world.slack.waitForView(({ user }) => user === ada.id);
  const answer = await told(world, ada, () =>
    world.slack.submitView({ user: ada.id, viewId: form.id, values: { text: 'We use Linear' } }),
  );
  expect(answer).toContain('We use Linear');
  await expect.poll(() => asked(thread)).not.toContain('Jira');
  await memoryOf(world, ada);
  expect(await chooseFact(world, ada, 'door code', 'Forget')).toContain('Forgotten');
  await expect.poll(() => asked(thread)).toBe('');
  const { rows } = await world.database.db.execute(
    sql`select o::text as row from slack_outbox o where state <> 'pending'`,
  );
  expect(JSON.stringify(rows)).not.toContain('door code');
});

test('what a forgotten call said is in no other recap’s question', async () => {
  const world = await startWorld({ pika: { notes: 404 } });
  const { slack } = world;
  const { ada, ben } = slack.users;
  const { thread: first } = await spokenCall(world, 'Ben: We release on Mondays.', { others: ['Ben'] });
  await answerBelow(world, first, ben, 'We release', 'Keep');
  await first.reads('kept by');
  await later(world, 91);
  const thread = await called(world, 2);
  await thread.reads(/Still true\?[\s\S]*“We release on Mondays/);
  const page = `https://standin-works.slack.com/archives/${first.channel}/p${first.ts.replace('.', '')}`;
  const { text } = await slack.command({ user: ada.id, channel: first.channel, text: `forget ${page}` });
  const question = await slack.waitForEphemeral((one) => one.text === text);
  await slack.press({
    ...{ user: ada.id, channel: first.channel, messageTs: question.ts },
    buttonText: 'Forget it',
  });
  await first.reads('Forgotten');
  await expect.poll(() => thread.ours().join('\n')).not.toMatch(/Mondays|Still true/);
});
