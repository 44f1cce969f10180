import { type LookupAddress, type LookupAllOptions, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { isPublicHost, isPublicIp } from './public-address.ts';

/** How names become IP addresses: all of them, as `dns.lookup` with `all` gives them. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export type GuardedAgentOptions = {
  /** Origins such as `http://127.0.0.1:8080` that aren't checked. For tests only; no setting sets it. */
  exempt?: readonly string[];
  resolve?: Resolve;
  maxAnswerBytes?: number;
};

const defaultMaxAnswerBytes = 5 * 1024 * 1024;
/** For a connection, for the first byte and between bytes. A call also has its own deadline. */
const silenceMs = 10_000;

/**
 * For addresses that people or admins configured. Only https, and neither the name, nor its IP addresses, nor the peer of
 * the connection may be inside the network. The address that is checked is the one that is connected to, so DNS rebinding
 * doesn't get through. `request` follows no redirect and unpacks no compressed answer.
 */
export function createGuardedAgent({
  exempt = [],
  resolve = systemLookup,
  maxAnswerBytes = defaultMaxAnswerBytes,
}: GuardedAgentOptions = {}): Agent {
  const open = buildConnector({ timeout: silenceMs });
  const guarded = buildConnector({ timeout: silenceMs, lookup: publicOnly(resolve), allowH2: false });
  return new Agent({
    headersTimeout: silenceMs,
    bodyTimeout: silenceMs,
    maxResponseSize: maxAnswerBytes,
    // Each call on a connection of its own: a reused one that just closed can't be told from a lost answer.
    pipelining: 0,
    connect(options, done) {
      if (exempt.includes(originOf(options))) return open(options, done);
      if (options.protocol !== 'https:' || !isPublicHost(options.hostname))
        return done(new InsideError(), null);
      guarded(options, (...[error, socket]) => {
        if (error) return done(error, null);
        if (isPublicIp(socket.remoteAddress ?? '')) return done(null, socket);
        socket.destroy();
        done(new InsideError(), null);
      });
    },
  });
}

/** No connection was made, so nothing was sent. */
class InsideError extends Error {
  readonly code = 'EINSIDE';
  constructor() {
    super('the address points inside the network');
  }
}

function originOf({ protocol, hostname, port }: buildConnector.Options): string {
  return `${protocol}//${hostname}${port ? `:${port}` : ''}`;
}

/** One inside address among several is enough to refuse: we don't choose which one is connected to. */
function publicOnly(resolve: Resolve): LookupFunction {
  return (hostname, options, done) =>
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, []);
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isPublicIp(address)))
        return done(new InsideError(), []);
      if (options.all) return done(null, addresses);
      done(null, first.address, first.family);
    });
}
