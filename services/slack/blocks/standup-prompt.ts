import type { Item } from '../../notes/item.ts';
import type { NewsFor } from '../../standups/ports/standup-news.ts';
import type { StandupPrompt } from '../../standups/ports/standup-prompt.ts';
import { limits } from '../limits.ts';
import { cap, mention, quote } from '../mrkdwn.ts';
import { plural } from '../words/amounts.ts';
import { sayDue } from '../words/due.ts';
import { sayWorkProblem } from '../words/reasons/work.ts';
import { sayWork } from '../words/work.ts';
import { type Content, context, section, words } from './elements.ts';

/** Open items that are shown; the rest are counted. */
const maxItems = 10;
const maxPeople = 10;

/** What is asked in the thread of a standup before it begins. */
export function standupPrompt({ open, work, news, from }: StandupPrompt, now: Date): Content {
  const asked = [
    '*Anything for the standup?* Reply here, and I’ll pass it on.',
    ...(from.length > 0 ? [`So far from: ${from.slice(0, 50).map(mention).join(', ')}`] : []),
  ].join('\n');
  const openItems = [
    ...(open.length > 0 ? [sayOpen(open, now)] : []),
    ...(news.length > 0 ? [sayNews(news)] : []),
  ];
  if (!work) return words([...openItems, asked].join('\n\n'));
  const changes = sayWork(work);
  const problems = work.problems.map(sayWorkProblem);
  return {
    text: cap([...openItems, asked, ...problems].join('\n\n'), limits.messageText),
    blocks: [
      ...openItems.map(section),
      ...sectionsOf(changes),
      ...(problems.length > 0 ? [context(...problems)] : []),
      section(asked),
    ],
  };
}

function sayOpen(open: readonly Item[], now: Date): string {
  const shown = open.slice(0, maxItems).map(({ text, ownerId, ownerName, due }) => {
    const owner = ownerId ? mention(ownerId) : ownerName ? quote(ownerName, 60) : 'nobody yet';
    const until = sayDue(due, now);
    return `• ${quote(text, 150)} (${[owner, until].filter(Boolean).join(', ')})`;
  });
  const more = open.length > maxItems ? [`…and ${plural(open.length - maxItems, 'more')}`] : [];
  return ['*Still open from last time*', ...shown, ...more].join('\n');
}

/** How much, and no words: what is new for somebody stands where they read it. */
function sayNews(news: readonly NewsFor[]): string {
  const shown = news.slice(0, maxPeople).map(({ userId, items, decisions, facts }) => {
    const much = [
      ...(items > 0 ? [plural(items, 'action')] : []),
      ...(decisions > 0 ? [plural(decisions, 'decision')] : []),
      ...(facts > 0 ? [`${plural(facts, 'thing')} remembered`] : []),
    ];
    return `• ${mention(userId)}: ${much.join(', ')}`;
  });
  return ['*New since you last wrote* (`/pika memory me` and `/pika memory` show it)', ...shown].join('\n');
}

/** As few sections as take whole lines. */
function sectionsOf(groups: readonly string[]) {
  const texts: string[] = [];
  for (const line of groups.flatMap((group) => group.split('\n'))) {
    const joined = `${texts.at(-1) ?? ''}\n${line}`;
    if (texts.length > 0 && joined.length <= limits.sectionText) texts[texts.length - 1] = joined;
    else texts.push(line);
  }
  return texts.map(section);
}
