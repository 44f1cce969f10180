import type { McpServer } from '@modelcontextprotocol/server';
import { type AgentLimits, maxWaits } from '../../services/agents/agent-limits.ts';
import type { Agent } from '../../services/agents/visible-meetings.ts';
import { failure, type ToolAnswer, tooOften } from './answer.ts';

/** Where tools are registered. */
export type ToolServer = Pick<McpServer, 'registerTool'>;

type Handler = (input: { wait_seconds?: number }, ...rest: unknown[]) => ToolAnswer | Promise<ToolAnswer>;

/** Registers tools so that each call counts, and each wait takes one of the key's places. */
export function limitedTools(server: McpServer, agent: Agent, limits: AgentLimits): ToolServer {
  const limited =
    (run: Handler): Handler =>
    async (input, ...rest) => {
      const waitMs = limits.call(agent);
      if (waitMs > 0) return tooOften('calls', waitMs);
      if (!input.wait_seconds) return run(input, ...rest);
      const leave = limits.wait(agent);
      if (!leave) return failure({ kind: 'too_many_waits', most: maxWaits });
      try {
        return await run(input, ...rest);
      } finally {
        leave();
      }
    };
  const register = (name: string, config: object, run: Handler) =>
    server.registerTool(name, config, limited(run) as Parameters<McpServer['registerTool']>[2]);
  // One function in place of the SDK's overloads: each tool's own schema has typed its handler before.
  return { registerTool: register as unknown as McpServer['registerTool'] };
}
