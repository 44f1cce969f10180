import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { z } from 'zod';

/** An agent's hands: the tools that `/mcp` gives for a key. */
export type AgentHands = {
  /** Calls a tool; rejects with its words when it refuses. */
  call(tool: string, input: Record<string, unknown>): Promise<Record<string, unknown>>;
  close(): Promise<void>;
};

const answerSchema = z.looseObject({
  isError: z.boolean().optional(),
  content: z.array(z.looseObject({ text: z.string().optional() })),
  structuredContent: z.record(z.string(), z.unknown()).optional(),
});

/** Connects as any agent would: the SDK's own client, the address and the key. */
export async function openAgent({ address, key }: { address: string; key: string }): Promise<AgentHands> {
  const client = new Client({ name: 'sandbox-agent', version: '1.0.0' });
  const requestInit = { headers: { authorization: `Bearer ${key}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(address), { requestInit }));
  return {
    async call(name, input) {
      const answer = answerSchema.parse(await client.callTool({ name, arguments: input }));
      if (answer.isError)
        throw new Error(`${name}: ${answer.content.map(({ text = '' }) => text).join(' ')}`);
      return answer.structuredContent ?? {};
    },
    close: () => client.close(),
  };
}
