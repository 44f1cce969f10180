import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { doorSettings } from './settings/door-settings.ts';
import { earsSettings } from './settings/ears-settings.ts';
import { exportSettings } from './settings/export-settings.ts';
import { mcpSettings, withVariables } from './settings/mcp-settings.ts';
import { modelSettings } from './settings/model-settings.ts';
import { outsideSettings } from './settings/outside-settings.ts';
import { address, baseUrl, oneOf, secret, wholeNumber } from './settings/setting-kinds.ts';
import { skillsSettings } from './settings/skills-settings.ts';
import { slackSettings } from './settings/slack-settings.ts';
import { traceSettings } from './settings/trace-settings.ts';
import { workSettings } from './settings/work-settings.ts';

/** PikaStream's address, as in its public client. */
const pikaApi = 'https://7i30hpv4bo9ud5mhianq.pika.art';
/** Pika's MCP server, as its plug-ins have it. */
const pikaMcp = 'https://mcp.pika.me/api/mcp';

const priceHint = 'must be a number of US dollars from 0 to 100';
const groups = [
  doorSettings,
  slackSettings,
  modelSettings,
  mcpSettings,
  skillsSettings,
  outsideSettings,
  workSettings,
  earsSettings,
  exportSettings,
  traceSettings,
] as const;

const settings = z.object({
  ...slackSettings.shape,
  SLACK_APP_TOKEN: secret(/^xapp-\S+$/, 'an app-level token begins with xapp-').optional(),
  SLACK_SIGNING_SECRET: secret(/^\S{8,}$/, "find it under Basic Information on your app's page").optional(),
  SLACK_API_URL: baseUrl.optional(),
  PIKA_DEV_KEY: secret(/^dk_\S+$/, 'a key begins with dk_ and is made at pika.me/dev'),
  PIKA_API_BASE_URL: baseUrl.default(pikaApi),
  PIKA_MCP_URL: baseUrl.default(pikaMcp),
  PIKASTREAM_WEBHOOK_SECRET: secret(
    /^whsec_[A-Za-z0-9+/]{22,}={0,2}( whsec_[A-Za-z0-9+/]{22,}={0,2})*$/,
    'secrets are whsec_ and base64 of 16 bytes or more, with spaces between',
  ).optional(),
  DATABASE_URL: address(/^postgres(ql)?$/, 'must be a postgres:// address').optional(),
  DATABASE_CONNECTIONS: wholeNumber(6, 200).default(18),
  DATA_DIR: z.string().default('./data'),
  JOIN_UNDO_SECONDS: wholeNumber(0, 3_600).default(10),
  STANDUP_BRIEF_MINUTES: wholeNumber(0, 120).default(10),
  MAX_MEETING_MINUTES: wholeNumber(1, 1_440).default(60),
  PRICE_PER_MINUTE_USD: z.coerce.number(priceHint).min(0, priceHint).max(100, priceHint).default(0.275),
  ...doorSettings.shape,
  ...modelSettings.shape,
  ...mcpSettings.shape,
  ...skillsSettings.shape,
  ...outsideSettings.shape,
  ...workSettings.shape,
  ...earsSettings.shape,
  ...exportSettings.shape,
  ...traceSettings.shape,
  LOG_LEVEL: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent').default('info'),
});

export type Config = z.infer<typeof settings>;

/** Every problem with the settings at once; never a value, which may be a secret. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`Some settings need to be fixed:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const secretNames = /TOKEN|SECRET|KEY|DATABASE_URL/;

/** Without the quotation marks, blanks and line ends that `docker --env-file` leaves around a value. */
function plain(value: string): string {
  return value.trim().replace(/^"(.*)"$|^'(.*)'$/s, '$1$2');
}

/** Reads the settings from an environment. Empty means unset, but an empty secret is a mistake. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment)
      .flatMap(([name, value]) => (value === undefined ? [] : [[name, plain(value)] as const]))
      .filter(([name, value]) => value !== '' || secretNames.test(name)),
  );
  if (given.DATABASE_URL === '') delete given.DATABASE_URL;
  const parsed = settings.safeParse(withVariables(given));
  const problems = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...missingDoor(given),
    ...groups.flatMap((group) => group.problems(given)),
    ...unknownSettings(Object.keys(environment)),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return parsed.data;
}

/** One setting's value alone, or what is wrong with it. */
export function readSetting<Name extends keyof Config>(
  name: Name,
  value: string | undefined,
): { ok: true; value: Config[Name] } | { ok: false; problem: string } {
  const parsed = settings.shape[name].safeParse(value === undefined ? undefined : plain(value));
  if (parsed.success) return { ok: true, value: parsed.data as Config[Name] };
  return { ok: false, problem: parsed.error.issues[0]?.message ?? 'isn’t valid' };
}

/** Slack needs one way to reach the app. */
function missingDoor(given: Record<string, unknown>): string[] {
  if ('SLACK_APP_TOKEN' in given || 'SLACK_SIGNING_SECRET' in given) return [];
  return ['SLACK_APP_TOKEN: set it for Socket Mode, or set SLACK_SIGNING_SECRET for HTTP'];
}

/** Without this a setting with a typo in its name would be ignored. */
function unknownSettings(names: readonly string[]): string[] {
  const known = Object.keys(settings.shape);
  return names.flatMap((name) => {
    if (known.includes(name)) return [];
    const near = known.find((candidate) => candidate.length >= 8 && distance(name, candidate) <= 2);
    if (near) return [`${name}: isn't a setting; did you mean ${near}?`];
    return /^PIKA(STREAM)?_/.test(name) ? [`${name}: isn't a setting; see .env.example`] : [];
  });
}

/** The environment is read here and nowhere else. */
export function configFromEnvironment(): Config {
  return readConfig(environment());
}

export function environment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}

/** The values that must never appear in a log, a message or an error. */
export function secretsOf(config: Config): string[] {
  return [
    ...slackSettings.secrets(config),
    config.SLACK_APP_TOKEN,
    config.SLACK_SIGNING_SECRET,
    config.PIKA_DEV_KEY,
    ...(config.PIKASTREAM_WEBHOOK_SECRET?.split(' ') ?? []),
    config.DATABASE_URL,
    ...passwordsIn(config.DATABASE_URL),
    ...doorSettings.secrets(config),
    ...modelSettings.secrets(config),
    ...mcpSettings.secrets(config),
    ...outsideSettings.secrets(config),
    ...workSettings.secrets(config),
    ...earsSettings.secrets(config),
    ...exportSettings.secrets(config),
    ...traceSettings.secrets(config),
  ].filter((value) => value !== undefined && value.length >= 4) as string[];
}

/** As written in the address, and as the server gets it. */
function passwordsIn(databaseUrl: string | undefined): string[] {
  const password = databaseUrl ? new URL(databaseUrl).password : '';
  return [password, decodeURIComponent(password)];
}
