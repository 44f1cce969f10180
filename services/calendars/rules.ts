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
 * What to do about a meeting when its time comes. What was said of its series counts more than the rules; but to go where
 * the rules want nobody is asked about.
 */
export function verdictOf(
  event: Pick<CalendarEvent, 'declined' | 'mine' | 'outside' | 'title' | 'people'>,
  rules: Rules,
  series: SeriesDecision | null,
  botName: string,
): Verdict {
  if (event.declined || series === 'never') return 'leave';
  const isUnwanted = rules.skipOutside && event.outside;
  // Whoever said so may not have thought of those who were invited since.
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

/** Who asks for “AI” doesn't mean “maintenance”; who asks for “standup” means “Stand-up”. */
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
