import type { Config } from '../config.ts';

/** What is set; a setting that is missing or wrong isn't there. */
export type Settings = Partial<Config>;

/** Somebody who gets data: who, what of it, and by which setting. */
export type Processor = readonly [who: string, gets: string, setting: string];

type Row = { setting: keyof Config; who: (settings: Settings) => string; gets: string };

/** Each setting that lets data out, but the model's, which has a part of its own. */
const rows: readonly Row[] = [
  {
    setting: 'EARS',
    who: ({ EARS, VEXA_URL, ATTENDEE_URL }) =>
      EARS === 'vexa' ? `Vexa at ${hostOf(VEXA_URL)}` : `Attendee at ${hostOf(ATTENDEE_URL)}`,
    gets: 'hears calls, and keeps each transcript until the call is forgotten here',
  },
  {
    setting: 'NOTION_TOKEN',
    who: () => 'Notion',
    gets: 'documents that somebody approved, and recaps where a channel exports them there',
  },
  { setting: 'HUBSPOT_TOKEN', who: () => 'HubSpot', gets: 'notes and changes that somebody approved' },
  {
    setting: 'GOOGLE_SERVICE_ACCOUNT',
    who: () => 'Google',
    gets: 'follow-up events that somebody approved, with guests’ addresses; it’s asked for calendars and for who is in a call, where these are on',
  },
  {
    setting: 'SEARXNG_URL',
    who: ({ SEARXNG_URL }) => `SearXNG at ${hostOf(SEARXNG_URL)}`,
    gets: 'words of searches',
  },
  { setting: 'BRAVE_API_KEY', who: () => 'Brave Search', gets: 'words of searches' },
  {
    setting: 'WORKFLOWS',
    who: ({ WORKFLOWS = [] }) =>
      `workflows at ${[...new Set(WORKFLOWS.map(({ url }) => hostOf(url)))].join(', ')}`,
    gets: 'what somebody approved for each run',
  },
  {
    setting: 'GITHUB_TOKEN',
    who: () => 'GitHub',
    gets: 'nothing but questions: tickets and pull requests are read before a standup',
  },
  {
    setting: 'LINEAR_API_KEY',
    who: () => 'Linear',
    gets: 'nothing but questions: tickets are read before a standup',
  },
  {
    setting: 'MCP_SERVERS',
    who: ({ MCP_SERVERS = [] }) => `MCP servers: ${MCP_SERVERS.map(({ name }) => name).join(', ')}`,
    gets: 'what the house agent asks them; what changes something, once somebody approved it',
  },
  {
    setting: 'SMTP_URL',
    who: ({ SMTP_URL }) => `the mail server ${SMTP_URL?.host ?? ''}`,
    gets: 'recaps, where a channel exports them by mail',
  },
  {
    setting: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    who: ({ OTEL_EXPORTER_OTLP_ENDPOINT }) => `traces at ${hostOf(OTEL_EXPORTER_OTLP_ENDPOINT)}`,
    gets: 'ids, states, durations and outcomes of meetings and tool calls; no words and no names',
  },
];

/** Who gets data besides Slack and the model. */
export function processorsOf(settings: Settings): Processor[] {
  return [
    [
      'Pika (PikaStream)',
      'hears and speaks in each call: its sound, the link, the persona with its face, voice and texts, and what the brief takes along. Its terms say what it keeps',
      'PIKA_DEV_KEY',
    ],
    ...rows
      .filter(({ setting }) => settings[setting] !== undefined)
      .map(({ setting, who, gets }) => [who(settings), gets, setting] as const),
  ];
}

/** Settings that let data out to others, for a test that none is left out. */
export const lettingOut: readonly string[] = ['PIKA_DEV_KEY', 'MODEL', ...rows.map(({ setting }) => setting)];

/** Never a path or a password. */
export function hostOf(address: string | undefined): string {
  return address && URL.canParse(address) ? new URL(address).host : 'an address that’s set';
}
