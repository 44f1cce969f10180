import type { Meeting } from '../../meetings/meeting.ts';
import type { Item } from '../../notes/item.ts';
import type { KeptNotes } from '../../notes/kept-notes.ts';
import { limits } from '../limits.ts';
import { cap, mention, quote } from '../mrkdwn.ts';
import { sayDue } from '../words/due.ts';
import {
  andMoreCalls,
  heldThatWeek,
  howToEndWeekly,
  noRecapThatWeek,
  nothingLeftOfWeek,
  sayWeek,
  sayWeeksCall,
} from '../words/weekly.ts';
import { type Content, context, section, words } from './elements.ts';

/** A call of a week. `notes`: null where there are none; `held` where they wait, or mustn't be repeated. */
export type WeeksCall = { meeting: Meeting; notes: KeptNotes | 'held' | null; page: string | null };

/** All together stay within what Slack takes of one message. */
export const mostCalls = 12;
const most = { lines: 4, lineChars: 180, callChars: 900 } as const;

/** Last week's calls of a channel; of the first of them, what was decided and what is still to be done. */
export function weeklyRecap(all: readonly Meeting[], shown: readonly WeeksCall[]): Content {
  if (all.length === 0) return words(nothingLeftOfWeek);
  const head = sayWeek(all);
  const more = all.length - shown.length;
  return {
    text: cap(head, limits.messageText),
    blocks: [
      section(head),
      ...shown.map((call) => section(cap(callText(call), most.callChars))),
      context(...(more > 0 ? [andMoreCalls(more)] : []), howToEndWeekly),
    ],
  };
}

function callText({ meeting, notes, page }: WeeksCall): string {
  if (notes === 'held' || notes === null)
    return [sayWeeksCall(meeting, null, page), notes === null ? noRecapThatWeek : heldThatWeek].join('\n');
  const open = notes.items.filter(({ state }) => state === 'open');
  return [
    sayWeeksCall(meeting, notes.title, page),
    ...lines(
      'Decided',
      notes.decisions.map(({ text }) => quote(text, most.lineChars)),
    ),
    ...lines('To do', open.map(itemLine)),
  ].join('\n');
}

function lines(heading: string, all: readonly string[]): string[] {
  const more = all.length - most.lines;
  return all.length === 0
    ? []
    : [
        `${heading}:`,
        ...all.slice(0, most.lines).map((line) => `• ${line}`),
        ...(more > 0 ? [`… and ${more} more`] : []),
      ];
}

function itemLine({ text, ownerId, ownerName, due, createdAt }: Item): string {
  const owner = ownerId ? mention(ownerId) : ownerName ? quote(ownerName, 60) : 'unassigned';
  return `${quote(text, most.lineChars)} (${[owner, sayDue(due, createdAt)].filter(Boolean).join(', ')})`;
}
