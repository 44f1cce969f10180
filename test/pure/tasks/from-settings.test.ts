import { expect, onTestFinished, test } from 'vitest';
import type { GuardedAgentOptions } from '../../../services/http/guarded-agent.ts';
import { selfDeadlinesMs } from '../../../services/integrations/pika/ai-selves.ts';
import { outsideTools } from '../../../services/tasks/registry.ts';
import type { AnyTool } from '../../../services/tasks/tool.ts';
import { readConfig } from '../../../src/config.ts';
import { connectOutside } from '../../../src/wiring/outside.ts';
import { startGoogle } from '../../sandbox/google/service.ts';
import { startHubSpot } from '../../sandbox/hubspot/service.ts';
import { startNotion } from '../../sandbox/notion/service.ts';
import { startPikaSelf } from '../../sandbox/pika-self/service.ts';
import { startSearch } from '../../sandbox/search/service.ts';
import { startWorkflows } from '../../sandbox/workflows/service.ts';
import { right } from '../../support/settings.ts';
import { approve, context } from './tools/support.ts';

function connect(environment: Record<string, string>, guard: GuardedAgentOptions = {}) {
  const calls: string[] = [];
  const outside = connectOutside({
    config: readConfig({ ...right, ...environment }),
    guard,
    now: () => new Date(),
    log: { warn() {} },
    selfDeadlinesMs,
    onCall: (name, outcome) => void calls.push(`${name} ${outcome}`),
  });
  onTestFinished(outside.close);
  const tools = new Map(outsideTools(outside).map((tool): [string, AnyTool] => [tool.name, tool]));
  const run = (name: string, input: unknown) => {
    const tool = tools.get(name);
    if (!tool) throw new Error(`no ${name}`);
    return approve(tool, input);
  };
  return { outside, tools, calls, run };
}

test('without their settings there are no outside tools', () => {
  const { outside, tools } = connect({});
  expect([...tools.keys()]).toEqual([]);
  expect(outside.documents).toBeUndefined();
});

test('with its settings each tool reaches its own service, with its own token', async () => {
  const [hubspot, google, search, notion] = await Promise.all([
    startHubSpot(),
    startGoogle(),
    startSearch(),
    startNotion(),
  ]);
  const services = [hubspot, google, search, notion];
  onTestFinished(async () => void (await Promise.all(services.map(({ close }) => close()))));
  const ada = hubspot.add('contacts', { firstname: 'Ada', email: 'ada@acme.org' });
  const { outside, calls, run } = connect({
    HUBSPOT_TOKEN: hubspot.token,
    HUBSPOT_API_URL: hubspot.url,
    GOOGLE_SERVICE_ACCOUNT: JSON.stringify(google.account),
    GOOGLE_SUBJECT: 'ada@acme.org',
    GOOGLE_CALENDAR_ID: google.calendarId,
    GOOGLE_API_URL: google.url,
    BRAVE_API_KEY: search.braveKey,
    BRAVE_API_URL: search.url,
    NOTION_TOKEN: notion.token,
    NOTION_PARENT_PAGE: notion.parentPage,
    NOTION_API_URL: notion.url,
  });
  expect(await run('search_web', { query: 'acme' })).toMatchObject({ kind: 'done' });
  expect(await run('update_crm', { record: 'contact', email: 'ada@acme.org', note: 'x' })).toMatchObject({
    kind: 'done',
  });
  const followUp = { title: 'x', start: '2026-12-03T15:00', time_zone: 'UTC', guests: ['bob@acme.org'] };
  expect(await run('schedule_follow_up', followUp)).toMatchObject({ kind: 'done' });
  const { signal } = context();
  expect(await outside.documents?.createPage({ title: 'x', markdown: 'y' }, signal)).toMatchObject({
    kind: 'done',
  });
  expect(hubspot.engagements).toMatchObject([{ to: ada.id }]);
  expect(google.events).toHaveLength(1);
  expect(services.flatMap(({ violations }) => violations)).toEqual([]);
  expect(new Set(calls)).toEqual(
    new Set([
      'brave 200',
      'hubspot 200',
      'hubspot 201',
      'google_token 200',
      'google_calendar 200',
      'notion 200',
    ]),
  );
});

test('the AI Self is read with PikaStream’s key, at the address that is set', async () => {
  const pika = await startPikaSelf();
  onTestFinished(pika.close);
  const settings = { PIKA_DEV_KEY: pika.key, PIKA_MCP_URL: pika.mcpUrl };
  const { outside, calls } = connect(settings, { exempt: [pika.url] });
  expect(await outside.selves.read()).toMatchObject({ kind: 'read', self: { missing: [] } });
  expect(new Set(calls)).toEqual(new Set(['pika_self 200', 'pika_self 202', 'pika_avatar 200']));
  expect(pika.violations).toEqual([]);
});

test('SearXNG may run inside the network, as it usually does', async () => {
  const search = await startSearch();
  onTestFinished(search.close);
  const { run } = connect({ SEARXNG_URL: search.url });
  expect(await run('search_web', { query: 'acme' })).toMatchObject({ kind: 'done' });
});

test('a workflow may not run inside the network, whatever its name resolves to', async () => {
  const receiver = await startWorkflows();
  onTestFinished(receiver.close);
  const { port } = new URL(receiver.url);
  const resolve: GuardedAgentOptions['resolve'] = (_, __, done) =>
    done(null, [{ address: '127.0.0.1', family: 4 }]);
  const { run } = connect(
    {
      WORKFLOWS: `onboarding=https://hooks.acme.org:${port}/hooks/onboarding`,
      WORKFLOW_SECRET: receiver.secret,
    },
    { resolve },
  );
  expect(await run('run_workflow', { workflow: 'onboarding' })).toEqual({
    kind: 'failed',
    problem: { kind: 'unreachable', service: 'workflow', why: 'its address points inside the network' },
  });
  expect(receiver.journal.entries).toEqual([]);
});
