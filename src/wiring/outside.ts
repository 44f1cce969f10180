import type { Logger } from 'pino';
import type { FeedParser, Feeds } from '../../services/calendars/ports/feeds.ts';
import type { GoogleCalendars } from '../../services/calendars/ports/google-calendars.ts';
import type { EarsServices } from '../../services/ears/ports/ears-service.ts';
import type { PeopleSource } from '../../services/ears/ports/people-source.ts';
import { createAgent } from '../../services/http/agent.ts';
import { createGuardedAgent, type GuardedAgentOptions } from '../../services/http/guarded-agent.ts';
import { createJsonClient, type JsonClient } from '../../services/http/json-client.ts';
import { attendeeHeaders, createAttendee } from '../../services/integrations/attendee/client.ts';
import { attendeeWebhookPath } from '../../services/integrations/attendee/push.ts';
import { createFeeds } from '../../services/integrations/feeds/client.ts';
import { createFeedParser } from '../../services/integrations/feeds/parser.ts';
import { createGitHub, githubApi, githubHeaders } from '../../services/integrations/github/client.ts';
import { createHubSpot, hubspotApi } from '../../services/integrations/hubspot/client.ts';
import { createLinear, linearApi, linearHeaders } from '../../services/integrations/linear/client.ts';
import { createNotion, notionApi, notionHeaders } from '../../services/integrations/notion/client.ts';
import { createNotionDatabases } from '../../services/integrations/notion/databases.ts';
import { createAiSelves } from '../../services/integrations/pika/ai-selves.ts';
import { createSelfMemory } from '../../services/integrations/pika/self-memory.ts';
import { braveApi, createBrave } from '../../services/integrations/search/brave.ts';
import { createSearxng } from '../../services/integrations/search/searxng.ts';
import { createVexa, vexaHeaders } from '../../services/integrations/vexa/client.ts';
import { createWebhooks } from '../../services/integrations/webhooks/client.ts';
import { createWorkflows } from '../../services/integrations/workflows/client.ts';
import type { NotionDatabases } from '../../services/notes/ports/notion-databases.ts';
import type { Transcripts } from '../../services/notes/ports/transcripts.ts';
import type { Webhooks } from '../../services/notes/ports/webhooks.ts';
import type { AiSelves } from '../../services/personas/ports/ai-self.ts';
import type { SelfMemory } from '../../services/personas/ports/self-memory.ts';
import type { WorkSource } from '../../services/standups/ports/work-source.ts';
import type { Documents } from '../../services/tasks/ports/documents.ts';
import type { Search } from '../../services/tasks/ports/search.ts';
import type { OutsideDeps } from '../../services/tasks/registry.ts';
import type { Config } from '../config.ts';
import { connectGoogle } from '../google/connect.ts';
import type { Pace } from '../workers/pace.ts';

export type OutsideOptions = {
  config: Config;
  /** Outcome is the HTTP status, `not_sent` or `no_answer`. */
  onCall?: (name: string, outcome: string, milliseconds: number) => void;
  /** How workflows and webhooks are reached; for tests. */
  guard?: GuardedAgentOptions | undefined;
  /** The database's clock. */
  now: () => Date;
  log: Pick<Logger, 'warn'>;
  /** How long an AI Self may take. */
  selfDeadlinesMs: Pace['deadlinesMs']['self'];
};

/** What the settings let tools, notes and their exports reach outside Slack; what isn't set is `undefined`. */
export type Outside = Omit<OutsideDeps, 'threadFiles'> & {
  documents: Documents | undefined;
  databases: NotionDatabases | undefined;
  webhooks: Webhooks;
  feeds: Feeds;
  feedParser: FeedParser;
  personCalendars: GoogleCalendars | undefined;
  transcripts: Transcripts | undefined;
  callPeople: PeopleSource | undefined;
  selves: AiSelves;
  selfMemory: SelfMemory;
  work: readonly WorkSource[];
  ears: EarsServices;
  close(): Promise<void>;
};

const nobodysSelf: Pick<Outside, 'selves' | 'selfMemory'> = {
  selves: { read: async () => ({ kind: 'no_self' }) },
  selfMemory: {
    search: async () => ({ kind: 'other_account' }),
    append: async () => ({ kind: 'other_account' }),
  },
};

/** One agent for services known by name, one for addresses that an admin gave us. */
export function connectOutside(options: OutsideOptions): Outside {
  const { config, onCall = () => {}, guard = {}, now, log, selfDeadlinesMs: deadlinesMs } = options;
  const dispatcher = createAgent({ maxAnswerBytes: 5 * 1024 * 1024, fresh: true });
  const guarded = createGuardedAgent(guard);
  const feedsAgent = createGuardedAgent({ ...guard, maxAnswerBytes: 10 * 1024 * 1024 });
  const selfAgent = createAgent({ maxAnswerBytes: 512 * 1024, fresh: true });
  const feedParser = createFeedParser({ log });
  const clientOf: ClientOf = (baseUrl, headers = {}) =>
    createJsonClient({ baseUrl, headers, dispatcher, onCall });
  const guardedClient = (baseUrl: string) => createJsonClient({ baseUrl, dispatcher: guarded, onCall });
  const { HUBSPOT_TOKEN, WORKFLOWS, WORKFLOW_SECRET, PIKA_MCP_URL: url, PIKA_DEV_KEY: key } = config;
  const pika = { url, key, dispatcher: selfAgent, onCall };

  return {
    documents: documentsOf(config, clientOf),
    databases: databasesOf(config, clientOf),
    webhooks: createWebhooks(guardedClient),
    feeds: createFeeds({ dispatcher: feedsAgent, onCall }),
    feedParser,
    // The account is of one team: with many workspaces it's none of theirs.
    ...(config.SLACK_CLIENT_ID === undefined
      ? {
          selfMemory: createSelfMemory({ ...pika, deadlineMs: deadlinesMs.request }),
          selves: createAiSelves({ ...pika, pictures: guarded, deadlinesMs }),
        }
      : nobodysSelf),
    ...connectGoogle(config, { clientOf, now, log }),
    work: workOf(config, clientOf),
    ears: earsOf(config, clientOf),
    search: searchOf(config, clientOf),
    crm: HUBSPOT_TOKEN
      ? createHubSpot(clientOf(config.HUBSPOT_API_URL ?? hubspotApi, bearer(HUBSPOT_TOKEN)))
      : undefined,
    workflows:
      WORKFLOWS && WORKFLOW_SECRET
        ? createWorkflows({
            workflows: WORKFLOWS,
            secret: WORKFLOW_SECRET,
            clientFor: guardedClient,
          })
        : undefined,
    async close() {
      const agents = [dispatcher, guarded, feedsAgent, selfAgent];
      await Promise.all([feedParser.close(), ...agents.map((agent) => agent.destroy())]);
    },
  };
}

type ClientOf = (baseUrl: string, headers?: Record<string, string>) => JsonClient;

function documentsOf(config: Config, clientOf: ClientOf): Documents | undefined {
  const { NOTION_TOKEN: token, NOTION_PARENT_PAGE: page, NOTION_API_URL: url = notionApi } = config;
  return token && page ? createNotion(clientOf(url, notionHeaders(token)), page) : undefined;
}

function databasesOf(config: Config, clientOf: ClientOf): NotionDatabases | undefined {
  const { NOTION_TOKEN: token, NOTION_API_URL: url = notionApi } = config;
  return token ? createNotionDatabases(clientOf(url, notionHeaders(token))) : undefined;
}

function earsOf(config: Config, clientOf: ClientOf): EarsServices {
  const { VEXA_URL: vexa, VEXA_API_KEY: vexaKey, ATTENDEE_URL: attendee, ATTENDEE_API_KEY: key } = config;
  const { ATTENDEE_WEBHOOK_SECRET: secret, PUBLIC_URL: base } = config;
  const webhookUrl = secret && base ? `${base}${attendeeWebhookPath}` : null;
  return {
    vexa: vexa && vexaKey ? createVexa(clientOf(vexa, vexaHeaders(vexaKey))) : undefined,
    attendee:
      attendee && key
        ? createAttendee(clientOf(`${attendee}/api/v1`, attendeeHeaders(key)), { webhookUrl })
        : undefined,
  };
}

function workOf(config: Config, clientOf: ClientOf): WorkSource[] {
  const { GITHUB_TOKEN: token, GITHUB_REPOS: repos = [], GITHUB_ORG: org, LINEAR_API_KEY: key } = config;
  const { GITHUB_API_URL: github = githubApi, LINEAR_API_URL: linear = linearApi } = config;
  const scopes = org ? [`org:${org}`] : repos.map((name) => `repo:${name}`);
  return [
    ...(token ? [createGitHub(clientOf(github, githubHeaders(token)), scopes)] : []),
    ...(key ? [createLinear(clientOf(linear, linearHeaders(key)))] : []),
  ];
}

function searchOf(config: Config, clientOf: ClientOf): Search | undefined {
  const { SEARXNG_URL: searxng, BRAVE_API_KEY: key, BRAVE_API_URL: url = braveApi } = config;
  if (searxng) return createSearxng(clientOf(searxng));
  return key ? createBrave(clientOf(url, { 'x-subscription-token': key })) : undefined;
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}
