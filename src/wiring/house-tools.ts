import { within } from '../../services/common/within.ts';
import { createAgent } from '../../services/http/agent.ts';
import { createServers } from '../../services/integrations/mcp/servers.ts';
import { createToolLooks } from '../../services/store/rows/mcp-tool-looks.ts';
import type { AnyTool } from '../../services/tasks/tool.ts';
import { type ToolChoice, toolChoices } from '../../services/tasks/tool-choices.ts';
import { serverTool } from '../../services/tasks/tools/server-tool.ts';
import { secretsOf } from '../config.ts';
import { hider } from '../log.ts';
import type { Foundation } from './foundation.ts';

export type HouseTools = {
  /** Ours, and behind them those of other servers as they are now: the same list changes while the process runs. */
  tools: readonly AnyTool[];
  /** What a persona's list of tools may name, as it is now. */
  choices(): readonly ToolChoice[];
  ready(tool: string): Promise<void>;
  close(): Promise<void>;
};

/** Milliseconds for a server to be connected to, where a task waits for its tool right after a start. */
const readyMs = 15_000;

/** What the house agent may use: people's own agents bring servers of their own. Servers are connected to in the background. */
export function connectHouseTools(base: Foundation, ours: readonly AnyTool[]): HouseTools {
  const { config, log, pace } = base;
  const tools = [...ours];
  const dispatcher = createAgent({ maxAnswerBytes: 5 * 1024 * 1024, fresh: true });
  const { MCP_SERVERS: set = [] } = config;
  const servers = createServers(set, {
    ...{ dispatcher, log, retryMs: pace.serverRetryMs },
    onCall: base.metrics.observeToolCall.bind(null, 'mcp'),
    hide: hider(secretsOf(config)),
    looks: createToolLooks(base.database.db),
    onTools: (theirs) =>
      void tools.splice(ours.length, Infinity, ...theirs.map((tool) => serverTool(servers, tool))),
  });
  return {
    tools,
    choices: () =>
      toolChoices(
        tools,
        set.map(({ name }) => name),
      ),
    async ready(tool) {
      const server = tool.split('.', 1)[0] ?? '';
      await within(readyMs, servers.tried(server), () => {});
    },
    async close() {
      await servers.close();
      await dispatcher.destroy();
    },
  };
}
