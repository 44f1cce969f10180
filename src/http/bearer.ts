import type { IncomingMessage } from 'node:http';

/** The one bearer token of a request (RFC 6750); null if there's none, or more than one header. */
export function bearerIn({ authorization = [] }: IncomingMessage['headersDistinct']): string | null {
  const [header = '', ...others] = authorization;
  return others.length === 0 ? (/^Bearer (\S+)$/i.exec(header)?.[1] ?? null) : null;
}
