import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { addressProblem } from '../../services/http/public-address.ts';
import { parseServiceAccount } from '../../services/integrations/google/service-account.ts';
import { pageIdIn } from '../../services/integrations/notion/page-id.ts';
import { baseUrl, oneOf, secret } from './setting-kinds.ts';
import { type Given, lacking, settingsGroup } from './settings-group.ts';

const pageHint = "must be a Notion page's address, or the 32 digits at its end";
const accountHint = "must be a service account's JSON key, or the path of its file";
const namedAddress = /^([a-z][a-z0-9_-]{0,39})=(\S+)$/i;
const placeholderHost = /(^|\.)example\.(com|org|net)$|^your-|[<>…]/i;

/** What tools and notes can reach outside Slack: each is available when its settings are there. */
export const outsideSettings = settingsGroup({
  shape: {
    NOTION_TOKEN: secret(
      /^(ntn|secret)_\S+$/,
      "an integration's token begins with ntn_ or secret_",
    ).optional(),
    NOTION_PARENT_PAGE: z.string().transform(pageId).optional(),
    NOTION_API_URL: baseUrl.optional(),
    HUBSPOT_TOKEN: secret(/^pat-\S+$/, "a private app's token begins with pat-").optional(),
    HUBSPOT_API_URL: baseUrl.optional(),
    GOOGLE_SERVICE_ACCOUNT: z.string().transform(serviceAccount).optional(),
    GOOGLE_CALENDAR_ID: z.string().max(300, 'must be a calendar ID of at most 300 characters').optional(),
    GOOGLE_SUBJECT: z.email('must be a mail address of your Google Workspace').optional(),
    GOOGLE_CALENDARS: oneOf('delegated', 'shared').optional(),
    GOOGLE_API_URL: baseUrl.optional(),
    GOOGLE_MEET_TRANSCRIPTS: oneOf('on', 'off').optional(),
    GOOGLE_MEET_PARTICIPANTS: oneOf('on', 'off').optional(),
    GOOGLE_MEET_API_URL: baseUrl.optional(),
    SEARXNG_URL: baseUrl.optional(),
    BRAVE_API_KEY: secret(/^\S{16,}$/, 'find it under API Keys at api-dashboard.search.brave.com').optional(),
    BRAVE_API_URL: baseUrl.optional(),
    WORKFLOWS: z.string().transform(workflows).optional(),
    WORKFLOW_SECRET: secret(
      /^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/,
      'it is whsec_ and base64 of 24 to 64 bytes',
    ).optional(),
  },
  needs: {
    NOTION_PARENT_PAGE: 'NOTION_TOKEN',
    GOOGLE_CALENDAR_ID: 'GOOGLE_SERVICE_ACCOUNT',
    GOOGLE_SUBJECT: 'GOOGLE_SERVICE_ACCOUNT',
    GOOGLE_CALENDARS: 'GOOGLE_SERVICE_ACCOUNT',
    WORKFLOWS: 'WORKFLOW_SECRET',
    WORKFLOW_SECRET: 'WORKFLOWS',
  },
  problems: (given) => [
    ...meetProblems(given),
    ...('BRAVE_API_KEY' in given && 'SEARXNG_URL' in given
      ? ['BRAVE_API_KEY: set it or SEARXNG_URL, not both']
      : []),
  ],
  secrets: (config) => [
    config.NOTION_TOKEN,
    config.HUBSPOT_TOKEN,
    config.BRAVE_API_KEY,
    config.WORKFLOW_SECRET,
    ...workflowSecrets(config.WORKFLOWS ?? []),
    // Line by line: in a log line the key's line breaks are written as \n.
    ...(config.GOOGLE_SERVICE_ACCOUNT?.private_key.split('\n').filter((line) => !line.startsWith('--')) ??
      []),
  ],
});

/** Google Meet tells only participants of a call of it, and a service account alone is in none. */
function meetProblems(given: Given): string[] {
  const wanted = ['GOOGLE_MEET_TRANSCRIPTS', 'GOOGLE_MEET_PARTICIPANTS'].filter(
    (name) => given[name] === 'on',
  );
  return wanted.flatMap((setting) =>
    ['GOOGLE_SERVICE_ACCOUNT', 'GOOGLE_SUBJECT'].flatMap((name) => lacking(given, setting, name)),
  );
}

/** A workflow's address is a secret: who has it can often call it. */
function workflowSecrets(workflows: readonly { url: string }[]): string[] {
  const addresses = workflows.map(({ url }) => new URL(url));
  return [
    ...addresses.map(({ href }) => href),
    // A short path is an everyday word, and would be redacted wherever a log line has it.
    ...addresses.map(({ pathname, search }) => pathname + search).filter(({ length }) => length >= 16),
  ];
}

function pageId(text: string, { addIssue }: z.core.$RefinementCtx): string {
  const id = pageIdIn(text);
  if (!id) addIssue(pageHint);
  return id ?? '';
}

function serviceAccount(text: string, { addIssue }: z.core.$RefinementCtx) {
  const account = parseServiceAccount(text.trimStart().startsWith('{') ? text : contentOf(text));
  if (account) return account;
  addIssue(accountHint);
  return z.NEVER;
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** `name=https://… name2=https://…`; problems name the entry by its number, never its content. */
function workflows(text: string, { addIssue }: z.core.$RefinementCtx): { name: string; url: string }[] {
  const entries = text.split(/\s+/).filter(Boolean);
  const named = entries.flatMap((entry, index) => {
    const [, name, url] = namedAddress.exec(entry) ?? [];
    const problem = name && url ? workflowProblem(url) : 'must look like name=https://…';
    if (problem) addIssue(`entry ${index + 1} ${problem}`);
    return name && url ? [{ name, url }] : [];
  });
  if (new Set(named.map(({ name }) => name)).size < named.length) addIssue('two entries have the same name');
  return named;
}

function workflowProblem(url: string): string | null {
  const problem = addressProblem(url);
  if (problem) return problem;
  return placeholderHost.test(new URL(url).hostname) ? 'is still a placeholder' : null;
}
