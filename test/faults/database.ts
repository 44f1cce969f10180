import type { Fault } from './fault.ts';

export const databaseFaults: readonly Fault[] = [
  {
    id: 'D1',
    fault: 'every connection is ended, again and again',
    expected: 'whole units are repeated, nothing is doubled, healed within seconds',
    tests: [
      ['process/postgres-breaks', 'when all connections'],
      ['promises/store/a-unit-is-retried-whole', 'after …', 'a permanent error'],
    ],
  },
  {
    id: 'D2',
    fault: 'PostgreSQL stands still again and again, for up to two seconds',
    expected: 'every meeting ends as it would have',
    tests: [['process/postgres-stands-still', 'while PostgreSQL']],
    instead: 'The test has six meetings; `npm run soak` has two hundred and the same pauses.',
  },
  {
    id: 'D3',
    fault: 'a connection is open and silent',
    expected: 'noticed within half a minute',
    tests: [['process/postgres-breaks', 'silent connections']],
  },
  {
    id: 'D4',
    fault: 'a serialization failure or a deadlock',
    expected: 'the unit is repeated; nothing outside is asked within one',
    tests: [['promises/store/a-unit-is-retried-whole', 'after …', 'two units that lock']],
    instead: 'That units ask nothing outside is by their types: a unit has rows alone.',
  },
  {
    id: 'D5',
    fault: 'a full disk, a database that only reads, no connection to be had',
    expected: 'nobody new is sent, not ready, leaving still works',
    tests: [['process/the-database-takes-nothing', 'a database that …']],
    instead:
      'A disk isn’t filled: every statement that writes fails with what PostgreSQL says then. On the embedded database a start says so (`services/store/private-folder.ts`).',
  },
  {
    id: 'D6',
    fault: 'two processes on one embedded folder',
    expected: 'the second refuses and names the first; a dead holder’s folder is taken over',
    tests: [['process/embedded-folder', 'a second process']],
  },
  {
    id: 'D7',
    fault: 'killed while the embedded database writes, or is made',
    expected: 'it opens again with every acknowledged row',
    tests: [['process/embedded-folder', 'after kill -9 while', 'after kill -9 in the first start']],
  },
  {
    id: 'D8',
    fault: 'an older program on a newer schema; a migration that breaks off',
    expected: 'it refuses to start; a migration is whole or is done again',
    tests: [
      ['process/starting', 'it refuses a database'],
      ['promises/store/migrations', 'a database that a newer', 'a migration that breaks'],
      ['process/postgres-breaks', 'after kill -9 in the middle'],
      ['promises/store/upgrades', 'a database of every earlier'],
    ],
  },
  {
    id: 'D9',
    fault:
      'a newer version migrates the database during calls, writes states and kinds of its own, and is killed',
    expected: 'the older one goes on with its calls, and leaves the rest as it is; a migration only adds',
    tests: [
      ['promises/store/a-newer-version-was-here', 'after a newer version'],
      ['pure/walls/migrations-only-add', 'a process of the version before'],
    ],
  },
  {
    id: 'D10',
    fault: 'the database is lost, and a backup from the middle of a call is put in its place; a backup fails',
    expected:
      'the call goes on, nobody joins twice, keys of then open nothing; who asked for the backup hears why',
    tests: [
      ['process/backup-while-it-runs', 'is written while', 'what is no backup'],
      ['pure/store/backup-that-fails', 'who asked for a backup'],
      [
        'promises/store/a-backup-brings-back-no-keys',
        'no key, connection',
        'what waited',
        'a card from between',
        'nobody joins twice',
      ],
    ],
  },
];
