import { z } from 'zod';
import { oneOf, secret, usd, wholeNumber } from './setting-kinds.ts';
import { type Given, lacking, settingsGroup } from './settings-group.ts';

const basicInformation = "find it under Basic Information on your app's page";
const workspacesHint =
  'must be ids of workspaces like T012AB3CD or of organisations like E012AB3CD or E012AB3CD/*, with spaces between';
const tokenHint = 'a bot token begins with xoxb-';

/** How the app gets into one workspace or many, what Slack may show beside our own messages, and what becomes of a workspace that removed us. */
export const slackSettings = settingsGroup({
  shape: {
    SLACK_BOT_TOKEN: secret(/^xoxb-\S+$/, tokenHint).optional(),
    SLACK_CLIENT_ID: z
      .string()
      .regex(/^\d+\.\d+$/, `is two numbers with a dot between; ${basicInformation}`)
      .optional(),
    SLACK_CLIENT_SECRET: secret(/^\S{16,}$/, basicInformation).optional(),
    SLACK_WORKSPACES: z
      .string()
      .transform((text) => text.split(/\s+/).filter((id) => id !== ''))
      .refine(
        (ids) => ids.length > 0 && ids.every((id) => /^(T[A-Z0-9]+|E[A-Z0-9]+(\/\*)?)$/.test(id)),
        workspacesHint,
      )
      .optional(),
    OPERATOR_WORKSPACE: z
      .string()
      .regex(/^T[A-Z0-9]+$/, 'must be the id of a workspace like T012AB3CD')
      .optional(),
    WORKSPACE_BUDGET_USD: usd(1_000_000).optional(),
    SLACK_CALL_CARD: oneOf('on', 'off').default('off'),
    SLACK_TASK_CARDS: oneOf('on', 'off').default('off'),
    LEFT_WORKSPACE_DAYS: wholeNumber(1, 365).default(30),
  },
  needs: {
    SLACK_CLIENT_ID: 'SLACK_CLIENT_SECRET',
    SLACK_CLIENT_SECRET: 'SLACK_CLIENT_ID',
    SLACK_WORKSPACES: 'SLACK_CLIENT_ID',
    OPERATOR_WORKSPACE: 'SLACK_WORKSPACES',
  },
  problems: (given) => (isForMany(given) ? problemsOfMany(given) : missingToken(given)),
  secrets: ({ SLACK_BOT_TOKEN, SLACK_CLIENT_SECRET }) => [SLACK_BOT_TOKEN, SLACK_CLIENT_SECRET],
});

function isForMany(given: Given): boolean {
  return 'SLACK_CLIENT_ID' in given || 'SLACK_CLIENT_SECRET' in given;
}

function missingToken(given: Given): string[] {
  if ('SLACK_BOT_TOKEN' in given) return [];
  return [
    `SLACK_BOT_TOKEN: is missing; ${tokenHint}. For many workspaces set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET instead`,
  ];
}

/** What reaches others with one account or key, as people of one team may use it. */
const ofOneTeam = [
  ...[
    'NOTION_TOKEN',
    'HUBSPOT_TOKEN',
    'GOOGLE_SERVICE_ACCOUNT',
    'WORKFLOWS',
    'GITHUB_TOKEN',
    'LINEAR_API_KEY',
  ],
  ...['MCP_SERVERS', 'SKILLS_DIR', 'SMTP_URL'],
];

/** Each workspace brings a token of its own, which the database keeps encrypted; browsers come to install. */
function problemsOfMany(given: Given): string[] {
  return [
    ...('SLACK_BOT_TOKEN' in given
      ? ['SLACK_BOT_TOKEN: set it for one workspace, or SLACK_CLIENT_ID for many, not both']
      : []),
    ...lacking(given, 'SLACK_CLIENT_ID', 'SLACK_WORKSPACES'),
    ...lacking(given, 'SLACK_CLIENT_ID', 'PUBLIC_URL'),
    ...(typeof given.PUBLIC_URL === 'string' && !given.PUBLIC_URL.startsWith('https:')
      ? ['PUBLIC_URL: must begin with https:// where SLACK_CLIENT_ID is set']
      : []),
    ...('DATABASE_URL' in given ? lacking(given, 'SLACK_CLIENT_ID', 'ENCRYPTION_KEY') : []),
    ...ofOneTeam
      .filter((name) => name in given)
      .map(
        (name) =>
          `${name}: every workspace would use it; remove it, or set SLACK_BOT_TOKEN for one workspace`,
      ),
  ];
}
