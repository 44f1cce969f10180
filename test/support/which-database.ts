/**
 * On which database a promise is tested: on both only where they can differ.
 *
 * The embedded database, with which everybody begins, runs every promise once. PostgreSQL runs again what has several
 * connections: locks, order, things done at once, several apps and processes; and at least one file for every query, for
 * its driver has ways of its own with rows. Processes run on both where they start, stop and are killed, otherwise on
 * PostgreSQL alone.
 *
 * A file with a new query, or with several things at once, belongs in `alsoOnPostgres`.
 */
const alsoOnPostgres = [
  'doors/**',
  'mirror/**',
  'notes/destinations/**',
  'store/**',
  'agents/a-question-takes-the-first-answer',
  'agents/an-agent-drives-a-whole-meeting',
  'agents/house-answers-in-slack',
  'agents/house-asks-the-thread',
  'agents/house-knows-only-what-its-readers-may',
  'agents/house-when-things-go-wrong',
  'agents/keys',
  'agents/servers/servers-that-change-or-fail',
  'calendars/at-the-same-minute',
  'calendars/from-an-older-version',
  'calendars/never-and-always-taken-back',
  'calendars/one-session-a-call',
  'calendars/the-address-is-a-secret',
  'calendars/whom-the-rules-mean',
  'ears/vexa-listens',
  'meeting/a-failed-meeting-is-retried-in-its-thread',
  'meeting/one-session-per-call',
  'meeting/the-next-process-goes-on',
  'notes/a-call-is-forgotten',
  'notes/a-digest-of-missed-calls',
  'notes/a-held-recap-waits-for-its-release',
  'notes/a-model-that-errs',
  'notes/forgotten-on-the-way',
  'notes/highlights-where-nobody-summed-up',
  'notes/items/people-act-on-them',
  'notes/items/what-is-open',
  'notes/notes-are-corrected',
  'notes/written-while-forgetting',
  'notes/search/only-those-who-were-there-find-it',
  'personas/a-face-of-its-own',
  'personas/a-voice-that-goes',
  'personas/chosen-for-a-call',
  'personas/engineering-teammate',
  'personas/faces-have-addresses',
  'personas/imported',
  'personas/made-in-slack',
  'personas/tools-of-a-persona',
  'pikastream/a-create-that-did-not-arrive-is-tried-for-five-minutes',
  'pikastream/a-poll-that-tells-nothing-changes-nothing',
  'slack/caps-and-budget',
  'slack/content-that-slack-refuses',
  'slack/links-in-every-place',
  'slack/one-channel-is-rate-limited',
  'slack/the-app-is-removed',
  'slack/the-database-is-slow',
  'slack/the-same-post-many-times',
  'slack/the-workspace-has-a-budget',
  'slack/what-apps-ask-for',
  'slack/two-people-press',
  'standups/each-time-once',
  'standups/holidays-taken-away',
  'standups/left-out-on-holidays',
  'standups/replies-that-change',
  'tasks/a-task-is-asked-for-once-and-not-for-ever',
  'tasks/who-may-decide',
  'times/a-later-start',
].map((name) => `test/promises/${name.endsWith('**') ? `${name}/*` : name}.test.ts`);

const processesOnPostgresAlone = [
  'canaries',
  'doors',
  'kill-while-a-turn-goes-on',
  'kill-while-it-listens',
  'kill-while-an-export-goes-out',
  'kill-while-a-tool-runs',
].map((name) => `test/process/${name}.test.ts`);

const mirrored = (name: string) => `test/promises/mirror/${name}.test.ts`;
/** Many at once, at the real pace: its locks are PostgreSQL's, and the embedded database is too slow for five at once on a slow machine. */
const burstsAtOnce = mirrored('five-meetings-burst-at-once');

/** What is measured in seconds, at the real pace: these run when nothing else wants the machine. */
export const inSeconds = [
  mirrored('a-burst-costs-one-write-a-second'),
  burstsAtOnce,
  mirrored('nobody-starves'),
];

export const inSecondsOnEmbedded = (hasPostgres: boolean) =>
  hasPostgres ? inSeconds.filter((file) => file !== burstsAtOnce) : inSeconds;

export const inSecondsOnPostgres = [burstsAtOnce];

/** What compares times, or measures one: the same. */
export const pureInSeconds = [
  'calendars/feed/long-lines',
  'calendars/feed/what-is-no-calendar',
  'notes/any-transcript',
  'times/times-in-words',
  'walls/reading-takes-linear-time',
].map((name) => `test/pure/${name}.test.ts`);

/** It plays two meetings against the clock: with nothing beside it. */
export const sandboxOnce = ['test/process/sandbox-once.test.ts'];

export const onEmbedded = { include: ['test/promises/**/*.test.ts'], exclude: inSeconds };

/** Where there is no PostgreSQL, the embedded database runs everything. */
export const processesOnEmbedded = (hasPostgres: boolean) => ({
  include: ['test/process/**/*.test.ts'],
  exclude: [...sandboxOnce, ...(hasPostgres ? processesOnPostgresAlone : [])],
});

export const onPostgres = { include: alsoOnPostgres, exclude: inSeconds };

export const processesOnPostgres = { include: ['test/process/**/*.test.ts'], exclude: sandboxOnce };
