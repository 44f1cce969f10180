import ipaddr from 'ipaddr.js';

/** All that IANA assigns for the public internet today; other IPv6 is internal, embedded or unused. */
const globalUnicast = ipaddr.parseCIDR('2000::/3');

/**
 * Whether an IP address is on the public internet: not this machine, internal or reserved, and not an IPv4 address inside
 * an IPv6 one (mapped, 6to4, Teredo, NAT64), which leads wherever the IPv4 address leads.
 */
export function isPublicIp(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.parse(address);
  if (ip.range() !== 'unicast') return false;
  // Looks public, and is the machine that looks after every virtual machine in Azure (learn.microsoft.com, “168.63.129.16”).
  if (ip.toString() === '168.63.129.16') return false;
  return ip instanceof ipaddr.IPv4 || ip.match(globalUnicast as [typeof ip, number]);
}

/** Names that are internal whatever they resolve to: RFC 6761, RFC 6762, RFC 8375, and `.internal` as ICANN reserved it. */
const insideName = /(^|\.)(localhost|local|internal|home\.arpa|localdomain|lan|intranet)$/;

/**
 * What is wrong with an address that a person or an admin gave us to call, in words; null if nothing is.
 * `URL` has already made `127.1`, `2130706433` and `0x7f.1` into `127.0.0.1` (https://url.spec.whatwg.org/#host-parsing).
 */
export function addressProblem(address: string): string | null {
  if (!URL.canParse(address)) return 'is not an address';
  const { protocol, username, password, hostname } = new URL(address);
  if (protocol !== 'https:') return 'must begin with https://';
  if (username !== '' || password !== '') return 'must not carry a name or password';
  return isPublicHost(hostname) ? null : 'must not point inside the network';
}

/** Judged by the name only; its IP addresses are checked when connecting. */
export function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (ipaddr.isValid(host)) return isPublicIp(host);
  return host.includes('.') && !insideName.test(host.toLowerCase());
}
