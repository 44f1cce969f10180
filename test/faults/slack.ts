import type { Fault } from './fault.ts';

export const slackFaults: readonly Fault[] = [
  {
    id: 'S1',
    fault: 'Slack sends an event four times, or a mention and a message for one post, to one process or two',
    expected: 'one meeting, one card',
    tests: [['promises/slack/the-same-post-many-times', 'one event delivered', 'a mention comes as two']],
  },
  {
    id: 'S2',
    fault: 'the process is killed between receiving an event and the database',
    expected: 'what was acknowledged is stored; the rest comes again',
    tests: [['process/kill-at-every-failpoint', 'at …']],
  },
  {
    id: 'S3',
    fault: 'the database is slow or away when an event, command or press comes',
    expected: 'an answer in 2.5 s that promises nothing; events come again',
    tests: [
      ['promises/slack/the-database-is-slow', 'an event that', 'commands get an answer', 'a message without'],
    ],
  },
  {
    id: 'S4',
    fault: 'Slack’s answer to a post is lost',
    expected: 'the message is looked up by its metadata, and is there once',
    tests: [
      [
        'promises/slack/lost-answers',
        'a card whose answer',
        'a card that starts',
        'a reply is there once',
        'a post that never',
      ],
      ['promises/slack/a-lost-answer-and-a-newer-state', 'a card whose answer'],
    ],
  },
  {
    id: 'S5',
    fault: 'Slack throttles one channel',
    expected: 'only that channel waits, edits are joined, leaving doesn’t wait',
    tests: [
      ['promises/slack/one-channel-is-rate-limited', '429 on posts', 'the channel’s post', '429 on edits'],
    ],
  },
  {
    id: 'S6',
    fault: 'a channel is gone, archived or closed to us; a text or its blocks are refused',
    expected: 'no repetition: simpler words, or a DM to who asked; the call goes on',
    tests: [
      ['promises/slack/a-channel-that-takes-no-posts', '…: the asker', 'a channel is lost'],
      ['promises/slack/content-that-slack-refuses', '…: the card', 'where Slack keeps'],
    ],
  },
  {
    id: 'S7',
    fault: 'the token is revoked, or the app removed, during a call',
    expected: 'the call is left within a minute, and the process stays up',
    tests: [
      [
        'promises/slack/the-app-is-removed',
        '… on a write',
        'Slack says tokens_revoked',
        'Slack says app_uninstalled',
        'a process that starts',
      ],
    ],
  },
  {
    id: 'S8',
    fault: 'the socket breaks, is replaced, refused, or open but dead',
    expected: 'it connects again, and nothing counts twice or is missed',
    tests: [
      [
        'promises/slack/the-socket-breaks',
        'the socket breaks',
        'Slack asks for',
        'Slack refuses',
        'a connection that',
      ],
    ],
  },
  {
    id: 'S9',
    fault: 'two people press, or somebody presses a button of a call that is over',
    expected: 'the first counts, the other is told',
    tests: [
      [
        'promises/slack/two-people-press',
        'two people press Stop',
        'one person presses',
        'a double click',
        'a button of',
      ],
    ],
  },
  {
    id: 'S10',
    fault: 'our own posts and edits come back; another app answers each of ours',
    expected: 'ours start nothing; apps are heard for links alone, and so often an hour',
    tests: [
      [
        'promises/slack/own-posts-and-other-apps',
        'Stand-in’s own',
        'another app’s link',
        'an app that answers',
      ],
    ],
  },
  {
    id: 'S11',
    fault: 'somebody deletes our card',
    expected: 'one with buttons is posted again',
    tests: [['promises/slack/a-deleted-card-comes-back', 'a card with buttons']],
  },
];
