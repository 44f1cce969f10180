import type { Fault } from './fault.ts';

export const processFaults: readonly Fault[] = [
  {
    id: 'P1',
    fault: 'killed between any effect outside and its row',
    expected: 'the next process ends or tells of everything within a minute, nothing is done twice',
    tests: [
      ['process/kill-at-every-failpoint', 'at …'],
      ['process/kill-while-a-tool-runs', 'at …: an approved', 'at …: a change'],
      ['process/kill-while-a-turn-goes-on', 'at …'],
      ['process/kill-while-a-workflow-waits', 'at …'],
      ['process/kill-while-an-export-goes-out', 'at …: a mail', 'at …: a page'],
      ['process/kill-while-it-listens', 'at …', 'kill -9 once Attendee'],
      ['process/kill-while-slack-shows-a-call', 'at …'],
      ['process/kill-when-somebody-objects', '… the thread'],
      ['promises/personas/cut-off-once-pika-did-it', 'at …'],
      ['pure/walls/every-failpoint-is-tested', 'every failpoint', 'every effect outside'],
    ],
  },
  {
    id: 'P2',
    fault: 'SIGTERM during a call',
    expected: 'nobody leaves, it ends in ten seconds, the next process goes on',
    tests: [['process/stopping-and-going-on', 'after SIGTERM in a live call', 'after SIGTERM while']],
  },
  {
    id: 'P3',
    fault: 'two workers hold one meeting',
    expected: 'the older one changes nothing',
    tests: [
      [
        'promises/store/an-older-fence-is-refused',
        'while one worker',
        'a lease that ran out goes',
        'two workers',
      ],
    ],
  },
  {
    id: 'P4',
    fault: 'an exception or rejection that nobody caught',
    expected: 'logged without secrets, exit 1',
    tests: [['process/starting', 'after an …']],
  },
  {
    id: 'P5',
    fault: 'something would keep the event loop for seconds',
    expected: 'what comes from outside is bounded in size and in work; lag is measured and alarmed',
    tests: [
      ['pure/http/json-from-outside', 'a megabyte of', 'what is nested'],
      ['pure/walls/linear-time/every-reader-is-measured', 'everything that reads'],
      ['pure/http/alerts-name-what-is-measured', 'every series'],
    ],
    instead:
      'The loop isn’t blocked by a test: what could block it is measured instead, each reader of texts by its size.',
  },
  {
    id: 'P6',
    fault: 'a process stands still (SIGSTOP) and goes on later',
    expected: 'it finds its leases lost before its next effect',
    tests: [['process/stopping-and-going-on', 'a process that was frozen']],
  },
  {
    id: 'P7',
    fault: 'settings are missing, malformed, unknown, or still the example’s',
    expected: 'exit 1 before anything is touched, every problem listed, no value shown',
    tests: [
      ['process/starting', 'with wrong settings'],
      ['pure/config/settings', 'every problem is listed', 'a placeholder', 'no problem shows'],
    ],
  },
  {
    id: 'P8',
    fault: 'who collects traces is away, or never answers',
    expected: 'the call goes on, a stop is as quick as ever; said once in ten minutes',
    tests: [
      [
        'promises/meeting/one-trace-from-link-to-recap',
        'a receiver that is away',
        'a receiver that never answers',
      ],
    ],
  },
  {
    id: 'T1',
    fault: 'a process’s clock is ten minutes off',
    expected: 'leases, limits and starts go by the database’s; said once',
    tests: [
      ['process/a-clock-that-is-off', 'a clock …', 'a clock that is set back', 'a renewed lease'],
      ['pure/clock/a-clock-that-is-off-is-said', 'a clock ten minutes'],
    ],
  },
  {
    id: 'T2',
    fault: 'clocks change: 02:30 comes twice or not at all; a person in another zone',
    expected: 'one join each, in the zone that was kept',
    tests: [
      ['promises/standups/when-clocks-change', 'an hour …'],
      ['promises/times/times-in-messages', 'the same time of day'],
      ['pure/tasks/wall-time', 'a time that clocks skip'],
    ],
  },
  {
    id: 'T3',
    fault: 'no process runs at a planned start',
    expected: 'late by less than ten minutes it joins, else it says missed; no burst afterwards',
    tests: [
      ['promises/standups/each-time-once', 'down until nine', 'down until eleven', 'down for five days'],
      ['promises/times/a-later-start', 'down over the start', 'down for longer'],
    ],
  },
  {
    id: 'T4',
    fault: 'two schedulers at the same minute',
    expected: 'one meeting',
    tests: [
      ['promises/standups/each-time-once', 'a call that another channel’s', 'a call that Stand-in is in'],
      ['promises/calendars/one-session-a-call', 'two calendars of one'],
    ],
  },
  {
    id: 'T5',
    fault: 'a call’s limit passes while no process runs',
    expected: 'the next one leaves before anything else',
    tests: [
      ['process/stopping-and-going-on', 'when the maximum length'],
      ['promises/meeting/the-limit-is-asked-about-and-kept', 'when the limit passed'],
    ],
  },
  {
    id: 'T6',
    fault: 'a request is stamped far in the past or the future',
    expected: 'refused beyond five minutes, by the database’s clock',
    tests: [
      ['promises/slack/forged-and-hostile-requests', 'a forged, missing'],
      ['promises/doors/a-forged-push-is-refused', 'a forged, missing'],
      ['process/a-clock-that-is-off', 'a clock …'],
    ],
  },
];
