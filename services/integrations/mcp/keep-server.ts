import type { Outcome } from '../../tasks/ports/outcome.ts';
import type { ServerTool } from '../../tasks/ports/tool-servers.ts';
import { type Connection, type ConnectionOptions, openConnection } from './connection.ts';
import { type ListedTool, readTools } from './list-tools.ts';
import { textOf } from './result-text.ts';
import type { McpServer } from './server.ts';
import { problemOf, type ServerProblem, saidIn } from './server-problems.ts';

type Log = { info(fields: object, message: string): void; warn(fields: object, message: string): void };

export type KeepDeps = Pick<ConnectionOptions, 'dispatcher' | 'onCall' | 'requestMs'> & {
  log: Log;
  /** Takes secrets out of what a server says. */
  hide(text: string): string;
  /**
   * Milliseconds until a server that failed is tried again; then twice as many, up to five minutes. Also how often its list
   * is read at most because it says that it changed.
   */
  retryMs: number;
  /** A server's tools, as they are now. Resolves once others may see them. */
  onTools(server: McpServer, tools: readonly ListedTool[]): Promise<void>;
};

export type KeptServer = {
  /** Resolves after the first try, however it went. */
  readonly tried: Promise<void>;
  call(
    tool: Pick<ServerTool, 'name' | 'hash'>,
    input: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<Outcome<string>>;
  close(): Promise<void>;
};

/** Servers by HTTP can't tell us of a change between our requests, so lists are read again. */
const listAgainMs = 5 * 60_000;
const maxRetryMs = 5 * 60_000;
/** A server that lasted so long has recovered. */
const steadyMs = 60_000;

type Listed =
  | { ok: true; connection: Connection; tools: readonly ListedTool[] }
  | { ok: false; problem: ServerProblem };

/** Nothing was asked for by then. */
function whenAborted(server: string, signal: AbortSignal): Promise<Listed> {
  const late: Listed = {
    ok: false,
    problem: { kind: 'server_unreachable', server, why: 'no answer in time' },
  };
  return new Promise((resolve) => {
    if (signal.aborted) resolve(late);
    signal.addEventListener('abort', () => resolve(late), { once: true });
  });
}

/** Keeps one server at hand: connects in the background, lists its tools, and starts again when it's gone. */
export function keepServer(server: McpServer, deps: KeepDeps): KeptServer {
  const { log, hide } = deps;
  const about = { server: server.name };
  let open: { connection: Promise<Connection>; since: number } | null = null;
  let listing: Promise<Listed> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let soon: NodeJS.Timeout | undefined;
  let failures = 0;
  let isOver = false;
  let lastWhy = '';

  const drop = async () => {
    const dropped = open;
    open = null;
    await dropped?.connection.then((connection) => connection.close()).catch(() => {});
  };

  const connect = (): Promise<Connection> => {
    if (open) return open.connection;
    const mine = {
      since: performance.now(),
      connection: openConnection(server, {
        ...deps,
        onStderr: (line) => log.info({ ...about, line: hide(line).slice(0, 400) }, 'an MCP server wrote'),
        onChanged: listSoon,
        onClosed() {
          if (open !== mine) return;
          open = null;
          log.warn(about, 'an MCP server ended');
          planAgain(performance.now() - mine.since >= steadyMs);
        },
      }),
    };
    open = mine;
    return mine.connection;
  };

  const plan = (ms: number) => {
    clearTimeout(timer);
    if (!isOver) timer = setTimeout(() => void list(), ms).unref();
  };
  const planAgain = (wasSteady: boolean) => {
    failures = wasSteady ? 1 : failures + 1;
    plan(Math.min(maxRetryMs, deps.retryMs * 2 ** Math.min(20, failures - 1)));
  };

  const listNow = async (): Promise<Listed> => {
    try {
      const connection = await connect();
      const { tools, leftOut } = readTools(server, await connection.list());
      if (performance.now() - (open?.since ?? performance.now()) >= steadyMs) failures = 0;
      const why = leftOut.map(({ tool, why }) => `${hide(tool)}: ${why}`).join('; ');
      if (why && why !== lastWhy)
        log.warn({ ...about, leftOut: why.slice(0, 2_000) }, 'tools of an MCP server can’t be offered');
      lastWhy = why;
      const clean = tools.map((tool) => ({ ...tool, description: hide(tool.description) }));
      await deps.onTools(server, clean);
      log.info({ ...about, tools: clean.length }, 'an MCP server told its tools');
      plan(listAgainMs);
      return { ok: true, connection, tools: clean };
    } catch (error) {
      const { problem } = problemOf(server.name, error);
      await drop();
      planAgain(false);
      const said = 'why' in problem ? problem.why : 'said' in problem ? hide(problem.said) : problem.kind;
      if (!isOver) log.warn({ ...about, why: said, failures }, 'an MCP server can’t be used right now');
      return { ok: false, problem };
    }
  };
  const list = (): Promise<Listed> => {
    if (isOver)
      return Promise.resolve({
        ok: false,
        problem: { kind: 'server_unreachable', server: server.name, why: 'stopped before it began' },
      });
    listing ??= listNow().finally(() => {
      listing = null;
    });
    return listing;
  };

  /** A list that is being read may be older than the change, and a server may say it without end. */
  const listSoon = () => {
    if (soon || isOver) return;
    soon = setTimeout(() => {
      soon = undefined;
      void Promise.resolve(listing).then(list);
    }, deps.retryMs).unref();
  };

  const tried = list().then(() => {});

  return {
    tried,
    async call({ name, hash }, input, signal) {
      // What is there now decides, not what was there when somebody approved.
      const listed = await Promise.race([list(), whenAborted(server.name, signal)]);
      if (!listed.ok) return { kind: 'failed', problem: listed.problem };
      if (listed.tools.find((tool) => tool.name === name)?.hash !== hash)
        return { kind: 'failed', problem: { kind: 'server_tool_changed', server: server.name, tool: name } };
      try {
        const answer = await listed.connection.call(name, input, signal);
        const text = hide(textOf(answer));
        if (!answer.isError) return { kind: 'done', value: text };
        return {
          kind: 'failed',
          problem: { kind: 'server_refused', server: server.name, said: saidIn(text) },
        };
      } catch (error) {
        const { problem, sure } = problemOf(server.name, error);
        // Whatever it hangs on, the next call starts again.
        if (problem.kind !== 'server_refused') void drop().then(() => planAgain(false));
        const hidden = 'said' in problem ? { ...problem, said: hide(problem.said) } : problem;
        return { kind: sure ? 'failed' : 'uncertain', problem: hidden };
      }
    },
    async close() {
      isOver = true;
      clearTimeout(timer);
      clearTimeout(soon);
      await drop();
    },
  };
}
