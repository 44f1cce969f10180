import { type Call, readLink } from '../../services/meetings/call-link.ts';

/** The call that an address leads to, or null. */
export function parseCallLink(text: string): Call | null {
  const read = readLink(text);
  return read?.kind === 'call' ? read.call : null;
}
