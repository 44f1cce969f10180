import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { startContext7Server } from '../sandbox/mcp-servers/context7.ts';
import { startGitHubServer } from '../sandbox/mcp-servers/github.ts';
import type { EmulatedServer } from '../sandbox/mcp-servers/http.ts';

/** Ends the emulator with the test, which must not have misused it. */
function watched(server: EmulatedServer): EmulatedServer {
  onTestFinished(async () => {
    await server.close();
    expect(server.violations, 'an MCP server was misused').toEqual([]);
  });
  return server;
}

/** As the file names a variable of the environment. */
export const variable = (name: string) => `\${${name}}`;

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'standin-mcp-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** What Notion's program is told, and what it noted. */
export async function notionProgram() {
  const path = await folder();
  const [journal, fault] = [join(path, 'journal'), join(path, 'fault')];
  await writeFile(journal, '');
  const token = 'ntn_emulated0123456789';
  return {
    token,
    entry: {
      command: process.execPath,
      args: [fileURLToPath(new URL('../sandbox/mcp-servers/notion-program.ts', import.meta.url))],
      env: { NOTION_TOKEN: variable('EMULATED_NOTION'), EMULATOR_JOURNAL: journal, EMULATOR_FAULT: fault },
    },
    /** It breaks when it's called, or has other tools at once. */
    fails: (how: 'crash' | 'hang' | 'no-newline' | 'other-tools' | '') => writeFile(fault, how),
    noted: (): Record<string, unknown>[] =>
      readFileSync(journal, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
  };
}

/** All three servers in one file, with the settings that make the app use them. */
export async function withServers({
  readOnly = ['search_issues'],
  more = {},
}: {
  readOnly?: string[];
  more?: Record<string, object>;
} = {}) {
  const [github, context7, notion] = [
    watched(await startGitHubServer()),
    watched(await startContext7Server()),
    await notionProgram(),
  ];
  const file = join(await folder(), 'mcp.json');
  const write = (listed: string[]) =>
    writeFile(
      file,
      JSON.stringify({
        mcpServers: {
          github: {
            ...{
              type: 'http',
              url: github.mcpUrl,
              headers: { Authorization: `Bearer ${variable('EMULATED_GITHUB')}` },
            },
            readOnly: listed,
          },
          docs: {
            ...{ url: context7.mcpUrl, headers: { Authorization: `Bearer ${context7.key}` } },
            readOnly: ['query-docs'],
          },
          notion: { ...notion.entry, readOnly: listed },
          ...more,
        },
      }),
    );
  await write(readOnly);
  const settings = { MCP_SERVERS: file, EMULATED_GITHUB: github.key, EMULATED_NOTION: notion.token };
  return { github, context7, notion, file, write, settings };
}
