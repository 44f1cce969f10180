import { request } from 'node:http';
import type { World } from './world.ts';

const plain = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };

type Knock = { path?: string; method?: string; body?: string };
type Answer = { status: number; body: string; challenge: string | undefined };

/** A request to the agents' door as anybody can make it; two headers of one name where an array is given. */
export function knock(
  { app }: Pick<World, 'app'>,
  headers: Record<string, string | string[]>,
  { path = '/mcp', method = 'POST', body = listTools }: Knock = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { method, headers: { ...plain, ...headers } };
    const sent = request(`http://127.0.0.1:${app.port}${path}`, options);
    sent.on('error', reject).on('response', (answer) => {
      let said = '';
      answer.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
      const challenge = answer.headers['www-authenticate'];
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: said, challenge }));
    });
    sent.end(method === 'POST' ? body : undefined);
  });
}

const listTools = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
