import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { copyProblems, copySecrets, copySettings } from './settings/copy-settings.ts';
import { modelProblems, modelSecrets, modelSettings } from './settings/model-settings.ts';
import { outsideProblems, outsideSecrets, outsideSettings } from './settings/outside-settings.ts';
import { baseUrl, secret, wholeNumber } from './settings/setting-kinds.ts';

/** Where PikaStream answers unless told otherwise, as its public client has it. */
const pikaApi = 'https://7i30hpv4bo9ud5mhianq.pika.art';

const settings = z.object({
  SLACK_BOT_TOKEN: secret(/^xoxb-\S+$/, 'a bot token begins with xoxb-'),
  SLACK_APP_TOKEN: secret(/^xapp-\S+$/, 'an app-level token begins with xapp-').optional(),
  SLACK_SIGNING_SECRET: secret(/^\S{8,}$/, 'it is under Basic Information in your app’s settings').optional(),
  SLACK_API_URL: baseUrl.optional(),
  PIKA_DEV_KEY: secret(/^dk_\S+$/, 'a key begins with dk_ and is made at pika.me/dev'),
  PIKA_API_BASE_URL: baseUrl.default(pikaApi),
  PIKASTREAM_WEBHOOK_SECRET: secret(
    /^whsec_[A-Za-z0-9+/]{22,}={0,2}( whsec_[A-Za-z0-9+/]{22,}={0,2})*$/,
    'secrets are whsec_ and base64 of 16 bytes or more, with spaces between',
  ).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }).optional(),
  DATA_DIR: z.string().default('./data'),
  PORT: wholeNumber(0, 65_535).default(3_000),
  PUBLIC_URL: baseUrl.optional(),
  JOIN_UNDO_SECONDS: wholeNumber(0, 3_600).default(10),
  STANDUP_BRIEF_MINUTES: wholeNumber(0, 120).default(10),
  MAX_MEETING_MINUTES: wholeNumber(1, 1_440).default(60),
  PRICE_PER_MINUTE_USD: z.coerce.number('must be a number of dollars').min(0).max(100).default(0.275),
  ...modelSettings,
  ...outsideSettings,
  ...copySettings,
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

export type Config = z.infer<typeof settings>;

/** Every problem with the settings at once; never a value, which may be a secret. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The settings are not right:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const secretNames = /TOKEN|SECRET|KEY|DATABASE_URL/;

/** Reads the settings from an environment. Empty means unset, but an empty secret is a mistake. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(
      ([name, value]) => value !== undefined && (value !== '' || secretNames.test(name)),
    ),
  );
  if (given.DATABASE_URL === '') delete given.DATABASE_URL;
  const parsed = settings.safeParse(given);
  const problems = [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${wordsFor(issue, given)}`),
    ...missingDoor(given),
    ...modelProblems(given),
    ...outsideProblems(given),
    ...copyProblems(given),
    ...unknownSettings(Object.keys(environment)),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return parsed.data;
}

function wordsFor(issue: { path: PropertyKey[]; message: string }, given: Record<string, unknown>): string {
  return String(issue.path[0]) in given ? issue.message : 'is missing';
}

/** Slack must be able to reach us one way or the other. */
function missingDoor(given: Record<string, unknown>): string[] {
  if ('SLACK_APP_TOKEN' in given || 'SLACK_SIGNING_SECRET' in given) return [];
  return ['SLACK_APP_TOKEN: set it for Socket Mode, or set SLACK_SIGNING_SECRET for HTTP'];
}

/** A setting with a slip in its name would otherwise be ignored in silence. */
function unknownSettings(names: readonly string[]): string[] {
  const known = Object.keys(settings.shape);
  return names.flatMap((name) => {
    if (known.includes(name)) return [];
    const near = known.find((candidate) => candidate.length >= 8 && distance(name, candidate) <= 2);
    if (near) return [`${name}: is not a setting; did you mean ${near}?`];
    return /^PIKA(STREAM)?_/.test(name) ? [`${name}: is not a setting; see .env.example`] : [];
  });
}

/** The environment is read here and nowhere else. */
export function configFromEnvironment(): Config {
  return readConfig(process.env);
}

/** The values that must never appear in a log, a message or an error. */
export function secretsOf(config: Config): string[] {
  return [
    config.SLACK_BOT_TOKEN,
    config.SLACK_APP_TOKEN,
    config.SLACK_SIGNING_SECRET,
    config.PIKA_DEV_KEY,
    ...(config.PIKASTREAM_WEBHOOK_SECRET?.split(' ') ?? []),
    config.DATABASE_URL,
    ...passwordsIn(config.DATABASE_URL),
    ...modelSecrets(config),
    ...outsideSecrets(config),
    ...copySecrets(config),
  ].filter((value) => value !== undefined && value.length >= 4) as string[];
}

/** As it stands in the address and as the server sees it. */
function passwordsIn(databaseUrl: string | undefined): string[] {
  const password = databaseUrl ? new URL(databaseUrl).password : '';
  return [password, decodeURIComponent(password)];
}
