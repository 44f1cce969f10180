import type { FeedProblem } from './occurrence.ts';

/** Sentences for whoever has the calendar. */
export const problemWords: Record<FeedProblem, string> = {
  not_a_calendar: 'That address isn’t a calendar.',
  cut_off: 'The calendar was cut off in the middle.',
  too_big: 'The calendar is too big: more than 10 MB, 20,000 events, or 50,000 times of series to look at.',
  too_slow: 'The calendar takes too long to read: more than ten seconds.',
  stopped: 'Stand-in was restarted while reading the calendar.',
};
