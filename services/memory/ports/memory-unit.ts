import type { Unit } from '../../meetings/ports/unit.ts';
import type { NotesUnit } from '../../notes/ports/notes-unit.ts';
import type { Facts } from './facts.ts';

/** A transaction with what is known, and the recaps below which people are asked about it. */
export type MemoryUnit = Unit &
  Pick<NotesUnit, 'notes'> & {
    readonly facts: Facts;
    readonly announcer: Pick<NotesUnit['announcer'], 'showNotes'>;
  };
