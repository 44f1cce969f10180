import { newSecret } from '../../services/common/secret.ts';
import type { HttpRequest } from '../http/server.ts';
import type { OAuthAddress } from './address.ts';

/** What binds a request to the browser that opened it. `__Host-` keeps other hosts of a domain from writing it (RFC 6265bis, 4.1.3.2). */
function nameAt({ issuer }: OAuthAddress): string {
  return issuer.startsWith('https:') ? '__Host-standin-browser' : 'standin-browser';
}

/** The browser's secret; null where it has none yet. */
export function browserOf({ headers }: Pick<HttpRequest, 'headers'>, address: OAuthAddress): string | null {
  const name = `${nameAt(address)}=`;
  const pair = (headers.cookie ?? '').split(/; */).find((one) => one.startsWith(name));
  const value = pair?.slice(name.length) ?? '';
  return /^[\w-]{43}$/.test(value) ? value : null;
}

/** A browser keeps its secret while it's open, so that two of its pages don't take it from each other. */
export function browserCookie(address: OAuthAddress, secret: string): string {
  const secure = address.issuer.startsWith('https:') ? '; Secure' : '';
  // Sent along where a client's page leads here, but with no request of that page itself.
  return `${nameAt(address)}=${secret}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

export const newBrowser = newSecret;
