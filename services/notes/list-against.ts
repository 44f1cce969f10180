import {
  allLines,
  brokenList,
  coversList,
  type ListOwner,
  nothingForbidden,
} from '../meetings/do-not-say/lists.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { DoNotSayLists } from '../meetings/ports/do-not-say.ts';
import { type KeptNotes, listOf } from './kept-notes.ts';
import type { Spoken } from './recording.ts';
import { wordsOfNotes } from './words-of-notes.ts';

type Repeated = {
  readonly notes: Parameters<typeof wordsOfNotes>[0];
  /** What goes out with them as files. */
  readonly said?: () => Promise<readonly Spoken[]>;
  /** Where they are read, if not in their own channel: its list counts too. */
  readonly channelId?: string;
};

/** The do-not-say list that a recap breaks where it's read; null where it may be read there. */
export async function listAgainst(
  lists: Pick<DoNotSayLists, 'of'>,
  meeting: Meeting,
  { notes, said = async () => [], channelId = meeting.channelId }: Repeated,
): Promise<ListOwner | null> {
  const there = { id: null, teamId: meeting.teamId, channelId, personaId: null };
  const own = await lists.of(meeting);
  const others = channelId === meeting.channelId ? nothingForbidden : await lists.of(there);
  if (allLines(own).length + allLines(others).length === 0) return null;
  const lines = (await said()).map(({ speaker, text }) => `${speaker ?? ''}\n${text}`);
  const words = [wordsOfNotes(notes), ...lines].join('\n');
  return brokenList(words, own) ?? brokenList(words, others);
}

/** The list for which notes that are shown go nowhere by now: newer than what somebody sent anyway. */
export async function listMeanwhile(
  lists: Pick<DoNotSayLists, 'of'>,
  meeting: Meeting,
  notes: KeptNotes,
): Promise<ListOwner | null> {
  const broken = await listAgainst(lists, meeting, { notes: asWritten(notes) });
  return broken && !coversList(listOf(notes.heldBecause), broken) ? broken : null;
}

/** Notes that are kept, as those that are written. */
export function asWritten({ items, ...notes }: KeptNotes): Repeated['notes'] {
  return {
    ...notes,
    items: items.map(({ ownerName: owner, evidence, ...item }) => ({
      ...{ ...item, owner, evidence: [...evidence] },
    })),
  };
}
