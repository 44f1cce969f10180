import type { Fault } from './fault.ts';

export const abuses: readonly Fault[] = [
  {
    id: 'M1',
    fault: 'a signature is forged, missing, doubled or cut; the secret is empty',
    expected: '401 and nothing stored; no start with an empty secret',
    tests: [
      ['promises/slack/forged-and-hostile-requests', 'a forged, missing', 'an empty signing'],
      ['promises/doors/a-forged-push-is-refused', 'a forged, missing', 'without a secret'],
    ],
    instead: 'Constant time is Node’s `timingSafeEqual`; no test measures it.',
  },
  {
    id: 'M2',
    fault: 'a valid request is sent again',
    expected: '200 and no effect',
    tests: [['promises/slack/forged-and-hostile-requests', 'a valid request', 'a setting that was changed']],
  },
  {
    id: 'M3',
    fault: 'bodies too large, endless, or a byte a second, fifty at once',
    expected: 'cut off, and others are served',
    tests: [
      ['process/doors', '50 bodies'],
      ['promises/doors/slow-senders-keep-nobody-out', 'without a signature', 'while unfinished'],
      ['pure/http/no-sender-keeps-others-out', 'a body sent byte by byte'],
    ],
  },
  {
    id: 'M4',
    fault:
      'bodies that are signed and make no sense: null, ten thousand levels, `__proto__`, lone surrogates',
    expected: 'refused, and the process lives',
    tests: [
      ['promises/slack/forged-and-hostile-requests', 'hostile bodies'],
      ['promises/doors/a-forged-push-is-refused', 'a signed body'],
      ['promises/agents/hostile-requests', 'malformed bodies', '`__proto__`'],
    ],
  },
  {
    id: 'M5',
    fault: 'addresses that look like a call’s',
    expected: 'no meeting; what is sent on is rebuilt from the code',
    tests: [
      ['promises/slack/look-alike-links', 'look-alike links'],
      ['pure/slack/links-in-posts', '… is the call', 'a character put in'],
      ['pure/meetings/wrapped-links', 'a look-alike stays'],
    ],
  },
  {
    id: 'M6',
    fault: 'an address that somebody gave leads inside, or to what is no picture',
    expected: 'refused by literal and by connected address; no redirects; pictures by content and size',
    tests: [
      ['pure/tasks/guard/addresses', '… points inside', 'every spelling'],
      ['pure/tasks/guard/connections', 'plain http', 'a name that changes', 'a redirect'],
      ['promises/notes/destinations/a-destination-refuses', 'an address that leads'],
      ['pure/personas/faces/what-is-no-face', 'the declared size', 'whatever the bytes'],
    ],
  },
  {
    id: 'M7',
    fault: 'a file of Slack’s that points elsewhere',
    expected: 'the token goes to Slack alone',
    tests: [['pure/slack/files-that-people-give', '… isn’t Slack’s', 'a file is read']],
  },
  {
    id: 'M8',
    fault: 'somebody in the call commands the agent, aloud or by their name',
    expected: 'words are data; what acts waits for a click of who may',
    tests: [
      [
        'promises/agents/a-guest-commands-nothing',
        'a command said',
        'an agent that obeys',
        'an agent cannot',
      ],
      ['promises/agents/attacks/hostile-words', 'what a model makes'],
    ],
  },
  {
    id: 'M9',
    fault: 'pings and disguised links in names and notes',
    expected: 'shown as text, not unfurled',
    tests: [
      ['promises/slack/words-from-a-call-are-data', 'pings and disguised'],
      ['promises/agents/words-of-agents-are-data', 'pings, disguised'],
    ],
  },
  {
    id: 'M10',
    fault: 'somebody outside the channel, or of another workspace, ends, extends or reads a call',
    expected: 'decided by the store and the signed payload',
    tests: [
      ['promises/slack/who-may-press', 'forged button', 'someone of another', 'in a DM only', '/pika leave'],
      ['promises/agents/who-may-still-see', 'a person who left'],
    ],
  },
  {
    id: 'M11',
    fault: 'a double click, an approval of what was changed since, a model that joins calls itself',
    expected: 'an approval is for what it showed, once',
    tests: [
      ['promises/tasks/an-approval-binds-what-was-shown', 'a click on the card', 'when two people'],
      ['promises/tasks/a-channel-lifts-approval', 'an agent joins'],
      ['promises/slack/two-people-press', 'a double click'],
    ],
  },
  {
    id: 'M12',
    fault: 'one person starts call after call',
    expected: 'limits on calls at once and on money, checked where the meeting is made',
    tests: [
      [
        'promises/slack/caps-and-budget',
        'one person starts',
        'a channel’s cap',
        'an admin sets',
        'many calls asked',
      ],
    ],
  },
  {
    id: 'M13',
    fault: 'errors that quote secrets',
    expected: 'secrets are in no log, message, job, row or error',
    tests: [
      ['process/canaries', 'PikaStream’s errors', 'an agent’s key', 'a bot token', 'a database that refuses'],
    ],
  },
  {
    id: 'M14',
    fault: 'newlines, ANSI codes and 50 kB in a name',
    expected: 'one line in the log, stripped and cut',
    tests: [
      ['promises/slack/words-from-a-call-are-data', 'newlines, ANSI'],
      ['promises/agents/words-of-agents-are-data', 'newlines, ANSI', '50 kB'],
    ],
  },
];
