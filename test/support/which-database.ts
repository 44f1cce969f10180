/**
 * On which database a promise is tested: each once, on the one that shows more of it.
 *
 * PostgreSQL has several connections: locks, order, things done at once, several apps and processes; and its driver reads
 * rows in its own way. Tests of these run there, with at least one file for every query. All others run on the embedded
 * database, with which everybody begins. Some run on both: how things are stored, and one main way of each room. Where no PostgreSQL answers, the embedded database runs every promise. Processes run on both where they start,
 * stop and are killed, otherwise on PostgreSQL alone: whole files by the list below, single tests by `isTestedHere`.
 *
 * A file with a new query, or with several things at once, belongs in `runOnPostgres`.
 */
const runOnBoth = promises([
  'store/**',
  'agents/an-agent-drives-a-whole-meeting',
  'calendars/from-an-older-version',
  'doors/events-count-once-through-every-door',
  'doors/what-new-events-cost',
  'ears/attendee-listens',
  'meeting/one-session-per-call',
  'meeting/the-next-process-goes-on',
  'memory/a-made-life',
  'memory/a-made-life-goes-out',
  'consent/somebody-in-the-call-objects',
  'memory/nobody-else-reads-it',
  'mirror/one-plan-and-one-reply-a-task',
  'notes/a-call-is-forgotten',
  'notes/search/only-those-who-were-there-find-it',
  'notes/written-while-forgetting',
  'personas/faces-have-addresses',
  'personas/who-is-sent',
  'slack/two-people-press',
  'standups/replies-that-change',
]);

const runOnPostgres = promises([
  'agents/a-question-takes-the-first-answer',
  'agents/an-agent-claims-a-meeting',
  'agents/attacks/budgets-hold',
  'agents/house-answers-in-slack',
  'agents/house-asks-the-thread',
  'agents/house-is-on-asks-or-is-off',
  'agents/house-knows-only-what-its-readers-may',
  'agents/house-when-things-go-wrong',
  'agents/keys',
  'agents/oauth-attacks',
  'agents/oauth-connects',
  'agents/past-meetings-over-mcp',
  'agents/servers/servers-that-change-or-fail',
  'agents/slack-shows-how-work-stands',
  'agents/who-may-still-see',
  'briefs/a-line-is-remembered',
  'calendars/at-the-same-minute',
  'calendars/never-and-always-taken-back',
  'calendars/one-session-a-call',
  'calendars/the-address-is-a-secret',
  'calendars/whom-the-rules-mean',
  'consent/a-page-for-people-without-slack',
  'consent/an-objection-comes-late',
  'consent/guests-in-a-call',
  'consent/what-a-channel-keeps',
  'consent/who-has-the-page-and-means-ill',
  'doors/a-forged-push-is-refused',
  'doors/attendee-pushes',
  'doors/events-of-unknown-sessions-have-a-ceiling',
  'doors/slow-senders-keep-nobody-out',
  'doors/small-talk-costs-no-transaction',
  'doors/what-is-open',
  'ears/google-meet-tells-who-is-there',
  'ears/spoken-to-and-never-heard',
  'ears/vexa-listens',
  'ears/what-is-forgotten-goes-there-too',
  'home/ask-about-a-call',
  'home/sent-from-anywhere',
  'home/what-people-see-first',
  'home/what-waits-for-people',
  'home/what-was-missed',
  'home/who-left-a-channel',
  'meeting/a-failed-meeting-is-retried-in-its-thread',
  'memory/guests-of-calls',
  'memory/what-pika-remembers',
  'memory/what-is-remembered',
  'mirror/a-channel-keeps-its-order',
  'mirror/a-flood-of-tasks-holds-up-nothing',
  'mirror/what-people-did-goes-first',
  'mirror/words-of-tasks-are-data',
  'notes/a-digest-of-missed-calls',
  'notes/a-held-recap-waits-for-its-release',
  'notes/a-model-that-errs',
  'notes/a-recap-is-shared',
  'notes/destinations/a-canvas-in-the-thread',
  'notes/destinations/a-destination-refuses',
  'notes/destinations/a-destination-that-is-down-for-a-day',
  'notes/destinations/an-answer-is-lost',
  'notes/destinations/each-destination-gets-its-export',
  'notes/destinations/notes-that-may-not-leave',
  'notes/destinations/who-sends-notes-out',
  'notes/forgotten-on-the-way',
  'notes/highlights-where-nobody-summed-up',
  'notes/items/people-act-on-them',
  'notes/items/what-is-open',
  'notes/last-week-on-mondays',
  'notes/notes-are-corrected',
  'notes/recaps-are-rated',
  'notes/sent-while-forgetting',
  'personas/a-face-of-its-own',
  'personas/a-voice-of-somebody',
  'personas/a-voice-that-goes',
  'personas/cut-off-once-pika-did-it',
  'personas/engineering-teammate',
  'personas/imported',
  'personas/made-in-slack',
  'personas/tools-of-a-persona',
  'pikastream/a-create-that-did-not-arrive-is-tried-for-five-minutes',
  'pikastream/a-poll-that-tells-nothing-changes-nothing',
  'slack/a-call-card-of-slacks-own',
  'slack/a-policy-in-one-form',
  'slack/a-step-in-a-workflow',
  'slack/answered-while-slack-is-slow',
  'slack/caps-and-budget',
  'slack/content-that-slack-refuses',
  'slack/links-in-every-place',
  'slack/one-channel-is-rate-limited',
  'slack/the-app-is-removed',
  'slack/the-database-is-slow',
  'slack/the-same-post-many-times',
  'slack/the-workspace-has-a-budget',
  'slack/what-apps-ask-for',
  'slack/who-and-what-goes',
  'standups/each-time-once',
  'standups/new-since-somebody-wrote',
  'standups/holidays-taken-away',
  'standups/left-out-on-holidays',
  'tasks/a-task-is-asked-for-once-and-not-for-ever',
  'tasks/goes-along-into-the-call',
  'tasks/what-mustnt-be-said',
  'tasks/who-may-decide',
  'times/a-later-start',
]);

const processesOnPostgresAlone = [
  'canaries',
  'doors',
  'kill-when-somebody-objects',
  'kill-while-a-turn-goes-on',
  'kill-while-a-workflow-waits',
  'kill-while-it-listens',
  'kill-while-an-export-goes-out',
  'kill-while-a-tool-runs',
  'kill-while-slack-shows-a-call',
  'postgres-stands-still',
  'the-database-takes-nothing',
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
  'walls/linear-time/*-quarter',
].map((name) => `test/pure/${name}.test.ts`);

/** It plays two meetings against the clock: with little beside it. */
export const sandboxOnce = ['test/process/sandbox-once.test.ts'];

export const onEmbedded = (hasPostgres: boolean) => ({
  include: promises(['**']),
  exclude: [...inSeconds, ...(hasPostgres ? runOnPostgres : [])],
});

/** Where there is no PostgreSQL, the embedded database runs everything. */
export const processesOnEmbedded = (hasPostgres: boolean) => ({
  include: ['test/process/**/*.test.ts'],
  exclude: [...sandboxOnce, ...(hasPostgres ? processesOnPostgresAlone : [])],
});

export const onPostgres = { include: [...runOnBoth, ...runOnPostgres], exclude: inSeconds };

export const processesOnPostgres = { include: ['test/process/**/*.test.ts'], exclude: sandboxOnce };

function promises(names: readonly string[]): string[] {
  return names.map((name) => `test/promises/${name.endsWith('**') ? `${name}/*` : name}.test.ts`);
}
