/** How long a recording says that it is, or why that can't be told. */
export type Length =
  | { kind: 'length'; seconds: number }
  | { kind: 'video' }
  /** The container is right, and what is in it isn't. */
  | { kind: 'other' }
  | { kind: 'unreadable' };

export const unreadable: Length = { kind: 'unreadable' };

/** Bytes as text, one character a byte; shorter at the end. */
export function tagAt(bytes: Buffer, at: number, chars = 4): string {
  return bytes.toString('latin1', at, at + chars);
}
