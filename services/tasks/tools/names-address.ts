/** Last words of names under which an address stands, with or without its scheme. */
const namesOfAddresses = new Set([
  ...['url', 'urls', 'uri', 'uris', 'href', 'endpoint', 'webhook'],
  ...['domain', 'host', 'hostname'],
]);

/**
 * Whether a tool's input names an address. Its owner learns what stands in it, and words of a call may have chosen
 * it: to ask for a page is to tell something.
 */
export function namesAddress(value: unknown, name = ''): boolean {
  if (typeof value === 'string') return isAddress(value) || (value.trim() !== '' && isNamedSo(name));
  if (Array.isArray(value)) return value.some((part) => namesAddress(part, name));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([inner, part]) => isAddress(inner) || namesAddress(part, inner));
}

/** Also within a text, and as browsers read it: `https:` needs no slash, `\\` is one, and a line's end is nothing to them. */
function isAddress(text: string): boolean {
  const read = text.toLowerCase().replaceAll('\\', '/');
  const isMarked = read.includes(':/') || read.trimStart().startsWith('//') || read.includes('www.');
  return isMarked || /https?:[^\s]/.test(read.replaceAll(/[\t\n\r]/g, ''));
}

/** `page_url` and `pageUrl` are. */
function isNamedSo(name: string): boolean {
  const last = name.split(/(?<=[a-z\d])(?=[A-Z])|[^A-Za-z\d]/).findLast(Boolean);
  return namesOfAddresses.has((last ?? '').toLowerCase());
}
