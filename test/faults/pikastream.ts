import type { Fault } from './fault.ts';

export const pikastreamFaults: readonly Fault[] = [
  {
    id: 'A1',
    fault: 'the request for a session times out or gets an answer that says nothing of it',
    expected: 'nobody asks a second time by themselves; the thread offers Retry and Dismiss',
    tests: [
      ['promises/pikastream/an-uncertain-create-is-never-repeated', 'a request that may', 'Retry asks'],
      ['pure/pikastream/every-answer-to-a-create', 'no status leads', 'a lost answer'],
    ],
  },
  {
    id: 'A2',
    fault: 'the process is killed once the session is made and before its id is stored',
    expected: 'the same',
    tests: [
      ['process/kill-at-every-failpoint', 'at …'],
      ['promises/pikastream/an-uncertain-create-is-never-repeated', 'the next process'],
    ],
  },
  {
    id: 'A3',
    fault: 'nobody lets it in',
    expected: 'a hint after a minute, then it leaves, and the thread says what the host can do',
    tests: [
      [
        'promises/pikastream/a-lobby-nobody-opens-is-left',
        'nobody lets',
        'someone lets',
        'the host declines',
      ],
    ],
  },
  {
    id: 'A4',
    fault: 'leaving is answered with 404, 409, 500 or not at all',
    expected: '404 is left; all else is tried until PikaStream confirms it, with an alarm after five minutes',
    tests: [
      ['promises/pikastream/leaving-is-tried-until-it-is-confirmed', 'a DELETE that fails', '404 means left'],
    ],
  },
  {
    id: 'A5',
    fault: 'a poll gets an error, a page, nothing, or a status nobody knows',
    expected: 'nothing ends and nothing begins; said after a minute',
    tests: [
      ['promises/pikastream/a-poll-that-tells-nothing-changes-nothing', 'trouble while', 'while connecting'],
      ['pure/pikastream/what-a-session-says-of-itself', 'an unknown status', 'any answer is read'],
    ],
  },
  {
    id: 'A6',
    fault: 'a session that was closed is ready again',
    expected: 'it’s left again',
    tests: [['promises/pikastream/a-session-back-from-the-dead-is-left-again', 'a session that']],
  },
  {
    id: 'A7',
    fault: 'webhooks come early, twice, in another order, or a day late',
    expected: 'kept until their session is known, counted once, in order',
    tests: [
      [
        'promises/doors/events-count-once-through-every-door',
        'the same event',
        'events that come before',
        'out of order',
        'pushed notes',
      ],
    ],
  },
  {
    id: 'A8',
    fault: 'no webhook, no feed and no notes',
    expected: 'polling alone is enough; the thread says what is missing',
    tests: [['promises/pikastream/polling-alone-suffices', 'no feed and no notes']],
  },
  {
    id: 'A9',
    fault: 'PikaStream refuses our key during a call',
    expected: 'said at once, nothing new starts, leaving goes on being tried',
    tests: [['promises/pikastream/a-refused-key-in-mid-call-is-said-at-once', '…: the thread']],
  },
  {
    id: 'A10',
    fault: 'no money: 402, a low, negative or unreadable balance',
    expected: 'nobody is sent, a link to top up, nothing is bought',
    tests: [
      [
        'promises/pikastream/a-wallet-too-low-gets-a-link-and-nothing-is-bought',
        'with too few',
        'a balance below',
        '402 means',
        'without a readable',
      ],
    ],
  },
  {
    id: 'A11',
    fault: 'PikaStream refuses sessions for a while, in ways that say that none was made',
    expected: 'tried again for five minutes, then given up aloud',
    tests: [
      [
        'promises/pikastream/a-create-that-did-not-arrive-is-tried-for-five-minutes',
        'after 429',
        'Retry-After',
        'after five minutes',
      ],
    ],
  },
  {
    id: 'A12',
    fault: 'the bill is higher than our ledger',
    expected: 'more than a minute is reported',
    tests: [
      [
        'promises/pikastream/a-bill-beyond-the-ledger-is-reported',
        'a wallet that fell',
        'a bill that agrees',
      ],
    ],
  },
  {
    id: 'A13',
    fault: 'an answer drips, never ends, or is three hours of transcript',
    expected: 'ten seconds and so many bytes, no more; long transcripts are rows',
    tests: [
      [
        'promises/pikastream/a-slow-or-endless-answer-is-cut-off',
        'an answer that drips',
        'an endless answer',
        'three hours',
      ],
    ],
  },
  {
    id: 'A14',
    fault: 'sessions fail for an hour while the balance can be read',
    expected: 'said once; who asks next is told before they wait',
    tests: [['promises/pikastream/a-long-outage-is-told-before-anyone-waits', 'during an hour']],
  },
];
