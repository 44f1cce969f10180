import { createMcpHandler } from '@modelcontextprotocol/server';
import type { Key } from '../../services/agents/key-owner.ts';
import { looksLikeToken } from '../../services/agents/token.ts';
import type { Agent } from '../../services/agents/visible-meetings.ts';
import { hashOf } from '../../services/common/secret.ts';
import { parseJson } from '../../services/http/parse-json.ts';
import { bearerIn } from '../http/bearer.ts';
import type { HttpAnswer, Route } from '../http/server.ts';
import type { AgentUseCases } from './agent-use-cases.ts';
import { type Refusal, refusalIn } from './answer.ts';
import { mcpServer } from './server.ts';

export type McpDoorOptions = {
  /** A key and its owner; null if it is unknown or revoked. */
  ownerOf: (hash: string) => Promise<Key | null | 'expired' | 'slack_silent'>;
  useCases: AgentUseCases;
  log: { error(fields: object, message: string): void };
};

/** A document of 90,000 characters fits. */
const maxBodyBytes = 1024 * 1024;

/** Each is held against a schema, and the longest list that any tool takes has a few hundred. */
const maxValues = 10_000;

/** Of more in one body the SDK does nothing. */
const maxMessages = 100;

const contentType = 'application/json; charset=utf-8';
const headers = { 'www-authenticate': 'Bearer realm="Stand-in"' };
const bodyOf = (refusal: Refusal) => {
  const { code, says } = refusalIn(refusal);
  return JSON.stringify({ code, error: says });
};
const refused: HttpAnswer = { ...{ status: 401, headers, contentType }, body: bodyOf({ kind: 'no_key' }) };
const expired: HttpAnswer = { ...refused, body: bodyOf({ kind: 'key_expired' }) };
const slackSilent: HttpAnswer = {
  ...{ status: 503, headers: { 'retry-after': '60' }, contentType },
  body: bodyOf({ kind: 'slack_silent' }),
};

/** So many requests at once: the body isn't read, or nothing in it was done. */
function tooMany(waitMs: number): HttpAnswer {
  const seconds = String(Math.ceil(waitMs / 1_000));
  return {
    ...{ status: 429, headers: { 'retry-after': seconds }, contentType },
    body: bodyOf({ kind: 'too_often', what: 'requests', waitMs }),
  };
}

/** `POST /mcp` for agents: Streamable HTTP without sessions. The key is looked up before the body is read. */
export function mcpDoor({ ownerOf, useCases, log }: McpDoorOptions): Route {
  return {
    method: 'POST',
    path: '/mcp',
    maxBodyBytes,
    async handle({ headers: sent, distinct, body: read }) {
      const token = bearerIn(distinct) ?? '';
      // Anything that can't be a key costs no query.
      const owner = looksLikeToken(token) ? await ownerOf(hashOf(token)) : null;
      if (!owner) return refused;
      if (owner === 'expired') return expired;
      if (owner === 'slack_silent') return slackSilent;
      const { id: tokenId, teamId, userId, readOnly, channelId } = owner;
      const agent: Agent = { tokenId, teamId, userId, readOnly, channelId };
      const waitMs = useCases.limits.request(agent, 1);
      if (waitMs > 0) return tooMany(waitMs);
      const parsedBody = parseJson((await read()).toString('utf8'), { maxValues });
      if (parsedBody === undefined || parsedBody === null) return { status: 400 };
      const more = Array.isArray(parsedBody) ? Math.min(parsedBody.length, maxMessages) - 1 : 0;
      const moreMs = more > 0 ? useCases.limits.request(agent, more) : 0;
      if (moreMs > 0) return tooMany(moreMs);
      const handler = createMcpHandler(() => mcpServer(agent, useCases), {
        responseMode: 'auto',
        onerror: (error) => log.error({ err: error }, "An agent's request failed"),
      });
      const answer = await handler.fetch(requestOf(sent), { parsedBody });
      return {
        status: answer.status,
        body: await answer.text(),
        contentType: answer.headers.get('content-type') ?? 'application/json',
      };
    },
  };
}

/** Only the headers that the SDK reads; the key isn't passed on. */
function requestOf(headers: Readonly<Record<string, string | string[] | undefined>>): Request {
  const passed = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' && /^(accept|content-type|mcp-[\w-]+)$/.test(name)
      ? [[name, value] as const]
      : [],
  );
  return new Request('http://stand-in/mcp', {
    method: 'POST',
    headers: Object.fromEntries(passed),
    body: '{}',
  });
}
