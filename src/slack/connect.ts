import type { Logger as SdkLogger } from '@slack/web-api';
import type { Logger } from 'pino';
import type { HomeTab } from '../../services/home/ports/home-tab.ts';
import type { Suggest } from '../../services/home/ports/suggestions.ts';
import { createAgent } from '../../services/http/agent.ts';
import { fetchThrough } from '../../services/http/fetch.ts';
import type { People } from '../../services/people/people.ts';
import type { Roster } from '../../services/people/roster.ts';
import type { ReadGivenFile } from '../../services/personas/ports/given-file.ts';
import { createSetStatus, createSuggest, type SetStatus } from '../../services/slack/api/agent-surface.ts';
import { createSlackCalls, type SlackCalls } from '../../services/slack/api/calls.ts';
import { createCompleteStep } from '../../services/slack/api/complete-step.ts';
import { fileDownloader } from '../../services/slack/api/download-file.ts';
import { createFileWriter, type FileWriter } from '../../services/slack/api/file-writer.ts';
import { createHomeTab } from '../../services/slack/api/home-tab.ts';
import { openModal, pushModal, updateModal } from '../../services/slack/api/modals.ts';
import { createPeople } from '../../services/slack/api/people.ts';
import { createThreadReader, type ReadThread } from '../../services/slack/api/thread-reader.ts';
import {
  createSlackClient,
  createSlackWriter,
  type Posted,
  type SlackWriter,
} from '../../services/slack/api/writer.ts';
import { homeView } from '../../services/slack/blocks/home.ts';
import type { CompleteStep } from '../../services/workflow-steps/ports/complete-step.ts';
import type { Config } from '../config.ts';
import { type Identity, keepIdentity, type OnIdentity } from './identity.ts';
import { sdkLogger } from './sdk-logger.ts';

/** Slack's Web API as this process uses it. */
export type SlackConnection = {
  writer: SlackWriter;
  documents: FileWriter;
  /** A file that somebody gave us. */
  downloadFile: ReadGivenFile;
  openForm: ReturnType<typeof openModal>;
  pushForm: ReturnType<typeof pushModal>;
  updateForm: ReturnType<typeof updateModal>;
  homeTab: HomeTab;
  setStatus: SetStatus;
  suggest: Suggest;
  completeStep: CompleteStep;
  calls: SlackCalls;
  people: People;
  readThread: ReadThread;
  roster: Roster;
  /** Who we are; throws before Slack has told. */
  me(): Identity;
  isKnown(): boolean;
  /** What the workspace is called; null until Slack told. */
  workspaceName(): string | null;
  /** Why Slack isn't usable, for readiness. */
  trouble(): string | null;
  /** Slack said, when it was asked who we are, that the token is ours no more. */
  isRevoked(): boolean;
  /** Slack refused our token on a call, or said that we were removed. */
  lost(error: string): void;
  /** Pages for people; null until Slack told where the workspace is. */
  pageOf(message: Posted): string | null;
  canvasUrl(canvasId: string): string;
  /** What a door of Slack's own SDK needs beside its token. */
  options: { apiUrl: string | undefined; fetch: ReturnType<typeof fetchThrough>; logger: SdkLogger };
  start(): Promise<void>;
  stop(): void;
  close(): Promise<void>;
};

const maxAnswerBytes = 16 * 1024 * 1024;

export function connectSlack(config: Config, log: Logger, on: OnIdentity): SlackConnection {
  const agent = createAgent({ maxAnswerBytes });
  const options = { apiUrl: config.SLACK_API_URL, fetch: fetchThrough(agent), logger: sdkLogger(log) };
  const client = createSlackClient({ token: config.SLACK_BOT_TOKEN, ...options });
  const identity = keepIdentity(client, { log, ...on });
  const me = () => {
    const known = identity.known();
    if (!known) throw new Error('Slack was let in before we knew who we are');
    return known;
  };
  const page = (path: (teamId: string) => string): string | null => {
    const known = identity.known();
    return known?.url ? `${known.url}${path(known.teamId)}` : null;
  };
  const people = createPeople({ client, me, log });
  const pageOf: SlackConnection['pageOf'] = ({ channelId, ts }) =>
    page(() => `archives/${channelId}/p${ts.replace('.', '')}`);
  const atHome = { pageOf, pricePerMinuteUsd: config.PRICE_PER_MINUTE_USD };
  return {
    writer: createSlackWriter(client),
    documents: createFileWriter(client, options.fetch),
    downloadFile: fileDownloader({ ...options, token: config.SLACK_BOT_TOKEN }),
    openForm: openModal(client, log),
    pushForm: pushModal(client, log),
    updateForm: updateModal(client, log),
    homeTab: createHomeTab({
      ...{ client, log },
      view: (resident, home, notice) => homeView(resident, home, notice, atHome),
    }),
    setStatus: createSetStatus(client),
    suggest: createSuggest(client, log),
    completeStep: createCompleteStep(client, log),
    calls: createSlackCalls(client),
    people,
    readThread: createThreadReader(client, log),
    roster: people,
    me,
    isKnown: () => identity.known() !== null,
    workspaceName: () => identity.known()?.name ?? null,
    trouble: identity.trouble,
    isRevoked: identity.isRevoked,
    lost: identity.lost,
    pageOf,
    canvasUrl: (canvasId) => page((teamId) => `docs/${teamId}/${canvasId}`) ?? canvasId,
    options,
    start: identity.start,
    stop: identity.stop,
    close: () => agent.destroy(),
  };
}
