import { quoted } from '../../common/quoted.ts';
import type { BroughtWork } from '../../meetings/ports/thread-updates.ts';
import { verbs } from './verbs.ts';
import type { WorkChange, WorkOfPerson } from './work-change.ts';

/** A person's work as a session gets it. */
export function broughtWork({ userId, name, changes, more }: WorkOfPerson): BroughtWork {
  return { userId, name, lines: [...changes.map(lineOf), ...(more > 0 ? [`and ${more} more`] : [])] };
}

function lineOf({ what, ref, title, url, to }: WorkChange): string {
  return [verbs[what], ref, quoted(title, 300), to ? `→ ${to}` : '', url ? `(${url})` : '']
    .filter(Boolean)
    .join(' ');
}
