import type { ServerResponse } from 'node:http';
import type { ReceivedRequest } from '../../http-server.ts';
import { WORKSPACE } from '../seed.ts';
import type { SlackWorkspace } from '../workspace.ts';
import type { seenAs, Team } from './seen-as.ts';

/** Where one of many emulated workspaces is, and how it's seen from outside. */
export type Place = { team: Team; slack: SlackWorkspace; inside: string } & ReturnType<typeof seenAs>;

/** To the workspace itself, which knows its own token alone. What is no text goes as it is. */
export async function pass(
  { inside, toTeam, toWorkspace }: Place,
  path: string,
  { method, headers, body, query }: ReceivedRequest,
  response: ServerResponse,
  dress: (text: string) => string = (text) => text,
): Promise<void> {
  const isBytes = path.startsWith('/upload/') || path.startsWith('/files-pri/');
  const answer = await fetch(`${inside}${path}${query.size > 0 ? `?${query}` : ''}`, {
    method,
    headers: {
      'content-type': headers['content-type'] ?? '',
      ...(headers.authorization ? { authorization: `Bearer ${WORKSPACE.botToken}` } : {}),
    },
    ...(method === 'GET'
      ? {}
      : { body: isBytes ? new Uint8Array(body) : toWorkspace(body.toString('utf8')) }),
    redirect: 'manual',
  });
  const type = answer.headers.get('content-type') ?? 'application/octet-stream';
  const kept = ['x-oauth-scopes', 'retry-after'].flatMap((name) => {
    const value = answer.headers.get(name);
    return value ? [[name, value] as const] : [];
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, { 'content-type': type, ...Object.fromEntries(kept) });
  response.end(isBytes ? bytes : dress(toTeam(bytes.toString('utf8'))));
}
