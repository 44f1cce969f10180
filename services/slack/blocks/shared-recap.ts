import type { KnownBlock } from '@slack/types';
import { withMaskedAddresses as masked } from '../../common/masked-address.ts';
import { nameBeforeColon } from '../../common/name-before-colon.ts';
import { quoted } from '../../common/quoted.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import { isKept, type KeptItem } from '../../notes/item.ts';
import type { KeptNotes } from '../../notes/kept-notes.ts';
import type { Share } from '../../notes/ports/shares.ts';
import { limits } from '../limits.ts';
import { cap, escapeText, mention, quote } from '../mrkdwn.ts';
import { sayWithheld } from '../words/consent.ts';
import { sayDue } from '../words/due.ts';
import { sayShared } from '../words/sharing.ts';
import { type Content, context, section } from './elements.ts';
import { summaryOf } from './note-details.ts';

const maxChars = { line: 400, summary: 2_800, list: 2_800 } as const;
const maxQuotes = 6;

/** A recap as another channel reads it: nobody is pinged, nothing can be pressed, and no mail address is whole. */
export function sharedRecap(meeting: Meeting, notes: KeptNotes, share: Share, page: string | null): Content {
  const { kind, withheld = [] } = notes;
  const title = quote(masked(notes.title) || 'Recap', 140);
  const head = kind === 'highlights' ? `Highlights: ${title}` : title;
  const summary = cap(escapeText(masked(summaryOf(notes))), maxChars.summary);
  const items = notes.items.filter(isKept).filter(({ state }) => state === 'open' || state === 'done');
  const decisions = notes.decisions.map(({ text }) => text);
  const quotes = notes.timeline
    .slice(0, maxQuotes)
    .map(
      ({ speaker, text }) => `${nameBeforeColon(speaker, 40) || 'Someone'}: ${quoted(text, maxChars.line)}`,
    );
  return {
    text: cap(`${head}: ${summary}`, limits.messageText),
    blocks: [
      section(`*${head}*\n${summary}`.trim()),
      ...list('Decisions', decisions.map(lineOf)),
      ...list('Action items', items.map(itemLine)),
      ...list('Said, word for word', quotes.map(lineOf)),
      context(...new Set(withheld.map(sayWithheld)), sayShared(meeting, share, page)),
    ],
  };
}

function list(heading: string, lines: readonly string[]): KnownBlock[] {
  return lines.length > 0 ? [section(cap(`*${heading}*\n${lines.join('\n')}`, maxChars.list))] : [];
}

function lineOf(text: string): string {
  return `• ${quote(masked(text), maxChars.line)}`;
}

function itemLine({ text, ownerName, ownerId, due, createdAt, state }: KeptItem): string {
  // As the call has the name: a mention would ping somebody who may not be there.
  const owner = ownerName ? quote(masked(ownerName), 80) : ownerId ? mention(ownerId) : 'unassigned';
  const aside = [owner, sayDue(due, createdAt), state === 'done' ? 'done' : ''].filter(Boolean).join(', ');
  return `${lineOf(text)} (${aside})`;
}
