/** Where this server is, as OAuth names it: an issuer of tokens (RFC 8414), and the resource that they open (RFC 9728). */
export type OAuthAddress = { issuer: string; resource: string };

/** The address of `POST /mcp`, where the server's own begins with `base`. */
export function mcpAddress(base: string): string {
  return `${base}/mcp`;
}

/**
 * Null where tokens would travel in the clear: over http only this machine itself may reach us (OAuth 2.1, 1.5).
 *
 * @param base Without a slash at its end.
 */
export function oauthAddress(base: string): OAuthAddress | null {
  const { protocol, hostname } = new URL(base);
  const isSafe = protocol === 'https:' || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  return isSafe ? { issuer: base, resource: mcpAddress(base) } : null;
}

/** Whether a client means our resource: as we write it, but for the case of its host and a slash at its end. */
export function isResource(asked: string, { resource }: OAuthAddress): boolean {
  return URL.canParse(asked) && new URL(asked).href.replace(/\/$/, '') === new URL(resource).href;
}
