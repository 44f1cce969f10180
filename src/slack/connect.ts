import type { Logger as SdkLogger } from '@slack/web-api';
import type { HomeTab } from '../../services/home/ports/home-tab.ts';
import type { Suggest } from '../../services/home/ports/suggestions.ts';
import { createAgent } from '../../services/http/agent.ts';
import { fetchThrough } from '../../services/http/fetch.ts';
import type { PagesIn } from '../../services/people/pages.ts';
import type { People } from '../../services/people/people.ts';
import type { Roster } from '../../services/people/roster.ts';
import type { ReadGivenFile } from '../../services/personas/ports/given-file.ts';
import { createSetStatus, createSuggest, type SetStatus } from '../../services/slack/api/agent-surface.ts';
import { createSlackCalls, type SlackCalls } from '../../services/slack/api/calls.ts';
import { createCompleteStep } from '../../services/slack/api/complete-step.ts';
import { fileDownloader } from '../../services/slack/api/download-file.ts';
import { createFileWriter, type FileWriter } from '../../services/slack/api/file-writer.ts';
import { createHomeTab } from '../../services/slack/api/home-tab.ts';
import { keepingPauses } from '../../services/slack/api/keep-pauses.ts';
import { openModal, pushModal, updateModal } from '../../services/slack/api/modals.ts';
import { createPeople } from '../../services/slack/api/people.ts';
import { createPresentTask, type PresentTask } from '../../services/slack/api/present-task.ts';
import { createThreadReader, type ReadThread } from '../../services/slack/api/thread-reader.ts';
import { createSlackWriter, type SlackWriter } from '../../services/slack/api/writer.ts';
import { homeView } from '../../services/slack/blocks/home.ts';
import type { CompleteStep } from '../../services/workflow-steps/ports/complete-step.ts';
import type { Route } from '../http/server.ts';
import { type SlackBase, workspacesByOAuth } from './by-oauth.ts';
import type { OnIdentity } from './identity.ts';
import { oneWorkspace } from './one-workspace.ts';
import { sdkLogger } from './sdk-logger.ts';
import type { Workspaces } from './workspaces.ts';

/** Slack's Web API as this process uses it. */
export type SlackConnection = Workspaces & {
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
  presentTask: PresentTask;
  calls: SlackCalls;
  people: People;
  readThread: ReadThread;
  roster: Roster;
  /** The pages of a workspace's messages. */
  pagesIn: PagesIn;
  canvasUrl(teamId: string, canvasId: string): string;
  /** What the workspace is called; null where Slack hasn't told. */
  workspaceName(teamId: string): string | null;
  /** What a door of Slack's own SDK needs beside its token. */
  options: { apiUrl: string | undefined; fetch: ReturnType<typeof fetchThrough>; logger: SdkLogger };
  /** Where workspaces install the app; none where there is one bot token. */
  installRoutes: readonly Route[];
  close(): Promise<void>;
};

const maxAnswerBytes = 16 * 1024 * 1024;

export function connectSlack(base: SlackBase, on: OnIdentity): SlackConnection {
  const { config, log } = base;
  const agent = createAgent({ maxAnswerBytes });
  const options = { apiUrl: config.SLACK_API_URL, fetch: fetchThrough(agent), logger: sdkLogger(log) };
  /** Where files are. */
  const fetchFiles = keepingPauses(options.fetch);
  const many = workspacesByOAuth(base, options, on.onKnown);
  const workspaces =
    many?.workspaces ??
    oneWorkspace({ client: { token: config.SLACK_BOT_TOKEN ?? '', ...options }, log, ...on });
  const { clientOf, tokenOf, identityOf } = workspaces;
  const pagesIn: PagesIn =
    (teamId) =>
    ({ channelId, ts }) => {
      const url = identityOf(teamId)?.url;
      return url ? `${url}archives/${channelId}/p${ts.replace('.', '')}` : null;
    };
  const people = createPeople({
    ...{ clientOf, log },
    botUserIn: async (teamId) => (await workspaces.known(teamId)).botUserId,
  });
  return {
    ...workspaces,
    writer: createSlackWriter(clientOf),
    documents: createFileWriter(clientOf, fetchFiles),
    downloadFile: fileDownloader({ ...options, fetch: fetchFiles, tokenOf }),
    openForm: openModal(clientOf, log),
    pushForm: pushModal(clientOf, log),
    updateForm: updateModal(clientOf, log),
    homeTab: createHomeTab({
      ...{ clientOf, log },
      view: (resident, home, notice) =>
        homeView(resident, home, notice, {
          pageOf: pagesIn(resident.teamId),
          pricePerMinuteUsd: config.PRICE_PER_MINUTE_USD,
        }),
    }),
    setStatus: createSetStatus(clientOf),
    suggest: createSuggest(clientOf, log),
    completeStep: createCompleteStep(clientOf, log),
    presentTask: createPresentTask(clientOf, log),
    calls: createSlackCalls(clientOf),
    people,
    readThread: createThreadReader(clientOf, log),
    roster: people,
    pagesIn,
    canvasUrl: (teamId, canvasId) => {
      const url = identityOf(teamId)?.url;
      return url ? `${url}docs/${teamId}/${canvasId}` : canvasId;
    },
    workspaceName: (teamId) => identityOf(teamId)?.name ?? null,
    options,
    installRoutes: many?.routes ?? [],
    close: () => agent.destroy(),
  };
}
