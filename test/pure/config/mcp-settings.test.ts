import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig, secretsOf } from '../../../src/config.ts';
import { variable } from '../../support/mcp-servers.ts';
import { problemsBeside, right } from '../../support/settings.ts';

const model = { MODEL: 'anthropic/claude', ANTHROPIC_API_KEY: 'sk-0123456789' };

function fileWith(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'standin-mcp-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'mcp.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const problemsIn = (content: unknown, more: Record<string, string> = {}) =>
  problemsBeside({ ...model, ...more, MCP_SERVERS: fileWith(content) });

test('servers are read as Claude Desktop, Cursor and VS Code write them, with values from the environment', () => {
  const mcpServers = {
    github: {
      type: 'http',
      url: 'https://api.githubcopilot.com/mcp/',
      headers: { Authorization: `Bearer ${variable('GH_PAT')}` },
      readOnly: ['get_me', 'search_issues@0123456789ab'],
      tools: ['*'],
    },
    notion: {
      command: 'npx',
      args: ['-y', '@notionhq/notion-mcp-server', variable('MODE:-stdio')],
      env: { NOTION_TOKEN: variable('env:NOTION_KEY'), PORT: 3 },
      alwaysAllow: ['everything'],
      tools: ['API-post-search'],
    },
    off: { command: 'x', disabled: true },
    inside: { type: 'streamable-http', url: 'http://mcp.internal:8080/mcp' },
  };
  const environment = { ...right, ...model, PATH: '/bin', HOME: '/home/ada', LD_PRELOAD: 'x' };
  const keys = { GH_PAT: 'github_pat_0123456789', NOTION_KEY: 'ntn_0123456789' };
  const config = readConfig({ ...environment, ...keys, MCP_SERVERS: fileWith({ mcpServers }) });
  expect(config.MCP_SERVERS).toEqual([
    {
      ...{ name: 'github', kind: 'http', url: 'https://api.githubcopilot.com/mcp/', tools: null },
      headers: { Authorization: 'Bearer github_pat_0123456789' },
      readOnly: [
        { tool: 'get_me', pin: null },
        { tool: 'search_issues', pin: '0123456789ab' },
      ],
    },
    {
      ...{ name: 'notion', kind: 'stdio', command: 'npx', cwd: undefined, readOnly: [] },
      args: ['-y', '@notionhq/notion-mcp-server', 'stdio'],
      env: { PATH: '/bin', HOME: '/home/ada', NOTION_TOKEN: 'ntn_0123456789', PORT: '3' },
      tools: ['API-post-search'],
    },
    {
      ...{ name: 'inside', kind: 'http', url: 'http://mcp.internal:8080/mcp', headers: {} },
      ...{ readOnly: [], tools: null },
    },
  ]);
  expect(secretsOf(config)).toEqual(expect.arrayContaining(Object.values(keys)));

  const { MCP_SERVERS: ofVsCode } = readConfig({
    ...{ ...right, ...model },
    MCP_SERVERS: fileWith({ servers: { docs: { type: 'stdio', command: 'docs' } } }),
  });
  expect(ofVsCode).toMatchObject([{ name: 'docs', kind: 'stdio', command: 'docs' }]);
});

test('what is wrong with the file is said without its values', () => {
  expect([
    ...problemsBeside({ MCP_SERVERS: fileWith({ mcpServers: {} }) }),
    ...problemsBeside({ ...model, MCP_SERVERS: '/no/such/file' }),
    ...problemsIn('{'),
    ...problemsIn([]),
    ...problemsIn({
      mcpServers: {
        'a b': { command: 'x' },
        a__b: { command: 'x' },
        empty: {},
        args: { command: 'x', args: 'secret-value' },
        old: { type: 'sse', url: 'https://acme.org/sse' },
        open: { url: 'http://acme.org/mcp' },
        none: { url: 'nowhere' },
        missing: { url: 'https://acme.org/mcp', headers: { 'x-key': variable('NOT_THERE') } },
        input: { url: 'https://acme.org/mcp', headers: { 'x-key': variable('input:key') } },
      },
    }),
  ]).toMatchInlineSnapshot(`
    [
      "MCP_SERVERS: also needs MODEL; set it, or remove MCP_SERVERS",
      "MCP_SERVERS: must be the path of a file that Stand-in may read",
      "MCP_SERVERS: names a file that isn’t valid JSON",
      "MCP_SERVERS: names a file without mcpServers",
      "MCP_SERVERS: a server’s name must be at most 24 letters and digits, with single - or _ between",
      "MCP_SERVERS: a server’s name must be at most 24 letters and digits, with single - or _ between",
      "MCP_SERVERS: server empty needs a command, or a url",
      "MCP_SERVERS: server args isn’t written as mcpServers has it: look at args",
      "MCP_SERVERS: server old uses sse, which MCP gave up: use its address for Streamable HTTP",
      "MCP_SERVERS: server open has a url that must begin with https://, unless it is inside the network",
      "MCP_SERVERS: server none has a url that isn’t an address",
      "MCP_SERVERS: server missing needs the environment variable NOT_THERE",
      "MCP_SERVERS: server input asks for an input, key: use an environment variable",
    ]
  `);
});
