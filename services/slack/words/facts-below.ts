import { nameBeforeColon } from '../../common/name-before-colon.ts';
import { daysOfProposal, daysUntilAged, type Fact, maxFactChars } from '../../memory/fact.ts';
import { mention, quote, quotedWords, time } from '../mrkdwn.ts';
import { plural, timecode } from './amounts.ts';

const maxChars = { quote: 200, name: 60 } as const;

/** Above what may be worth remembering. */
export function sayAskedWhether({ audience }: Fact): string {
  const readers =
    audience.kind === 'channel'
      ? `Members of <#${audience.channelId}> could read it`
      : 'Only you could read it';
  return `*Worth remembering?* ${readers}. Without a *Keep*, it’s gone in ${plural(daysOfProposal, 'day')}.`;
}

/** One thing that was said, with who said it. Nobody is mentioned but whom somebody linked: they said it in the call. */
export function sayProposed({ text, source, about }: Fact): string {
  const words = quotedWords(text, maxFactChars);
  if (source.kind !== 'call') return `• ${words}`;
  const who = quote(nameBeforeColon(source.saidBy ?? '', maxChars.name), maxChars.name) || 'Someone';
  const at = source.saidAtMs === null ? '' : ` at ${timecode(source.saidAtMs)}`;
  const quoted = source.quote === text ? '' : `: ${quotedWords(source.quote, maxChars.quote)}`;
  const is = about?.kind === 'person' && about.guest ? ` (${mention(about.userId)})` : '';
  return `• ${words}\n_${who}${is}${at}${quoted}_`;
}

/** Above what was kept long ago. */
export const sayAskedStill = `*Still true?* Nobody has looked at this for ${plural(daysUntilAged, 'day')}. Without an answer, I keep it.`;

/** One thing that was kept, and when. */
export function sayAged({ text, decidedAt, createdAt, about }: Fact): string {
  const who = about?.kind === 'person' ? `${mention(about.userId)}: ` : '';
  const day = time(decidedAt ?? createdAt, '{date_short_pretty}');
  return `• ${who}${quotedWords(text, maxFactChars)}\n_As of ${day}_`;
}

/** What is remembered of a call, and by whom. */
export function sayRemembersFromCall(kept: readonly Fact[]): string {
  const all = kept.map(({ text, decidedBy }) => {
    const by = decidedBy === null ? '' : ` (kept by ${mention(decidedBy)})`;
    return `${quotedWords(text, maxFactChars)}${by}`;
  });
  return `I’ll remember: ${all.join(', ')}. \`/pika memory\` shows and changes it.`;
}
