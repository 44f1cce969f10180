/** Text from outside without NUL and lone surrogates, which no database takes. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
