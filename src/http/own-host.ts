import { isIP } from 'node:net';
import type { HttpRequest } from './server.ts';

/** A name has 253 characters at most. */
const maxHostChars = 260;

/** Names that nobody can register: of this machine, of a container, of a network inside. */
const isInside = /^[\w-]+$|\.(localhost|local|internal|home\.arpa|svc)$/i;

/**
 * Whether a request names us as people inside reach us, or as `publicUrl` says. A web page whose own name leads to this
 * machine (DNS rebinding) names itself.
 */
export function isOwnHost(
  { distinct }: Pick<HttpRequest, 'distinct'>,
  publicUrl: string | undefined,
): boolean {
  const [host = '', ...others] = distinct.host ?? [];
  if (others.length > 0 || host.length > maxHostChars) return false;
  const name = nameIn(host);
  if (name === null) return false;
  return (
    isIP(name) !== 0 ||
    isInside.test(name) ||
    (publicUrl !== undefined && new URL(publicUrl).hostname === name)
  );
}

/** Without its port, and an IPv6 address without its brackets; null where it's no host. */
function nameIn(host: string): string | null {
  const bracketed = /^\[([\da-f:.]+)\](?::\d+)?$/i.exec(host)?.[1];
  if (bracketed) return bracketed;
  return /^([\w.-]+?)\.?(?::\d+)?$/.exec(host)?.[1]?.toLowerCase() ?? null;
}
