import { Response } from 'undici';
import type { Fetch } from '../../http/fetch.ts';

/** No answer holds a method for longer. */
const maxPauseSeconds = 3_600;

/**
 * Keeps Slack's 429: until its Retry-After has passed, no part of the app calls the same method again. Such a call gets
 * Slack's answer once more, with the time that is left. Slack counts by method and workspace
 * (https://docs.slack.dev/apis/web-api/rate-limits), and posts by channel: so there is one of these for each client.
 */
export function keepingPauses(fetch: Fetch, now: () => number = () => performance.now()): Fetch {
  const until = new Map<string, number>();
  return async (url, init) => {
    const key = keyOf(url, init);
    const leftMs = (until.get(key) ?? 0) - now();
    if (leftMs > 0) return tooMany(Math.ceil(leftMs / 1_000));
    const answer = await fetch(url, init);
    const seconds = answer.status === 429 ? retryAfter(answer) : null;
    if (seconds !== null) {
      for (const [old, at] of until) if (at <= now()) until.delete(old);
      until.set(key, Math.max(until.get(key) ?? 0, now() + seconds * 1_000));
    }
    return answer;
  };
}

/** The wait that an answer asks for. */
export function retryAfter({ headers }: Awaited<ReturnType<Fetch>>): number | null {
  const seconds = Number.parseInt(headers.get('retry-after') ?? '', 10);
  return seconds > 0 ? Math.min(seconds, maxPauseSeconds) : null;
}

function keyOf(url: string | URL, init: object | undefined): string {
  const { origin, pathname } = new URL(url);
  const method = pathname.split('/').at(-1) ?? '';
  // What isn't a method is where files are.
  if (!/^[a-z]\w*(?:\.\w+)+$/.test(method)) return origin;
  const body = (init as { body?: unknown } | undefined)?.body;
  return method === 'chat.postMessage' && typeof body === 'string'
    ? `${method} ${new URLSearchParams(body).get('channel')}`
    : method;
}

function tooMany(seconds: number): Response {
  return new Response(null, { status: 429, headers: { 'retry-after': String(seconds) } });
}
