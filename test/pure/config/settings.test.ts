import { expect, test } from 'vitest';
import { readConfig, secretsOf } from '../../../src/config.ts';
import { hostToListenOn } from '../../../src/settings/door-settings.ts';
import { problemsOf, right } from '../../support/settings.ts';
import { folderWith } from '../../support/skills.ts';

const oldSecret = `whsec_${Buffer.from('the old secret!!').toString('base64')}`;
const newSecret = `whsec_${Buffer.from('the new secret!!').toString('base64')}`;

test('the least that is needed is enough, and the rest has defaults', () => {
  expect(readConfig({ ...right, PATH: '/bin', HOME: '/root' })).toEqual({
    ...right,
    PIKA_API_BASE_URL: 'https://7i30hpv4bo9ud5mhianq.pika.art',
    PIKA_MCP_URL: 'https://mcp.pika.me/api/mcp',
    DATABASE_CONNECTIONS: 18,
    EARS_WHEN: 'needed',
    DATA_DIR: './data',
    PORT: 3_000,
    JOIN_UNDO_SECONDS: 10,
    STANDUP_BRIEF_MINUTES: 10,
    MAX_MEETING_MINUTES: 60,
    PRICE_PER_MINUTE_USD: 0.275,
    AGENT_TOKENS_PER_CALL: 300_000,
    SLACK_CALL_CARD: 'off',
    SLACK_TASK_CARDS: 'off',
    LEFT_WORKSPACE_DAYS: 30,
    LOG_LEVEL: 'info',
  });
});

test('an empty value means unset, except for a secret', () => {
  expect(readConfig({ ...right, PORT: '', DATA_DIR: '', DATABASE_URL: '' })).toMatchObject({
    PORT: 3_000,
    DATABASE_CONNECTIONS: 18,
    DATA_DIR: './data',
  });
  for (const name of [
    'SLACK_BOT_TOKEN',
    'SLACK_SIGNING_SECRET',
    'PIKA_DEV_KEY',
    'PIKASTREAM_WEBHOOK_SECRET',
  ]) {
    expect(problemsOf({ ...right, [name]: '' })).toContainEqual(expect.stringMatching(`^${name}: .*empty`));
  }
});

test('every problem is listed at once', () => {
  const problems = problemsOf({
    PIKA_DEV_KEY: 'sk-wrong-kind',
    DATABASE_URL: 'mysql://localhost/app',
    PORT: 'eighty',
    MAX_MEETING_MINUTES: '0',
    PRICE_PER_MINUTE_USD: 'cheap',
    JOIN_UNDO_SECONDS: '1.5',
    PUBLIC_URL: 'stand-in.example.com',
    MODEL: 'gpt',
    LOG_LEVEL: 'loud',
    SLACK_SINGING_SECRET: '0123456789abcdef',
    PIKA_API_KEY: 'dk_x',
  });
  const names = problems.map((problem) => problem.split(':')[0]);
  expect(names.sort()).toEqual([
    'DATABASE_URL',
    'JOIN_UNDO_SECONDS',
    'LOG_LEVEL',
    'MAX_MEETING_MINUTES',
    'MODEL',
    'PIKA_API_KEY',
    'PIKA_DEV_KEY',
    'PORT',
    'PRICE_PER_MINUTE_USD',
    'PUBLIC_URL',
    'SLACK_APP_TOKEN',
    'SLACK_BOT_TOKEN',
    'SLACK_SINGING_SECRET',
  ]);
});

test('a missing setting is named, with what to set', () => {
  expect(problemsOf({})).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^SLACK_BOT_TOKEN: is missing.*xoxb-/),
      expect.stringMatching(/^PIKA_DEV_KEY: is missing.*dk_/),
      expect.stringMatching(/^SLACK_APP_TOKEN: .*SLACK_SIGNING_SECRET/),
    ]),
  );
});

test.each([
  ['SLACK_SINGING_SECRET', 'SLACK_SIGNING_SECRET'],
  ['SLACK_BOT_TOKN', 'SLACK_BOT_TOKEN'],
  ['DATABASE_URI', 'DATABASE_URL'],
  ['MAX_MEETING_MINUTE', 'MAX_MEETING_MINUTES'],
  ['PIKASTREAM_WEBHOOK_SECRETS', 'PIKASTREAM_WEBHOOK_SECRET'],
])('a slip in a name is found: %s', (slip, meant) => {
  expect(problemsOf({ ...right, [slip]: 'x' })).toEqual([
    expect.stringMatching(`^${slip}: isn't a setting.*${meant}`),
  ]);
});

test.each([
  ['SLACK_BOT_TOKEN', 'xoxb-your-token'],
  ['SLACK_BOT_TOKEN', 'xoxb-...'],
  ['SLACK_APP_TOKEN', 'xapp-xxx'],
  ['SLACK_SIGNING_SECRET', 'changeme-please'],
  ['SLACK_SIGNING_SECRET', '<signing secret>'],
  ['PIKA_DEV_KEY', 'dk_YOUR_KEY_HERE'],
  ['PIKA_DEV_KEY', 'dk_example'],
  ['PIKASTREAM_WEBHOOK_SECRET', 'whsec_placeholder'],
  ['SLACK_BOT_TOKEN', 'xoxb-…'],
  ['SLACK_APP_TOKEN', 'xapp-…'],
  ['PIKA_DEV_KEY', 'dk_…'],
  ['NOTION_TOKEN', 'ntn_…'],
  ['SLACK_SIGNING_SECRET', '********'],
  ['METRICS_TOKEN', 'replace-me-please'],
  ['SLACK_BOT_TOKEN', 'xoxb-[token]'],
  ['SLACK_BOT_TOKEN', 'xoxb-{token}'],
  ['SLACK_BOT_TOKEN', 'xoxb-{{TOKEN}}'],
  ['SLACK_BOT_TOKEN', 'xoxb-insert-here'],
  ['PIKA_DEV_KEY', '$PIKA_DEV_KEY'],
  ['PIKA_DEV_KEY', 'dk_redacted'],
  ['PIKA_DEV_KEY', '"dk_…"'],
  ['PUBLIC_URL', 'https://stand-in.your-company.com'],
  ['DATABASE_URL', 'postgres://user:password@host:5432/standin'],
])('a placeholder is refused: %s=%s', (name, placeholder) => {
  const [problem = '', ...more] = problemsOf({ ...right, [name]: placeholder });
  expect(more).toEqual([]);
  expect(problem).toMatch(new RegExp(`^${name}: .*placeholder`));
});

test.each([
  ['SLACK_BOT_TOKEN', 'xoxp-a-person’s-token'],
  ['SLACK_APP_TOKEN', 'xoxb-the-other-token'],
  ['SLACK_BOT_TOKEN', 'xoxb-12–34'],
  ['PIKA_DEV_KEY', '“dk_0123456789”'],
  ['SLACK_SIGNING_SECRET', 'short'],
  ['PIKA_DEV_KEY', 'with space dk_'],
  ['PIKASTREAM_WEBHOOK_SECRET', 'whsec_one two'],
  ['DATABASE_URL', 'localhost:5432'],
])('a malformed secret is refused: %s=%s', (name, value) => {
  expect(problemsOf({ ...right, [name]: value })).toHaveLength(1);
});

test.each(['"value"', "'value'", ' value ', 'value\r', '"value"\r'])(
  'quotes and spaces that an environment file leaves around a value are dropped: %j',
  (written) => {
    const given = { ...right, SLACK_BOT_TOKEN: 'xoxb-12-ab', LOG_LEVEL: 'warn', PORT: '3001' };
    const values = Object.entries(given).map(([name, value]) => [name, written.replace('value', value)]);
    expect(readConfig(Object.fromEntries(values))).toEqual(readConfig(given));
  },
);

test('a setting of spaces counts as unset', () => {
  expect(readConfig({ ...right, PRICE_PER_MINUTE_USD: ' ', DATA_DIR: '""' })).toEqual(readConfig(right));
});

test('no problem shows a value', () => {
  const values = {
    SLACK_BOT_TOKEN: 'CANARY-bot',
    SLACK_APP_TOKEN: 'CANARY-app',
    SLACK_SIGNING_SECRET: 'CANARY signing',
    PIKA_DEV_KEY: 'CANARY-key',
    PIKASTREAM_WEBHOOK_SECRET: 'CANARY-hook',
    DATABASE_URL: 'CANARY-database',
    PORT: 'CANARY-port',
    SLACK_BOT_TOKN: 'CANARY-slip',
    PIKA_KEY: 'CANARY-unknown',
  };
  const problems = problemsOf(values);
  expect(problems.length).toBeGreaterThanOrEqual(9);
  expect(problems.join('\n')).not.toContain('CANARY');
});

test('the log knows all secrets, each webhook secret and the database password too', () => {
  const secrets = secretsOf(
    readConfig({
      ...right,
      SLACK_SIGNING_SECRET: '0123456789abcdef',
      PIKASTREAM_WEBHOOK_SECRET: `${oldSecret} ${newSecret}`,
      DATABASE_URL: 'postgres://app:p%40ssw0rd@db.internal/app',
    }),
  );
  expect(secrets).toEqual(
    expect.arrayContaining([
      right.SLACK_BOT_TOKEN,
      right.SLACK_APP_TOKEN,
      right.PIKA_DEV_KEY,
      '0123456789abcdef',
      oldSecret,
      newSecret,
      'p@ssw0rd',
      'p%40ssw0rd',
    ]),
  );
});

test('an app with only a socket to Slack listens on this machine alone, unless a setting opens a door', () => {
  const { SLACK_APP_TOKEN: _, ...others } = right;
  const http = { ...others, SLACK_SIGNING_SECRET: '0123456789abcdef' };
  const host = (settings: Record<string, string>) => hostToListenOn(readConfig(settings));
  expect(host(right)).toBe('127.0.0.1');
  expect(host({ ...right, SLACK_SIGNING_SECRET: '0123456789abcdef' })).toBe('127.0.0.1');
  expect(host(http)).toBeUndefined();
  expect(host({ ...right, PIKASTREAM_WEBHOOK_SECRET: oldSecret })).toBeUndefined();
  expect(host({ ...right, PUBLIC_URL: 'https://stand-in.test' })).toBeUndefined();
  expect(host({ ...http, HOST: '127.0.0.1' })).toBe('127.0.0.1');
  expect(host({ ...right, HOST: '::' })).toBe('::');
});

test.each([
  ['HOST', 'http://0.0.0.0'],
  ['HOST', '0.0.0.0 ::'],
  ['TRUSTED_PROXIES', 'nginx'],
  ['TRUSTED_PROXIES', '10.0.0.0/33'],
  ['TRUSTED_PROXIES', '10.0.0.1, 10.0.0.2'],
  ['TRUSTED_PROXIES', '1'],
  ['METRICS_TOKEN', ''],
  ['METRICS_TOKEN', 'short'],
])('addresses to listen on and to trust are checked: %s=%s', (name, value) => {
  expect(problemsOf({ ...right, [name]: value })).toEqual([expect.stringMatching(`^${name}: `)]);
});

test('proxies are read as a list, and the metrics’ token is a secret', () => {
  const config = readConfig({
    ...right,
    TRUSTED_PROXIES: ' 10.0.0.0/8  ::1 ',
    METRICS_TOKEN: '0123456789abcdef',
  });
  expect(config.TRUSTED_PROXIES).toEqual(['10.0.0.0/8', '::1']);
  expect(secretsOf(config)).toContain('0123456789abcdef');
});

test('traces go to an address, with headers as OpenTelemetry writes them', () => {
  const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318/' };
  const headers = { OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20abc=, x-team=T1' };
  const config = readConfig({ ...right, ...endpoint, ...headers });
  expect(config).toMatchObject({
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318',
    OTEL_EXPORTER_OTLP_HEADERS: { authorization: 'Bearer abc=', 'x-team': 'T1' },
  });
  expect(secretsOf(config)).toContain('Bearer abc=');
  expect(problemsOf({ ...right, ...headers })).toEqual([
    'OTEL_EXPORTER_OTLP_HEADERS: also needs OTEL_EXPORTER_OTLP_ENDPOINT; set it, or remove OTEL_EXPORTER_OTLP_HEADERS',
  ]);
  for (const OTEL_EXPORTER_OTLP_HEADERS of ['Bearer abc', 'a=%E0%A4%A', 'a=b c', '=b'])
    expect(problemsOf({ ...right, ...endpoint, OTEL_EXPORTER_OTLP_HEADERS })).toEqual([
      'OTEL_EXPORTER_OTLP_HEADERS: must be name=value, with commas between and values percent-encoded',
    ]);
});

test('skills are in a folder, and need a model that reads them', async () => {
  const SKILLS_DIR = await folderWith({ 'file.txt': '' });
  const model = { MODEL: 'anthropic/claude', ANTHROPIC_API_KEY: 'sk-0123456789' };
  expect(readConfig({ ...right, ...model, SKILLS_DIR })).toMatchObject({ SKILLS_DIR });
  expect(problemsOf({ ...right, SKILLS_DIR })).toEqual([
    'SKILLS_DIR: also needs MODEL; set it, or remove SKILLS_DIR',
  ]);
  for (const path of [`${SKILLS_DIR}/file.txt`, `${SKILLS_DIR}/nowhere`])
    expect(problemsOf({ ...right, ...model, SKILLS_DIR: path })).toEqual([
      'SKILLS_DIR: must be the path of a folder that Stand-in may read',
    ]);
});
