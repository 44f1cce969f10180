import type { CalendarEvent, Rules, SeriesDecision } from './calendar.ts';

export const minutesAheadChoices = [2, 5, 10, 15, 30] as const;

export const defaultRules: Rules = {
  send: 'ask',
  word: null,
  skipOutside: false,
  channelId: null,
  minutesAhead: 5,
};

export type Verdict = 'ask' | 'send' | 'leave';

/**
 * What to do when a meeting is due. A decision for its series outranks the rules, except that *Always* asks about a meeting
 * that the rules would skip.
 */
export function verdictOf(
  event: Pick<CalendarEvent, 'declined' | 'mine' | 'outside' | 'title' | 'people'>,
  rules: Rules,
  series: SeriesDecision | null,
  botName: string,
): Verdict {
  if (event.declined || series === 'never') return 'leave';
  const isUnwanted = rules.skipOutside && event.outside;
  // The owner may not know of guests who were invited later.
  if (series === 'always') return isUnwanted ? 'ask' : 'send';
  if (isUnwanted) return 'leave';
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

type Words = Pick<CalendarEvent, 'title' | 'people'>;

function isNamed({ title, people }: Words, words: readonly string[]): boolean {
  const said = [title, ...people.split('\n')].map(partsOf);
  return words.map((word) => partsOf(word).join('')).some((word) => said.some((parts) => has(parts, word)));
}

/** Matches whole words: “AI” isn't in “maintenance”, but “standup” is “Stand-up”. */
function has(parts: readonly string[], word: string): boolean {
  if (word === '') return false;
  return parts.some((_, from) => {
    let run = '';
    for (let at = from; at < parts.length && run.length < word.length; at += 1) run += parts[at];
    return run === word;
  });
}

function partsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
