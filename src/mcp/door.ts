import type { Key } from '../../services/agents/key-owner.ts';
import { looksLikeToken } from '../../services/agents/token.ts';
import type { Agent } from '../../services/agents/visible-meetings.ts';
import { hashOf } from '../../services/common/secret.ts';
import { parseJson } from '../../services/http/parse-json.ts';
import { bearerIn } from '../http/bearer.ts';
import type { HttpAnswer, Route } from '../http/server.ts';
import { tooMany } from '../http/too-many.ts';
import type { AgentUseCases } from './agent-use-cases.ts';
import { type Refusal, refusalIn } from './answer.ts';
import { withoutNullParams } from './null-params.ts';

export type McpDoorOptions = {
  /** A key and its owner; null if it is unknown or revoked. */
  ownerOf: (hash: string, sender: string) => Promise<Key | null | 'expired' | 'slack_silent' | 'busy'>;
  useCases: AgentUseCases;
  /** What a client is told that has no token, or one that doesn't count. */
  challenge: (hasToken: boolean) => string;
  log: { error(fields: object, message: string): void };
};

/** A document of 90,000 characters fits. */
const maxBodyBytes = 1024 * 1024;

/** Each is held against a schema, and the longest list that any tool takes has a few hundred. */
const maxValues = 10_000;

const contentType = 'application/json; charset=utf-8';

/** In one body: all of it is worked on at once, and others wait meanwhile. */
const maxMessages = 20;

/** As JSON-RPC 2.0 (5.1) names a request that is none. */
const tooManyMessages: HttpAnswer = {
  ...{ status: 400, contentType },
  body: JSON.stringify({
    ...{ jsonrpc: '2.0', id: null },
    error: {
      code: -32_600,
      message: `A body takes ${maxMessages} messages at most. Send the others in another.`,
    },
  }),
};

const bodyOf = (refusal: Refusal) => {
  const { code, says } = refusalIn(refusal);
  return JSON.stringify({ code, error: says });
};
const slackSilent: HttpAnswer = {
  ...{ status: 503, headers: { 'retry-after': '60' }, contentType },
  body: bodyOf({ kind: 'slack_silent' }),
};

/** So many requests at once: the body isn't read, or nothing in it was done. */
function tooOften(waitMs: number): HttpAnswer {
  return {
    ...tooMany(waitMs),
    contentType,
    body: bodyOf({ kind: 'too_often', what: 'requests', waitMs }),
  };
}

/** `POST /mcp` for agents: Streamable HTTP without sessions. The key is looked up before the body is read. */
export function mcpDoor({ ownerOf, useCases, challenge, log }: McpDoorOptions): Route[] {
  const refused = (kind: 'no_key' | 'key_expired', token: string): HttpAnswer => ({
    ...{ status: 401, headers: { 'www-authenticate': challenge(token !== '') }, contentType },
    body: bodyOf({ kind }),
  });
  const post: Route = {
    method: 'POST',
    path: '/mcp',
    maxBodyBytes,
    async handle({ headers: sent, distinct, sender, body: read }) {
      const token = bearerIn(distinct) ?? '';
      // Anything that can't be a key costs no query.
      const owner = looksLikeToken(token) ? await ownerOf(hashOf(token), sender()) : null;
      if (!owner) return refused('no_key', token);
      if (owner === 'expired') return refused('key_expired', token);
      if (owner === 'slack_silent') return slackSilent;
      if (owner === 'busy') return tooOften(1_000);
      const { id: tokenId, teamId, userId, readOnly, channelId } = owner;
      const agent: Agent = { tokenId, teamId, userId, readOnly, channelId };
      const waitMs = useCases.limits.request(agent, 1);
      if (waitMs > 0) return tooOften(waitMs);
      const parsedBody = parseJson((await read()).toString('utf8'), { maxValues });
      if (parsedBody === undefined || parsedBody === null) return { status: 400 };
      const messages = Array.isArray(parsedBody) ? parsedBody.length : 1;
      if (messages > maxMessages) return tooManyMessages;
      const more = messages - 1;
      const moreMs = more > 0 ? useCases.limits.request(agent, more) : 0;
      if (moreMs > 0) return tooOften(moreMs);
      const errors: Error[] = [];
      // With the first request: a start is the quicker for it, and many have no agent.
      const [{ createMcpHandler }, { mcpServer }] = await Promise.all([
        import('@modelcontextprotocol/server'),
        import('./server.ts'),
      ]);
      const handler = createMcpHandler(() => mcpServer(agent, useCases), {
        responseMode: 'auto',
        onerror: (error) => errors.push(error),
      });
      const answer = await handler.fetch(requestOf(sent), { parsedBody: withoutNullParams(parsedBody) });
      // A request that is none was its client's mistake, and the client is told.
      if (answer.status < 400 || answer.status >= 500)
        for (const error of errors) log.error({ err: error }, "An agent's request failed");
      return {
        status: answer.status,
        body: await answer.text(),
        contentType: answer.headers.get('content-type') ?? 'application/json',
      };
    },
  };
  // There is no stream to open. Some clients ask here first whether they need a token.
  const get: Route = {
    method: 'GET',
    path: '/mcp',
    handle: async ({ distinct }) =>
      bearerIn(distinct) === null ? refused('no_key', '') : { status: 405, headers: { allow: 'POST' } },
  };
  return [post, get];
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
