import { STATUS_CODES } from 'node:http';
import { type Dispatcher, request } from 'undici';
import { hideTokens } from './hide-tokens.ts';

export type WholeFetchOptions = {
  dispatcher: Dispatcher;
  /** How long the other side may be silent, before the first byte and between bytes. The caller's signal ends it all. */
  silenceMs: number;
  /** Outcome is the HTTP status, or `no_answer`. */
  onCall?: (outcome: string, milliseconds: number) => void;
};

/**
 * A `fetch` for a library that speaks to one host with a key. It reads answers whole, follows no redirect, unpacks no
 * compressed answer, and hides the key in what comes back. Rejects with undici's errors.
 */
export function wholeFetch({ dispatcher, silenceMs, onCall = () => {} }: WholeFetchOptions): typeof fetch {
  return async (input, init = {}) => {
    const from = performance.now();
    const headers = Object.fromEntries(new Headers(init.headers));
    try {
      const answer = await request(input instanceof Request ? input.url : input, {
        method: (init.method ?? 'GET') as Dispatcher.HttpMethod,
        dispatcher,
        headers,
        body: typeof init.body === 'string' ? init.body : null,
        headersTimeout: silenceMs,
        bodyTimeout: silenceMs,
        ...(init.signal ? { signal: init.signal } : {}),
      });
      const text = hideTokens(await answer.body.text(), headers);
      onCall(String(answer.statusCode), performance.now() - from);
      return responseOf(answer, text);
    } catch (error) {
      onCall('no_answer', performance.now() - from);
      throw error;
    }
  };
}

function responseOf({ statusCode: status, headers }: Dispatcher.ResponseData, text: string): Response {
  const given = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  // A response with one of these may not have a body (https://fetch.spec.whatwg.org/#null-body-status).
  const body = [204, 205, 304].includes(status) ? null : text;
  return new Response(body, { status, statusText: STATUS_CODES[status] ?? '', headers: given });
}
