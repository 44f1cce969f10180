/** More than any client that we know of needs. */
const maxChars = 1_000;

// Only characters that an address may have as it stands (RFC 3986, 2): nothing is decoded, so two readers can't differ.
const https = /^https:\/\/[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?(?::\d{1,5})?(?:[/?][!$&-;=?-Z_a-z~%]*)?$/i;
// RFC 8252 (7.3); `localhost` too, since most clients write that.
const loopback = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?((?:[/?][!$&-;=?-Z_a-z~%]*)?)$/i;

/**
 * Whether codes may be sent there: over https, or to a program on the person's own computer. Other schemes open whatever
 * program claimed them first, and the MCP specification allows none.
 */
export function isUsableRedirect(uri: string): boolean {
  return uri.length <= maxChars && (https.test(uri) || loopback.test(uri)) && URL.canParse(uri);
}

/** Whether a client registered the address: character by character, but for the port of a loopback one (RFC 8252, 7.3). */
export function isRegistered(registered: readonly string[], asked: string): boolean {
  if (!isUsableRedirect(asked)) return false;
  const local = withoutPort(asked);
  return registered.some((uri) => uri === asked || (local !== null && withoutPort(uri) === local));
}

/** Null for what isn't on the person's own computer. */
function withoutPort(uri: string): string | null {
  const found = loopback.exec(uri);
  return found && `${found[1]}${found[2]}`;
}

/** How a program on the person's own computer is kept and listed. */
export const localHost = 'localhost';

/** The host that a person is shown, with its port; null for a program on their own computer. */
export function hostOfRedirect(uri: string): string | null {
  return loopback.test(uri) ? null : new URL(uri).host;
}

/** The address with parameters added to those that it has (RFC 6749, 3.1.2). */
export function withParameters(uri: string, parameters: Readonly<Record<string, string | null>>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== null) given.set(name, value);
  return `${uri}${uri.includes('?') ? '&' : '?'}${given}`;
}
