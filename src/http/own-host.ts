import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { HttpRequest } from './server.ts';

/** A name has 253 characters at most. */
const maxHostChars = 260;

/** Names that nobody can register: of this machine, of a container, of a network inside. */
const isInside = /^[\w-]+$|\.(localhost|local|internal|home\.arpa|svc)$/i;

/** Addresses that lead nowhere from outside. */
const rangesInside = new Set(['loopback', 'private', 'linkLocal', 'uniqueLocal', 'carrierGradeNat']);

/**
 * Whether a request names us as people inside reach us. A web page whose own name leads to this machine (DNS rebinding) names
 * itself, and who comes from the internet the address that others are given.
 */
export function isNamedInside({ distinct }: Pick<HttpRequest, 'distinct'>): boolean {
  const [host = '', ...others] = distinct.host ?? [];
  if (others.length > 0 || host.length > maxHostChars) return false;
  const name = nameIn(host);
  if (name === null) return false;
  return isIP(name) ? rangesInside.has(ipaddr.process(name).range()) : isInside.test(name);
}

/** Without its port, and an IPv6 address without its brackets; null where it's no host. */
function nameIn(host: string): string | null {
  const bracketed = /^\[([\da-f:.]+)\](?::\d+)?$/i.exec(host)?.[1];
  if (bracketed) return bracketed;
  return /^([\w.-]+?)\.?(?::\d+)?$/.exec(host)?.[1]?.toLowerCase() ?? null;
}
