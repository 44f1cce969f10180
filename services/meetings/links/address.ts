/** An address taken apart. `host` is in lower case; `query` and `fragment` come without their marks. */
export type Address = { host: string; path: string; query: string; fragment: string };

/** Redirects within redirects make long addresses; no browser keeps much longer ones. */
const maxChars = 8_192;

// Not a lenient parser's reading of it: those forgive backslashes, ports, users, dots and other scripts that a person
// reads differently. The classes of neighbours exclude each other, so that it is read in one pass. `zoommtg` and
// `zoomus` are what Zoom's pages open its app with.
const shape = /^(?:(https?|zoommtg|zoomus):\/\/)?([a-z0-9.-]{1,254})(?::(\d{1,5}))?(\/[ -~]*)?$/i;

/**
 * An address without user, other ports than its scheme's own, and characters of other scripts in host and path; the scheme
 * is not ours to use. The dot that ends a host's full name is the same host.
 */
export function parseAddress(text: string): Address | null {
  if (text.length > maxChars || text.includes('\\')) return null;
  const [place, fragment] = cutAt(text, '#');
  const [page, query] = cutAt(place, '?');
  const [, scheme = 'https', host, port, path = '/'] = shape.exec(page) ?? [];
  if (host === undefined || !isOwnPort(scheme, port) || /\s/.test(query + fragment)) return null;
  return { host: host.toLowerCase().replace(/\.$/, ''), path, query, fragment };
}

function isOwnPort(scheme: string, port: string | undefined): boolean {
  return port === undefined || port === (scheme.toLowerCase() === 'http' ? '80' : '443');
}

function cutAt(text: string, mark: string): [before: string, after: string] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** The first value of a parameter, decoded. */
export function parameterOf({ query }: Address, name: string): string | null {
  // Text that was escaped twice still has `&amp;` between them.
  for (const part of query.split('&')) {
    const [key, value] = cutAt(part.replace(/^(?:amp;){1,3}/, ''), '=');
    if (key === name) return decoded(value);
  }
  return null;
}

/** Null where the escapes are broken. */
export function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
