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
  /** Origins, such as `http://127.0.0.1:8080`, that are let through unchecked. For tests; no setting leads here. */
  exempt?: readonly string[];
  resolve?: Resolve;
  /** Bytes of one answer; 5 MB unless told. */
  largestAnswer?: number;
};

const largestUnlessTold = 5 * 1024 * 1024;
/** Milliseconds for a connection, for the first byte and between bytes. A call has its own deadline over all. */
const silence = 10_000;

/**
 * For addresses that people or admins configured. Https only, and neither the name, nor what it resolves to, nor the
 * other end of the connection may be inside the network: a name that changes its mind between check and use (DNS
 * rebinding) is refused, because what is checked is what is connected to. `request` follows no redirect and unpacks
 * no compressed answer.
 */
export function createGuardedAgent({
  exempt = [],
  resolve = systemLookup,
  largestAnswer = largestUnlessTold,
}: GuardedAgentOptions = {}): Agent {
  const open = buildConnector({ timeout: silence });
  const guarded = buildConnector({ timeout: silence, lookup: publicOnly(resolve), allowH2: false });
  return new Agent({
    headersTimeout: silence,
    bodyTimeout: silence,
    maxResponseSize: largestAnswer,
    // Each call on a connection of its own: a reused one that just closed could not be told from a lost answer.
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

/** The connection was not made, so nothing was sent. */
class InsideError extends Error {
  readonly code = 'EINSIDE';
  constructor() {
    super('the address points inside the network');
  }
}

function originOf({ protocol, hostname, port }: buildConnector.Options): string {
  return `${protocol}//${hostname}${port ? `:${port}` : ''}`;
}

/** One inside address among several is enough to refuse: which of them is connected to is not ours to choose. */
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
