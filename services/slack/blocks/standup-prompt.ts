import type { StandupPrompt } from '../../standups/ports/standup-prompt.ts';
import { mention, quote } from '../mrkdwn.ts';
import { plural } from '../words/amounts.ts';
import { sayDue } from '../words/due.ts';
import { type Content, words } from './elements.ts';

/** Items of last time that are shown; the rest are counted. */
const most = 10;

/** What is asked in the thread of a standup before it begins. */
export function standupPrompt({ open, from }: StandupPrompt, now: Date): Content {
  const shown = open.slice(0, most).map(({ text, ownerId, ownerName, due }) => {
    const owner = ownerId ? mention(ownerId) : ownerName ? quote(ownerName, 60) : 'nobody yet';
    const until = sayDue(due, now);
    return `• ${quote(text, 150)} (${[owner, until].filter(Boolean).join(', ')})`;
  });
  const more = open.length > most ? [`…and ${plural(open.length - most, 'more')}`] : [];
  const lines = [
    ...(open.length > 0 ? ['*Still open from last time*', ...shown, ...more, ''] : []),
    '*Anything for the standup?* Reply here; I take it with me.',
    ...(from.length > 0 ? [`With me so far: ${from.slice(0, 50).map(mention).join(', ')}`] : []),
  ];
  return words(lines.join('\n'));
}
