import { expect, onTestFinished, test } from 'vitest';
import { createAgent } from '../../../services/http/agent.ts';
import { createServers } from '../../../services/integrations/mcp/servers.ts';
import type { ServerTool } from '../../../services/tasks/ports/tool-servers.ts';
import { startGitHubServer } from '../../sandbox/mcp-servers/github.ts';
import { notionProgram } from '../../support/mcp-servers.ts';

test('a program or an address that hangs is waited for within limits: nobody knows whether it was done, and the next use starts again', async () => {
  const github = await startGitHubServer();
  const notion = await notionProgram();
  const dispatcher = createAgent({ maxAnswerBytes: 1_000_000, fresh: true });
  let tools: readonly ServerTool[] = [];
  const common = { readOnly: [], tools: null };
  const servers = createServers(
    [
      {
        ...{ ...common, name: 'github', kind: 'http', url: github.mcpUrl },
        headers: { authorization: `Bearer ${github.key}` },
      },
      { ...{ ...common, ...notion.entry, name: 'notion', kind: 'stdio', cwd: undefined } },
    ],
    {
      ...{ dispatcher, requestMs: 1_500, retryMs: 20, hide: (text) => text },
      log: { info() {}, warn() {} },
      looks: { first: async (_, __, hash) => hash },
      onTools(all) {
        tools = all;
      },
    },
  );
  onTestFinished(async () => {
    await servers.close();
    await dispatcher.destroy();
    await github.close();
  });
  await expect.poll(() => new Set(tools.map(({ server }) => server)).size).toBe(2);
  const use = (name: string, input: Record<string, unknown>) => {
    const tool = tools.find((one) => one.name === name);
    if (!tool) throw new Error(`no ${name}`);
    return servers.call(tool, input, new AbortController().signal);
  };

  await notion.fails('hang');
  expect(await use('API-retrieve-a-page', { page_id: 'p1' })).toMatchObject({
    kind: 'uncertain',
    problem: { kind: 'server_no_answer', server: 'notion' },
  });
  await notion.fails('');
  await expect.poll(async () => (await use('API-retrieve-a-page', { page_id: 'p1' })).kind).toBe('done');
  const [first] = notion.noted();
  expect(() => process.kill(Number(first?.started), 0)).toThrow();

  // Asked what it has, it hangs: nothing was asked for.
  github.fail('mcp', { do: 'hang' });
  expect(await use('get_me', {})).toMatchObject({ kind: 'failed' });
  expect(github.calls).toEqual([]);
  await expect.poll(async () => (await use('get_me', {})).kind).toBe('done');
});
