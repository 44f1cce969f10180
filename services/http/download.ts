import { type Dispatcher, request } from 'undici';
import type { ConnectionProblem } from '../common/connection-problem.ts';
import { reasonOf } from './failure.ts';

export type Download =
  | { kind: 'bytes'; bytes: Uint8Array<ArrayBuffer> }
  /** It isn't an address that can be fetched. */
  | { kind: 'bad_address' }
  /** Anything but 200; a redirect isn't followed. */
  | { kind: 'status'; status: number }
  | { kind: 'no_answer'; reason: ConnectionProblem };

export type DownloadOptions = {
  /** The guarded agent: it refuses addresses inside the network, anything but https, and too many bytes. */
  dispatcher: Dispatcher;
  /** For the whole file. */
  deadlineMs: number;
  signal?: AbortSignal | undefined;
  /** Outcome is the HTTP status, or `no_answer`. */
  onCall?: (outcome: string, milliseconds: number) => void;
};

const maxAddressChars = 4_000;

/** Fetches a file from an address that someone else gave us. No key goes along. */
export async function download(address: string, options: DownloadOptions): Promise<Download> {
  const url = address.length <= maxAddressChars ? URL.parse(address) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return { kind: 'bad_address' };
  const { dispatcher, deadlineMs, onCall = () => {} } = options;
  const limit = AbortSignal.timeout(deadlineMs);
  const signal = options.signal ? AbortSignal.any([limit, options.signal]) : limit;
  const from = performance.now();
  const told = (outcome: string, answer: Download) => {
    onCall(outcome, performance.now() - from);
    return answer;
  };
  try {
    const { statusCode: status, body } = await request(url, {
      dispatcher,
      signal,
      headers: { accept: 'image/*, */*;q=0.1', 'user-agent': 'Stand-in' },
    });
    if (status === 200)
      return told('200', { kind: 'bytes', bytes: new Uint8Array(await body.arrayBuffer()) });
    body.dump({ limit: 64 * 1024 }).catch(() => {});
    return told(String(status), { kind: 'status', status });
  } catch (error) {
    return told('no_answer', { kind: 'no_answer', reason: reasonOf(error) });
  }
}
