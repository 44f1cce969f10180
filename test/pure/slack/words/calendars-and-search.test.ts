import { expect, test } from 'vitest';
import type { Calendar, CalendarEvent } from '../../../../services/calendars/calendar.ts';
import type { EventOutcome } from '../../../../services/calendars/decide-event.ts';
import { defaultRules } from '../../../../services/calendars/rules.ts';
import {
  sayAddOutcome,
  sayAddressTyped,
  sayCalendars,
  sayCost,
  sayEventOutcome,
  sayFirst,
  sayForgotten,
  sayMissed,
  sayMoreSeries,
  sayNoDm,
  sayNotAllowed,
  sayRecovered,
  sayRemoved,
  sayRules,
  saySeries,
  sayTrouble,
} from '../../../../services/slack/words/calendar.ts';
import { sayAnswer, sayFound, sayLooking, sayMeetings } from '../../../../services/slack/words/search.ts';
import { expectHouseStyle } from './house-style.ts';

// Every sentence about calendars and search, as people read them.
const at = new Date('2026-11-27T10:00:00Z');
const feed = {
  ...{ kind: 'feed', label: 'calendar.google.com', problem: null, failingSince: null, lastOkAt: at },
  rules: defaultRules,
} as unknown as Calendar;
const google = { ...feed, kind: 'google', label: 'ada@acme.org' } as Calendar;
const failing = { ...feed, problem: 'It answered 404.', failingSince: at } as Calendar;
const event = { cancelled: false, decided: null, askedAt: at } as unknown as CalendarEvent;

function read(sentences: readonly (string | null)[]) {
  for (const sentence of sentences) if (sentence) expectHouseStyle(sentence);
  return expect(sentences);
}

test('calendars', () => {
  const tooLate = (given: object) =>
    sayEventOutcome({ kind: 'too_late', event: { ...event, ...given } } as unknown as EventOutcome);
  read([
    sayNotAllowed({ kind: 'unknown' }),
    sayNotAllowed({ kind: 'not_member' }),
    sayAddressTyped,
    sayCalendars([]),
    sayCalendars([feed, failing, { ...feed, lastOkAt: null }]),
    sayCalendars([{ ...feed, unreadable: 1 }]),
    sayRules({ ...defaultRules, send: 'all', skipOutside: true, channelId: 'C1' }),
    sayRules({ ...defaultRules, send: 'mine' }),
    sayRules({ ...defaultRules, send: 'named', word: 'AI' }),
    sayCost({ ...defaultRules, send: 'all' }, 0.275, 60),
    sayNoDm,
    sayFirst(feed, 3),
    sayFirst(google, 0),
    sayFirst({ ...feed, unreadable: 2 }, 3),
    sayMissed(2),
    sayTrouble(failing),
    sayTrouble({ ...google, problem: 'It answered 403.', lastOkAt: null }),
    sayRecovered(feed),
    sayAddOutcome({ kind: 'added', calendar: google }),
    sayRemoved(feed),
    sayRemoved(google),
    sayRemoved(null),
    saySeries({ id: 's', title: 'Weekly sync', decision: 'never', decidedAt: at }),
    sayMoreSeries(2),
    sayForgotten({ id: 's', title: null, decision: 'always', decidedAt: at }),
    sayForgotten(null),
    tooLate({ cancelled: true }),
    tooLate({ askedAt: null }),
    tooLate({ decided: 'unanswered' }),
    tooLate({ decided: 'sent' }),
    sayEventOutcome({ kind: 'not_yours' } as EventOutcome),
  ]).toMatchInlineSnapshot(`
    [
      "Slack isn’t responding. Try again in a minute.",
      "Calendars are for members of this workspace. As a guest, paste a call’s link instead.",
      "I didn’t save that address because it’s private. Add it with \`/pika calendar add\`. If others may have seen it, reset it in your calendar first.",
      "No calendar yet. Add one, and before each meeting with a call I’ll ask you in a DM whether to send someone.",
      "*Your calendars*
    • calendar.google.com: read at <!date^1795773600^{time}|2026-11-27 10:00 UTC>
    • calendar.google.com: unreadable since <!date^1795773600^{time}|2026-11-27 10:00 UTC>. It answered 404.
    • calendar.google.com: being read for the first time
    *Rules:* I ask about each meeting with a call; 5 min ahead; threads in our DM.",
      "*Your calendars*
    • calendar.google.com: read at <!date^1795773600^{time}|2026-11-27 10:00 UTC>. I couldn’t read the time of 1 meeting, so I left it out. Paste its link instead.
    *Rules:* I ask about each meeting with a call; 5 min ahead; threads in our DM.",
      "someone joins every meeting with a call, except with people from other organizations; 5 min ahead; threads in <#C1>.",
      "someone joins meetings that you organize; 5 min ahead; threads in our DM.",
      "someone joins meetings that name the agent or “AI”; 5 min ahead; threads in our DM.",
      " Each costs $0.275 a minute, $16.50 at most (60 minutes).",
      "Leave this empty for our DM. I can only DM you here.",
      ":calendar: I can read your calendar at calendar.google.com. It has 3 meetings with a Meet or Zoom link in the next two weeks. I ask about each meeting with a call; 5 min ahead; threads in our DM. Change that with \`/pika calendar rules\`.",
      ":calendar: I can read your Google calendar (ada@acme.org). It has no meetings with a Meet or Zoom link in the next two weeks. I ask about each meeting with a call; 5 min ahead; threads in our DM. Change that with \`/pika calendar rules\`.",
      ":calendar: I can read your calendar at calendar.google.com. It has 3 meetings with a Meet or Zoom link in the next two weeks. I couldn’t read the times of 2 meetings, so I left them out. Paste their links instead. I ask about each meeting with a call; 5 min ahead; threads in our DM. Change that with \`/pika calendar rules\`.",
      ":x: Stand-in wasn’t running and missed 2 meetings in your calendar. If one is still going, paste its link.",
      ":warning: I couldn’t read your calendar at calendar.google.com since <!date^1795773600^{date_short_pretty} at {time}|2026-11-27 10:00 UTC>. It answered 404. I’m using the last version and will keep trying. If its address was reset, add the new one with \`/pika calendar\`.",
      ":warning: I couldn’t read your Google calendar (ada@acme.org). It answered 403. I’ll keep trying.",
      ":white_check_mark: I can read your calendar at calendar.google.com again.",
      "Added: your Google calendar (ada@acme.org). I’ll post what I find in our DM.",
      "Removed: calendar.google.com. I deleted its address and meetings. Your series settings are kept; scheduled joins still happen, and their cards have *Don’t join*.",
      "Removed: ada@acme.org. I deleted its meetings. Your series settings are kept; scheduled joins still happen, and their cards have *Don’t join*.",
      "Already removed.",
      "Weekly sync: never, since <!date^1795773600^{date_short_pretty} at {time}|2026-11-27 10:00 UTC>",
      "and 2 older ones.",
      "Forgotten: a series with no meeting in the next two weeks, which was always. Your rules apply to it again.",
      "Already forgotten, or not yours.",
      "That meeting was cancelled.",
      "That meeting was moved. I’ll ask again before its new time.",
      "That meeting began a while ago. If it’s still going, paste its link.",
      "Already decided.",
      "That calendar was removed, or isn’t yours.",
    ]
  `);
});

test('search', () => {
  const pageOf = () => null;
  read([
    sayFound({ kind: 'external' }, pageOf),
    sayFound({ kind: 'unknown' }, pageOf),
    sayFound({ kind: 'too_often', waitMs: 4_100 }, pageOf),
    sayFound({ kind: 'nothing', meetings: 0 }, pageOf),
    sayFound({ kind: 'nothing', meetings: 3 }, pageOf),
    sayFound({ kind: 'found', meetings: 3, passages: [] }, pageOf),
    sayLooking(2),
    sayAnswer({ kind: 'unanswered', problem: 'timed_out' } as never, [], pageOf),
    sayAnswer({ kind: 'answered', text: 'Twenty dollars.', cited: [] } as never, [], pageOf),
    sayMeetings({ kind: 'found', meetings: [] } as never, pageOf),
    sayMeetings({ kind: 'newest', here: [], elsewhere: [] } as never, pageOf),
  ]).toMatchInlineSnapshot(`
    [
      "Stand-in works here for another workspace, and only its members can search its meetings.",
      "Slack isn’t responding, so I can’t tell which channels you’re in. Try again in a minute.",
      "You’ve searched a lot in a short time. Try again in 5 seconds.",
      "There are no past meetings to search here yet.",
      "Nothing about that in 3 meetings. Try fewer words, or the words that were used. \`/pika meetings\` lists them all.",
      "Searched 3 meetings. Word for word:",
      "Searching 2 meetings…",
      "The model gave no answer: it took too long. Here’s what I found, word for word:",
      "Twenty dollars.
    _AI-generated from these passages. May contain mistakes:_",
      "No meeting has these words. Try fewer, or type \`/pika meetings\` for the newest.",
      "No meetings yet in your channels. Paste a Google Meet link to start one.",
    ]
  `);
});
