import type { Unit } from '../../meetings/ports/unit.ts';
import type { NotesUnit } from '../../notes/ports/notes-unit.ts';
import type { ConnectedSelves } from '../../personas/ports/connected-selves.ts';
import type { AtPika } from './at-pika.ts';
import type { Facts } from './facts.ts';
import type { GuestLinks } from './guest-links.ts';

/** A transaction with what is known, and the recaps below which people are asked about it. */
export type MemoryUnit = Unit &
  Pick<NotesUnit, 'notes'> & {
    readonly facts: Facts;
    readonly guestLinks: GuestLinks;
    readonly atPika: AtPika;
    readonly selves: ConnectedSelves;
    readonly announcer: Pick<NotesUnit['announcer'], 'showNotes'>;
  };
