import { expect, test } from 'vitest';
import { agentAtWork } from '../../../support/agent-at-work.ts';
import { forbid, sendAnyway } from '../../../support/do-not-say.ts';
import { withSearch } from '../../../support/outside-settings.ts';

test('a search needs no click; the plan has the sources, the agent their words', async () => {
  const { search, world } = await withSearch();
  const work = await agentAtWork(world);

  const found = await work.task('search_web', { query: 'acme pricing' }, { requested_by: 'Priya Nair' });

  expect(found).toMatchObject({
    state: 'done',
    summary: '2 results for “acme pricing”',
    output: { results: [{ url: 'https://www.acme.org/pricing', title: 'Pricing | Acme' }, {}] },
  });
  const plan = await work.reads(/✓ Search the web for “acme pricing”.*2 results for “acme pricing”/s);
  expect(JSON.stringify(plan.blocks)).toContain('https://www.acme.org/pricing');
  expect(work.shown().join('\n')).not.toContain('*Done:*');
  expect(work.shown().join('\n')).not.toContain('[Approve]');
  expect(search.journal.entries).toHaveLength(1);
});

test('what a search found is others’ words, also where it was held and somebody sent it anyway', async () => {
  const { world } = await withSearch();
  const work = await agentAtWork({
    ...world,
    before: (started) => forbid(started, 'channel', 'acme pricing'),
  });
  const { ada, ben } = work.slack.users;
  await work.command(ada, 'allow post_message #standup');
  const held = await work.task('search_web', { query: 'acme pricing' });
  await sendAnyway(work, ben, await work.reads('[Review…]'));
  expect(await work.outcome(held)).toMatchObject({ state: 'done', output: { results: [{}, {}] } });

  const post = await work.task('post_message', { to: '#standup', text: 'Prices went up.' });
  expect(post).toMatchObject({ state: 'awaiting_approval' });
});

test('a search that fails says so, in the thread and to the agent', async () => {
  const { search, world } = await withSearch();
  const work = await agentAtWork(world);
  search.fail('searxng', { do: 'answer', answer: { status: 503, text: '<html>busy</html>' } }, 10);

  const found = await work.task('search_web', { query: 'acme pricing' });

  expect(found).toMatchObject({ state: 'failed', code: 'service_error', summary: null });
  expect(found.says).toMatch(/^Failed\. SearXNG .*HTTP 503.*\. Try again/);
  await work.reads(`*Failed:* Search the web for “acme pricing”\n${found.says.replace('Failed. ', '')}`);
  const { tasks } = await work.agent.call('get_meeting', { meeting_id: work.meetingId });
  expect(tasks).toMatchObject([{ status: 'error', code: 'service_error' }]);
});

test('without a search engine in the settings the tool is honestly absent', async () => {
  const work = await agentAtWork();

  const { tools } = await work.agent.client.listTools();

  expect(tools.map(({ name }) => name)).not.toContain('search_web');
  expect(tools.filter(({ name }) => ['update_crm', 'run_workflow'].includes(name))).toEqual([]);
});
