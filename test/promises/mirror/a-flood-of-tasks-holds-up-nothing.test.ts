import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { renderMessage } from '../../sandbox/slack/render-text.ts';
import { agentAtWork } from '../../support/agent-at-work.ts';
import { push, webhookSecret } from '../../support/pushing.ts';
import { isCard } from '../../support/slack-acts.ts';

/** Replies that a meeting's tasks get at most, besides one for all others. */
const maxReplies = 20;
/** Of one call; what an agent may report is limited besides (agents/limits). */
const flood = 300;

test('300 failed tasks hold up neither an approval nor a new card, and the thread gets 20 replies and one more', async () => {
  const work = await agentAtWork({ settings: { PIKASTREAM_WEBHOOK_SECRET: webhookSecret } });
  const { slack, channel, sessionId, ts } = work;
  const held = Promise.withResolvers<void>();
  const first = slack.faults.add({
    method: 'chat.postMessage',
    when: ({ text }) => String(text).includes('*Failed:*'),
    effect: { kind: 'hold', until: held.promise, before: true },
  });
  const failed = (number: number) => ({
    type: 'task.failed' as const,
    task: { id: `t-${number}`, kind: 'document' as const, title: `Task ${number}.`, error: 'No' },
  });
  await push(work, sessionId, failed(0));
  await expect.poll(() => first.hits).toBe(1);

  // The channel's queue stands still: what comes now waits together.
  for (let from = 1; from < flood; from += 100) {
    const numbers = Array.from({ length: Math.min(100, flood - from) }, (_, index) => from + index);
    await Promise.all(numbers.map((number) => push(work, sessionId, failed(number))));
  }
  await expect.poll(() => repliesIn(work)).toBe(maxReplies + 1);
  await work.task('post_message', { to: `#${slack.channels.standup.name}`, text: 'The report is done.' });
  await work.command(slack.users.ada, 'join https://meet.google.com/xyz-abcd-efg');
  held.resolve();

  await work.reads('only the plan');
  const posted = slack
    .messages(channel)
    .filter(({ own }) => own)
    .map((message) => ({ message, text: renderMessage(message) }));
  const replies = posted.filter(({ message, text }) => message.threadTs === ts && text.includes('Failed:'));
  expect(replies).toHaveLength(maxReplies);
  const kinds = posted.flatMap(({ message, text }) => {
    if (text.includes('Failed:')) return ['reply'];
    if (text.includes('[Approve]')) return ['approval'];
    return isCard(message, 'xyz-abcd-efg') ? ['card'] : [];
  });
  // The one that was on its way, then what somebody waits for, then all others.
  expect(kinds.slice(0, 4)).toEqual(['reply', 'approval', 'card', 'reply']);
});

async function repliesIn({ database, meetingId }: Awaited<ReturnType<typeof agentAtWork>>): Promise<number> {
  const { rows } = await database.db.execute<{ count: number }>(
    sql`select count(*)::int as count from slack_outbox
      where message_key like ${`task:${meetingId}:%`} or message_key = ${`tasks:${meetingId}`}`,
  );
  return rows[0]?.count ?? 0;
}
