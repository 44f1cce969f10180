import type { KnownBlock } from '@slack/types';
import { nameBeforeColon } from '../../common/name-before-colon.ts';
import { type Item, isKept } from '../../notes/item.ts';
import type { KeptNotes } from '../../notes/kept-notes.ts';
import type { Evidence } from '../../notes/written-notes.ts';
import { quote, quotedWords } from '../mrkdwn.ts';
import { timecode } from '../words/amounts.ts';
import { soundsLikeAPromise } from '../words/notes.ts';
import { actions, button, type Content, section } from './elements.ts';

/** What the buttons are called on the wire; listeners/actions answers to the same names. */
export const promiseAction = { keep: 'promise_keep', no: 'promise_no', unfold: 'promises_unfold' } as const;

/** Everyone sees the first; the others once somebody wants to. */
const shownAtFirst = 3;
const maxPerMessage = 8;
const maxChars = { speaker: 40, words: 500, before: 300 } as const;

/** The first quotes that sound like a promise, and a button for the rest. */
export function firstPromises({ meetingId, items, unfolded }: KeptNotes): KnownBlock[] {
  const promises = items.filter((item) => !isKept(item));
  const left = promises.length - shownAtFirst;
  return [
    ...(promises.length > 0 ? [section(soundsLikeAPromise)] : []),
    ...promises.slice(0, shownAtFirst).flatMap(promiseBlocks),
    ...(left > 0 && !unfolded ? actions([button(`Show ${left} more`, promiseAction.unfold, meetingId)]) : []),
  ];
}

/** The rest, once somebody wanted to see it. */
export function morePromises({ items, unfolded }: KeptNotes): Content[] {
  const rest = unfolded ? items.filter((item) => !isKept(item)).slice(shownAtFirst) : [];
  const pages: Content[] = [];
  for (let from = 0; from < rest.length; from += maxPerMessage) {
    const page = rest.slice(from, from + maxPerMessage);
    const text = 'More that sounds like a promise';
    pages.push({ text, blocks: [section(`*${text}*`), ...page.flatMap(promiseBlocks)] });
  }
  return pages;
}

/** Nobody is mentioned: who said it is a name of the call. */
function promiseBlocks({ id, version, text, evidence: [said, before] }: Item): KnownBlock[] {
  const at = said ? ` at ${timecode(said.startMs)}` : '';
  const words = quotedWords(said?.text ?? text, maxChars.words);
  const lines = [
    ...(before ? [`${nameOf(before)}: ${quotedWords(before.text, maxChars.before)}`] : []),
    `*${nameOf(said)}*${at}: *${words}*`,
  ];
  const value = `${id}:${version}`;
  return [
    section(lines.join('\n')),
    ...actions([button('Keep as task', promiseAction.keep, value), button('No', promiseAction.no, value)]),
  ];
}

function nameOf(said: Evidence | undefined): string {
  return quote(nameBeforeColon(said?.speaker ?? '', maxChars.speaker), maxChars.speaker) || 'Someone';
}
