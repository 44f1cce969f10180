/** A mail address of which only its owner sees the rest: `d…@acme.test`. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at > 0 ? `${[...address][0]}…${address.slice(at)}` : '…';
}

/** A text of others, in which none is whole. */
export function withMaskedAddresses(text: string): string {
  return text.replaceAll(/[^\s@<>()[\],;:"']{1,64}@[^\s@<>()[\],;:"']{3,255}/g, maskedAddress);
}
