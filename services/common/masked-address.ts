/** A mail address of which only its owner sees the rest: `d…@acme.test`. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at > 0 ? `${[...address][0]}…${address.slice(at)}` : '…';
}
