import { Agent, request } from 'undici';
import { parseJson } from '../json.ts';
import { ANSWER_TIMEOUT_MS } from '../limits.ts';
import { signatureHeaders } from '../signing.ts';
import type { Attempt, DeliveryError, Outgoing, Transport } from './transport.ts';

type RawAnswer = { status: number; headers: Record<string, unknown>; body: string; elapsedMs: number };
export type HttpDelivery = Transport & {
  /** Posts these very bytes; for forged and malformed requests. */
  sendRaw(url: string, body: string | Buffer, headers: Record<string, string>): Promise<RawAnswer>;
  close(): Promise<void>;
};

/** Signed requests to the app's request URL. */
export function createHttpDelivery(urlOf: () => string | undefined, signingSecret: string): HttpDelivery {
  const agent = new Agent({ connections: 256 });

  const sendRaw = async (url: string, body: string | Buffer, headers: Record<string, string>) => {
    const from = performance.now();
    const answer = await request(url, {
      method: 'POST',
      body,
      headers: { 'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)', ...headers },
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
      dispatcher: agent,
    });
    const text = await answer.body.text();
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: text,
      elapsedMs: performance.now() - from,
    };
  };

  return {
    kind: 'http',
    sendRaw,
    async send(outgoing, { attempt, reason }): Promise<Attempt> {
      const url = urlOf();
      if (url === undefined) return { ok: false, error: 'connection_failed', elapsedMs: 0 };
      const { body, type } = bodyOf(outgoing);
      const from = performance.now();
      try {
        const answer = await sendRaw(url, body, {
          'content-type': type,
          ...signatureHeaders(signingSecret, body),
          ...(attempt > 0 && { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': reason }),
        });
        const { status, elapsedMs } = answer;
        const noRetry = answer.headers['x-slack-no-retry'] === '1';
        if (status < 200 || status > 299)
          return { ok: false, status, error: 'http_error', noRetry, elapsedMs };
        return { ok: true, status, elapsedMs, answer: answerOf(answer) };
      } catch (error) {
        return { ok: false, error: errorOf(error), elapsedMs: performance.now() - from };
      }
    },
    close: () => agent.destroy(),
  };
}

/** Events are JSON; commands are a form; interactions are a form with one JSON field. */
function bodyOf({ what, payload }: Outgoing): { body: string; type: string } {
  if (what === 'event') return { body: JSON.stringify(payload), type: 'application/json' };
  const fields =
    what === 'command'
      ? Object.entries(payload).map(([key, value]): [string, string] => [key, String(value)])
      : [['payload', JSON.stringify(payload)] satisfies [string, string]];
  return { body: new URLSearchParams(fields).toString(), type: 'application/x-www-form-urlencoded' };
}

function answerOf({ headers, body }: RawAnswer): unknown {
  if (body === '') return undefined;
  return String(headers['content-type'] ?? '').includes('application/json') ? parseJson(body) : body;
}

function errorOf(error: unknown): DeliveryError {
  return error instanceof Error && error.name === 'TimeoutError' ? 'http_timeout' : 'connection_failed';
}
