import { Agent, request } from 'undici';
import { type Handler, startHttpServer } from '../sandbox/http-server.ts';
import type { Random } from './random.ts';

export type Front = { url: string; close(): Promise<void> };

/** Share of Slack's events that reach two processes, or one twice. */
const doubled = 0.2;

/** What stands before several processes: each request goes to one that runs, and some of Slack's events to two. */
export async function startFront(targets: () => readonly string[], random: Random): Promise<Front> {
  const agent = new Agent({ connections: 256 });
  const forward: (
    to: string,
    path: string,
    headers: Record<string, string>,
    body: Buffer,
  ) => Promise<Answer> = async (to, path, headers, body) => {
    const answer = await request(`${to}${path}`, { method: 'POST', headers, body, dispatcher: agent });
    return { status: answer.statusCode, headers: answer.headers, body: await answer.body.text() };
  };
  const handle: Handler = async (received, response) => {
    const running = targets();
    const { path, headers, body } = received;
    const to = running.length > 0 ? random.pick(running) : null;
    const sent = keptOf(headers);
    if (to && path === '/slack/events' && random.chance(doubled))
      void forward(random.pick(running), path, sent, body).catch(() => undefined);
    const answer = to ? await forward(to, path, sent, body).catch(() => null) : null;
    const { status, body: text, headers: given } = answer ?? { status: 502, body: '', headers: {} };
    const type = given['content-type'];
    response.writeHead(status, typeof type === 'string' ? { 'content-type': type } : {}).end(text);
  };
  const server = await startHttpServer(handle);
  return {
    url: server.url,
    async close() {
      await server.close();
      await agent.destroy();
    },
  };
}

type Answer = { status: number; headers: Record<string, unknown>; body: string };

/** The headers that belong to the request and not to its connection. */
function keptOf(headers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' &&
      !/^(host|connection|content-length|transfer-encoding|keep-alive)$/.test(name)
        ? [[name, value]]
        : [],
    ),
  );
}
