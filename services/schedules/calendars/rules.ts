import type { CalendarEvent, SeriesDecision } from './calendar.ts';

/** What one's calendar does by itself. */
export type Rules = {
  /** Asks each time; or goes to all with a call, to those one organises, to those where it is named or a word is. */
  send: 'ask' | 'all' | 'mine' | 'named';
  word: string | null;
  /** Meetings with people of other organisations are left alone. */
  skipOutside: boolean;
  /** Where threads are; null: the DM with its person. */
  channelId: string | null;
  /** How long before. */
  minutesAhead: number;
};

export const minutesAheadChoices = [2, 5, 10, 15, 30] as const;

export const defaultRules: Rules = {
  send: 'ask',
  word: null,
  skipOutside: false,
  channelId: null,
  minutesAhead: 5,
};

export type Verdict = 'ask' | 'send' | 'leave';

/** What to do about a meeting when its time comes. What was said of its series counts more than the rules. */
export function verdictOf(
  event: Pick<CalendarEvent, 'declined' | 'mine' | 'outside' | 'title' | 'guests'>,
  rules: Rules,
  series: SeriesDecision | null,
  botName: string,
): Verdict {
  if (event.declined || series === 'never') return 'leave';
  if (series === 'always') return 'send';
  if (rules.skipOutside && event.outside) return 'leave';
  switch (rules.send) {
    case 'ask':
      return 'ask';
    case 'all':
      return 'send';
    case 'mine':
      return event.mine ? 'send' : 'leave';
    case 'named':
      return isNamed(event, [rules.word ?? '', botName]) ? 'send' : 'leave';
    default:
      return rules.send satisfies never;
  }
}

/** As whole words: who asks for “AI” does not mean “maintenance”. */
function isNamed(
  { title, guests }: Pick<CalendarEvent, 'title' | 'guests'>,
  words: readonly string[],
): boolean {
  const spread = (text: string) =>
    ` ${text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  const said = [title, ...guests].map(spread);
  return words.some((word) => word.trim() !== '' && said.some((text) => text.includes(spread(word))));
}
