import { expect, test } from 'vitest';
import { agentAtWork } from '../../support/agent-at-work.ts';

const plan = { title: 'Launch plan: Q4 / “final”', markdown: '# Launch\n\n- Friday\n' };

test('a document is a canvas that the channel can read, linked in the thread at once, without a click', async () => {
  const work = await agentAtWork();
  const { slack } = work;

  expect(await work.task('draft_document', plan)).toMatchObject({
    state: 'done',
    links: [{ title: 'See it in Slack', url: expect.stringContaining('https://') }],
  });

  expect(slack.canvases()).toMatchObject([
    { title: plan.title, markdown: '# Launch\n\n- Friday', access: { [work.channel]: 'read' } },
  ]);
  await work.reads(/:page_facing_up: Launch plan: Q4 \/ “final” \(https:\/\/\S+\/docs\/\S+\)/);
  expect(slack.ephemerals.filter(({ user }) => user === slack.users.ben.id)).toEqual([]);
});

test.each(['disabled', 'free_plan'] as const)(
  'where canvases are %s, a document is a Markdown file in the thread',
  async (canvases) => {
    const work = await agentAtWork();
    const { slack } = work;
    slack.faults.limitCanvases(canvases);

    expect(await work.task('draft_document', plan)).toMatchObject({ state: 'done' });

    const file = await slack.waitForFile(({ completed }) => completed);
    expect(file).toMatchObject({
      name: 'Launch-plan-Q4-final.md',
      title: plan.title,
      text: '# Launch\n\n- Friday',
      shares: [{ channel: work.channel, threadTs: work.ts }],
    });
    expect(slack.files()).toHaveLength(1);
  },
);

test('when the last answer of an upload is lost, the thread says that it’s unclear, and the file is never sent twice', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  slack.faults.limitCanvases('disabled');
  slack.faults.loseAnswer('files.completeUploadExternal');

  expect(await work.task('draft_document', plan)).toMatchObject({
    state: 'uncertain',
    says: expect.stringContaining('unknown'),
    code: 'slack_unsure',
  });

  await work.reads(/Unclear:\* Draft “Launch plan.*\n.*answer was lost/);
  await slack.waitForFile(() => true);
  expect(slack.files()).toHaveLength(1);
  expect(slack.messages(work.channel, work.ts).filter(({ files }) => files?.length)).toHaveLength(1);
});

test('when the answer to a new canvas is lost, the result is uncertain and no second canvas is made', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  slack.faults.loseAnswer('canvases.create');

  expect(await work.task('draft_document', plan)).toMatchObject({ state: 'uncertain' });

  await slack.idle();
  expect(slack.canvases()).toHaveLength(1);
});

test('an upload that broke before anybody could see it is made again, once', async () => {
  const work = await agentAtWork();
  const { slack } = work;
  slack.faults.limitCanvases('disabled');
  slack.faults.failHttp('files.getUploadURLExternal', 502);

  const asked = await work.task('draft_document', plan);

  expect(await work.outcome(asked)).toMatchObject({ state: 'done' });
  await slack.waitForFile(({ completed }) => completed);
  expect(slack.files().filter(({ completed }) => completed)).toHaveLength(1);
});
