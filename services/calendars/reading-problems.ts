import type { FeedProblem } from './feed/occurrence.ts';

/** Why a calendar can't be read, in words for its person. */
export const readingProblems = {
  not_a_calendar: 'That address isn’t a calendar.',
  cut_off: 'The calendar was cut off in the middle.',
  too_big: 'The calendar is too big: more than 10 MB, 20,000 events, or 50,000 times of series to look at.',
  too_slow: 'The calendar takes too long to read: more than ten seconds.',
  stopped: 'Stand-in was restarted while reading the calendar.',
  google_not_set_up: 'Stand-in isn’t set up for Google calendars. An admin can set `GOOGLE_CALENDARS`.',
  no_email: 'Slack doesn’t tell me your e-mail address, which names your calendar.',
  owner_unknown: 'Slack isn’t responding, so I can’t tell whose it is.',
  no_address: 'Its address is gone.',
  not_saved: 'Stand-in failed to save something in it. That’s our bug; your admin will find it in the log.',
} as const satisfies Record<FeedProblem, string> & Record<string, string>;
