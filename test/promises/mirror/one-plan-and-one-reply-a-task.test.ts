import { expect, test } from 'vitest';
import type { NewEvent } from '../../sandbox/pikastream/session-event.ts';
import { comesIn, paste } from '../../support/conversation.ts';
import { push, webhookSecret } from '../../support/pushing.ts';
import { isPlan, planTasks, writesTo } from '../../support/slack-writes.ts';
import { startWorld, type World } from '../../support/world.ts';

const settings = { PIKASTREAM_WEBHOOK_SECRET: webhookSecret };
const draft = {
  id: 't-1',
  kind: 'document',
  title: 'Draft the launch plan',
  requested_by: 'Priya Nair',
} as const;
const deal = { id: 't-2', kind: 'crm', title: 'Note it on the deal' } as const;
const count = { id: 't-3', kind: 'search', title: 'Count the failed checkouts' } as const;
const invite = { id: 't-5', kind: 'follow_up', title: 'Invite them to the switch' } as const;
const links = [{ title: 'Launch plan', url: 'https://docs.example/launch' }];

function plansIn({ slack }: World, channel: string) {
  return slack.messages(channel).filter(isPlan);
}

test('a meeting’s tasks are one plan, edited in place, and a task that failed or acted outside has one reply', async () => {
  const world = await startWorld({ settings });
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);
  const tell = (event: NewEvent) => push(world, session.id, event);

  await tell({ type: 'task.created', task: draft });
  const { ts } = await thread.reads(/1 task: 1 pending.*Draft the launch plan.*Asked by “Priya Nair”/s);
  await tell({ type: 'task.created', task: deal });
  await tell({ type: 'task.updated', task: { ...draft, detail: 'Writing the second page' } });
  await tell({ type: 'task.created', task: count });
  await tell({ type: 'task.completed', task: { ...draft, output: 'Two pages', links } });
  await tell({ type: 'task.completed', task: { ...count, output: '212 of 48,310' } });
  await tell({ type: 'task.failed', task: { ...deal, error: 'The deal is archived' } });

  await thread.reads(/✓ Draft the launch plan.*✗ Note it on the deal.*✓ Count the failed/s);
  await thread.reads(
    /\*Done:\* Draft the launch plan\nTwo pages\n• Launch plan \(https:\/\/docs.example\/launch\)/,
  );
  await thread.reads(/\*Failed:\* Note it on the deal\nThe deal is archived/);

  const [plan, ...others] = plansIn(world, thread.channel);
  expect(others).toEqual([]);
  expect(plan).toMatchObject({ ts, threadTs: thread.ts });
  expect(plan && planTasks(plan)).toEqual([
    { title: draft.title, status: 'complete' },
    { title: deal.title, status: 'error' },
    { title: count.title, status: 'complete' },
  ]);
  // What was only counted is in the plan.
  expect(thread.ours().filter((text) => /\*(Done|Failed):\*/.test(text))).toHaveLength(2);
});

test('events that come twice, late, out of order or through both doors still make one plan and one reply a task', async () => {
  const world = await startWorld({ settings });
  const thread = await paste(world);
  const session = await comesIn(world, thread);
  const at = (second: number) => `2026-11-22T10:00:${String(second).padStart(2, '0')}Z`;
  const events: NewEvent[] = [draft, deal, invite].flatMap((task, index) => [
    { id: `${task.id}-1`, at: at(index), type: 'task.created', task },
    { id: `${task.id}-2`, at: at(10 + index), type: 'task.updated', task: { ...task, detail: 'Half of it' } },
    {
      id: `${task.id}-3`,
      at: at(20 + index),
      type: 'task.completed',
      task: { ...task, output: `Did ${task.id}` },
    },
  ]);
  const tell = (event: NewEvent) => push(world, session.session.id, event);

  for (const event of events.toReversed()) session.emit(event);
  await Promise.all([...events.toReversed(), ...events].map(tell));
  await thread.reads('3 tasks: 3 done');
  await world.restart();
  await Promise.all(events.map(tell));
  // Something new, so that there is an end to wait for.
  await tell({
    type: 'task.failed',
    task: { id: 't-4', kind: 'other', title: 'The last', error: 'No time' },
  });
  await thread.reads(/\*Failed:\* The last/);
  await thread.reads('4 tasks: 3 done, 1 failed');

  expect(plansIn(world, thread.channel)).toHaveLength(1);
  for (const { id, title } of [draft, deal, invite]) {
    const replies = thread.ours().filter((text) => text.includes(`*Done:* ${title}`));
    expect(replies, title).toHaveLength(1);
    expect(replies[0]).toContain(`Did ${id}`);
  }
});

test('where Slack refuses plans, sections show the same, and Slack is asked only once', async () => {
  const world = await startWorld({ settings });
  world.slack.faults.refuseBlocks(['plan', 'task_card']);
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);
  const tell = (event: NewEvent) => push(world, session.id, event);

  await tell({ type: 'task.created', task: draft });
  const { ts } = await thread.reads(/1 task: 1 pending.*Draft the launch plan \(asked by “Priya Nair”\)/s);
  await tell({ type: 'task.updated', task: { ...draft, detail: 'Writing the second page' } });
  await thread.reads(/1 task: 1 in progress.*Writing the second page/s);
  await tell({ type: 'task.completed', task: { ...draft, output: 'Two pages', links } });
  await thread.reads(
    /1 task: 1 done.*Two pages Launch plan \(https:\/\/docs.example\/launch\) \(docs.example\)/s,
  );
  await tell({ type: 'task.failed', task: { ...deal, error: 'The deal is archived' } });
  const last = await thread.reads(/2 tasks: 1 done, 1 failed.*The deal is archived/s);

  expect(last.ts).toBe(ts);
  expect(last.blocks.map(({ type }) => type)).toEqual(['context', 'section', 'section']);
  const refused = writesTo(world.slack).filter(({ error }) => error === 'invalid_blocks');
  expect(refused).toHaveLength(1);
});

test('more than twenty tasks fold into a count and the newest', async () => {
  const world = await startWorld({ settings });
  const thread = await paste(world);
  const { session } = await comesIn(world, thread);
  const tasks = Array.from({ length: 27 }, (_, index) => ({
    id: `n-${index}`,
    kind: 'other' as const,
    title: `Number ${index}.`,
  }));
  const second = (index: number) => new Date(Date.UTC(2026, 10, 22, 10, 0, index)).toISOString();

  await Promise.all(
    tasks.map((task, index) => push(world, session.id, { type: 'task.created', task, at: second(index) })),
  );

  const plan = await thread.reads('27 tasks: 27 pending; the newest 20 of 27');
  expect(planTasks(plan)?.map(({ title }) => title)).toEqual(tasks.slice(7).map(({ title }) => title));
});
