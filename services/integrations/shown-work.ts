import { oneLine } from '../common/one-line.ts';
import { safeUrl } from '../common/safe-url.ts';

/** Characters that are kept of others' words. */
const maxChars = { title: 120, ref: 80, state: 40, url: 300 } as const;

export const titleOf = (title: string): string => oneLine(title, maxChars.title) || 'Untitled';
export const refOf = (ref: string): string => oneLine(ref, maxChars.ref);
export const stateOf = (state: string): string => oneLine(state, maxChars.state);

/** Only what a browser opens over TLS; half an address would be another one. */
export function pageOf(given: string): string | null {
  const url = safeUrl(given);
  return url?.startsWith('https:') && url.length <= maxChars.url ? url : null;
}
