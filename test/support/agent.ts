import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { expect, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { World } from './world.ts';

const resultSchema = z.looseObject({
  isError: z.boolean().optional(),
  content: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
  structuredContent: z.record(z.string(), z.unknown()).optional(),
});

const refusalSchema = z.strictObject({ code: z.string(), says: z.string() });

export type TestAgent = {
  token: string;
  client: Client;
  /** Calls a tool that answers. */
  call(tool: string, input: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** Calls a tool that refuses, in these words. */
  refused(tool: string, input: Record<string, unknown>): Promise<string>;
  /** The same, with the code beside the words; where the input itself isn’t valid there is none. */
  refusal(tool: string, input: Record<string, unknown>): Promise<{ code?: string; says: string }>;
};

/** What `/pika connect new` gave: the key, as it was shown. `how`: what was typed behind it. */
export async function connectKey(
  { slack }: Pick<World, 'slack'>,
  user = slack.users.ada.id,
  how = '',
): Promise<string> {
  const said = await slack.command({ user, channel: slack.channels.general.id, text: `connect new ${how}` });
  const token = /Bearer (standin_[\w-]+)/.exec(JSON.stringify(said))?.[1];
  expect(token, JSON.stringify(said)).toBeDefined();
  return token ?? '';
}

/** An agent that acts for somebody, through the SDK's own client. */
export async function connectAgent(
  world: Pick<World, 'slack' | 'app'>,
  user?: string,
  how?: string,
): Promise<TestAgent> {
  const token = await connectKey(world, user, how);
  const client = await openClient(world.app.port, token);
  onTestFinished(() => client.close());
  const send = async (name: string, input: Record<string, unknown>) =>
    resultSchema.parse(await client.callTool({ name, arguments: input }));
  const refusal = async (tool: string, input: Record<string, unknown>) => {
    const { isError, content, structuredContent } = await send(tool, input);
    const text = content.map(({ text = '' }) => text).join('\n');
    expect(isError, text).toBe(true);
    if (!structuredContent) return { says: text };
    const said = refusalSchema.parse(structuredContent);
    // As text and as structured content: clients read one or the other.
    expect(JSON.parse(text)).toEqual(said);
    return said;
  };
  return {
    token,
    client,
    async call(tool, input) {
      const result = await send(tool, input);
      expect(result.isError ?? false, JSON.stringify(result.content)).toBe(false);
      return result.structuredContent ?? {};
    },
    refused: async (tool, input) => (await refusal(tool, input)).says,
    refusal,
  };
}

export async function openClient(port: number, token: string): Promise<Client> {
  const client = new Client({ name: 'a test', version: '1.0.0' });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`http://127.0.0.1:${port}/mcp`), {
      requestInit: { headers: { authorization: `Bearer ${token}` } },
    }),
  );
  return client;
}
