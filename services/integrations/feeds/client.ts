import { type Dispatcher, request } from 'undici';
import type { FeedAnswer, Feeds } from '../../calendars/ports/feeds.ts';
import { reasonOf } from '../../http/failure.ts';
import { addressProblem } from '../../http/public-address.ts';

const maxAddressChars = 2_000;
const maxEtagChars = 500;
/** For a whole read, last byte included. */
const timeoutMs = 10_000;

export type FeedsOptions = {
  /** The guarded agent: https only, never inside the network. */
  dispatcher: Dispatcher;
  onCall?: (name: string, outcome: string, milliseconds: number) => void;
};

/**
 * Reads calendars' feeds. Google, Outlook, Apple and Fastmail don't redirect, so only one redirect within the same host
 * is followed. No error or answer ever quotes the address, which is a secret.
 */
export function createFeeds({ dispatcher, onCall = () => {} }: FeedsOptions): Feeds {
  return {
    problem: (url) => (url.length > maxAddressChars ? 'is too long' : addressProblem(url)),
    async read(url, etag, signal) {
      const from = performance.now();
      const within = AbortSignal.any([AbortSignal.timeout(timeoutMs), signal]);
      const told = (outcome: string, answer: FeedAnswer) => {
        onCall('calendar_feed', outcome, performance.now() - from);
        return answer;
      };
      try {
        const { status, answer } = await ask({ url, etag, dispatcher, signal: within });
        return told(String(status), answer);
      } catch (error) {
        return told('no_answer', { kind: 'failed', reason: `It couldn’t be reached: ${reasonOf(error)}.` });
      }
    },
  };
}

type Asked = { url: string; etag: string | null; dispatcher: Dispatcher; signal: AbortSignal };

async function ask(asked: Asked, mayFollow = true): Promise<{ status: number; answer: FeedAnswer }> {
  const { url, etag, dispatcher, signal } = asked;
  const {
    statusCode: status,
    headers,
    body,
  } = await request(url, {
    dispatcher,
    signal,
    headers: {
      accept: 'text/calendar, */*;q=0.1',
      'user-agent': 'Stand-in',
      ...(etag ? { 'if-none-match': etag } : {}),
    },
  });
  if (status === 200) {
    const text = new Uint8Array(await body.arrayBuffer());
    return { status, answer: { kind: 'text', text, etag: tagIn(headers.etag) } };
  }
  body.dump({ limit: 64 * 1024 }).catch(() => {});
  if (status === 304 && etag) return { status, answer: { kind: 'unchanged' } };
  const next = mayFollow && status >= 301 && status <= 308 ? sameHost(url, headers.location) : null;
  if (next) return ask({ ...asked, url: next }, false);
  return { status, answer: { kind: 'failed', reason: wordsFor(status) } };
}

function tagIn(header: string | string[] | undefined): string | null {
  const tag = [header].flat()[0];
  return tag && tag.length <= maxEtagChars ? tag : null;
}

function sameHost(url: string, location: string | string[] | undefined): string | null {
  const to = [location].flat()[0] ?? '';
  if (!URL.canParse(to, url)) return null;
  const next = new URL(to, url);
  return next.origin === new URL(url).origin ? next.href : null;
}

function wordsFor(status: number): string {
  if (status >= 300 && status < 400) return 'It redirects elsewhere, which I don’t follow.';
  if (status === 404 || status === 410)
    return `It answered ${status}: no such calendar, or its address was reset.`;
  if (status === 401 || status === 403) return `It answered ${status}: it wants a sign-in.`;
  return `It answered ${status}.`;
}
