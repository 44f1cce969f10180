import { type Handler, sendJson, startHttpServer } from '../http-server.ts';
import { createJournal, type Journal } from '../journal.ts';
import { createActing } from './acting.ts';
import { createAgentThreads } from './agent-threads.ts';
import { METHODS } from './api/methods.ts';
import { createScheduledMethods } from './api/scheduled.ts';
import { createApi } from './api/server.ts';
import { createTokenGate } from './api/tokens.ts';
import { createCallStore } from './calls.ts';
import { createCourier } from './delivery/courier.ts';
import { createHttpDelivery } from './delivery/http.ts';
import { createSocketMode } from './delivery/socket-mode.ts';
import { createCanvasStore } from './documents/canvases.ts';
import { createDownloads } from './documents/downloads.ts';
import { createFileStore } from './documents/files.ts';
import { createUploads } from './documents/uploads.ts';
import { createOpenEntities } from './entities/opened.ts';
import { createFaultSwitches } from './fault-switches.ts';
import { createFaultRules } from './faults.ts';
import { createFeatures } from './features.ts';
import { installationOf } from './installation.ts';
import { createInteractiveActs } from './interactive/acts.ts';
import { createHomes } from './interactive/homes.ts';
import { createModals } from './interactive/modals.ts';
import { createTriggers } from './interactive/triggers.ts';
import type { SlackJournalEntry } from './journal-entries.ts';
import type { Json } from './json.ts';
import { createLater } from './later.ts';
import { QUICK_RETRY_DELAYS_MS } from './limits.ts';
import { createMembership } from './membership.ts';
import { createMessageStore } from './messages.ts';
import { createDirectory } from './people.ts';
import { createPosting } from './posting.ts';
import { createRateLimiter } from './rate-limits.ts';
import { createResponseUrls } from './response-urls.ts';
import { createRoutes } from './routes.ts';
import { CALENDAR_BOT, WORKSPACE } from './seed.ts';
import { signatureHeaders } from './signing.ts';
import { createWaiting } from './waiting.ts';
import { createRunningSteps, createWorkflows } from './workflows.ts';

export type WorkspaceOptions = {
  port?: number;
  /** HTTP mode: where events, commands and interactions are posted. Without it, Socket Mode. */
  requestUrl?: string;
  /** Which way to deliver; by default HTTP where there is a request URL. */
  transport?: 'http' | 'socket';
  /** Milliseconds before each retry of an event: quick ones unless told; Slack's own are 0, 60,000 and 300,000. */
  retryDelaysMs?: readonly number[];
  /** Socket Mode: how long to wait for an acknowledgement. */
  ackTimeoutMs?: number;
  rateLimits?: boolean;
  /** The app's manifest: then only its scopes, events and commands work. */
  manifest?: Json;
};

export type SlackWorkspace = Awaited<ReturnType<typeof startSlackWorkspace>>;

/** An emulated Slack workspace with our app installed: strict, journalled, and able to fail on request. */
export async function startSlackWorkspace(options: WorkspaceOptions = {}) {
  const journal: Journal<SlackJournalEntry> = createJournal();
  const violations: string[] = [];
  const violate = (text: string) => {
    violations.push(text);
    journal.add({ kind: 'violation', at: Date.now(), text });
  };
  let handle: Handler = (_, response) => sendJson(response, 503, {});
  const running = await startHttpServer((request, response) => handle(request, response), options.port);
  let requestUrl = options.requestUrl;

  const http = createHttpDelivery(() => requestUrl, WORKSPACE.signingSecret);
  const { ackTimeoutMs } = options;
  const sockets = createSocketMode({
    server: running.server,
    journal,
    violate,
    ...(ackTimeoutMs !== undefined && { ackTimeoutMs }),
  });
  const usesHttp = () =>
    options.transport === undefined ? requestUrl !== undefined : options.transport === 'http';
  const courier = createCourier({
    journal,
    transport: () => (usesHttp() ? http : sockets),
    retryDelaysMs: options.retryDelaysMs ?? QUICK_RETRY_DELAYS_MS,
  });
  const directory = createDirectory();
  const store = createMessageStore(journal);
  const installation = installationOf(options.manifest);
  const posting = createPosting({ directory, store, courier, installation });
  const features = createFeatures();
  const judge = { violate, refusesBlock: (type: string) => features.refusedBlocks.has(type) };
  const responseUrls = createResponseUrls({ store, posting, judge });
  const limiter = createRateLimiter();
  limiter.setEnabled(options.rateLimits ?? true);
  const rules = createFaultRules();
  const tokens = createTokenGate();
  const scheduled = createScheduledMethods();
  const triggers = createTriggers();
  const modals = createModals(journal);
  const homes = createHomes(journal);
  const agentThreads = createAgentThreads();
  const workflows = createWorkflows();
  const calls = createCallStore();
  const entities = createOpenEntities();
  const files = createFileStore(journal, running.url);
  const canvases = createCanvasStore(journal);
  const later = createLater();
  const world = {
    directory,
    installation,
    store,
    posting,
    triggers,
    modals,
    homes,
    agentThreads,
    workflows,
    calls,
    entities,
    files,
    canvases,
    features,
    later: later.later,
    uploadBase: `${running.url}/upload/v1/`,
    sockets,
    socketBase: running.url.replace(/^http/, 'ws'),
    ...judge,
  };
  const methods = { ...METHODS, ...scheduled.methods };
  const api = createApi({ methods, world, faults: rules, limiter, tokens, journal });

  const upload = createUploads({ files, violate });
  const download = createDownloads({ files, tokens, installation, features, violate });
  handle = createRoutes({ api, upload, download, responseUrls, journal, violate });

  const sign = (body: string | Buffer, timestamp?: number) =>
    signatureHeaders(WORKSPACE.signingSecret, body, timestamp);
  const requireUrl = () => {
    if (requestUrl === undefined) throw new Error('Only with a request URL: this workspace uses Socket Mode');
    return requestUrl;
  };

  return {
    ...WORKSPACE,
    apiUrl: `${running.url}/api/`,
    users: directory.users,
    channels: directory.channels,
    calendarBot: CALENDAR_BOT,
    journal,
    violations,
    setRequestUrl(url: string | undefined): void {
      requestUrl = url;
    },
    setRateLimits: limiter.setEnabled,
    addChannel: directory.addChannel,
    addPerson: directory.addPerson,
    ...createActing({ directory, store, posting }),
    ...createMembership({ directory, courier, installation }),
    ...createInteractiveActs({ ...world, courier, responseUrls, base: running.url }),
    ...createRunningSteps({ workflows, directory, courier, installation }),
    deliverEvent: courier.deliverEvent,
    /** Resolves when no event is on its way any more, the echoes of the bot's own posts included. */
    idle: courier.idle,
    sign,
    /** Posts bytes to the app as they are; sign them or don't. */
    sendRaw: ({ body, headers }: { body: string | Buffer; headers: Record<string, string> }) =>
      http.sendRaw(requireUrl(), body, headers),
    /** The challenge that Slack sends when a request URL is saved; true when the app echoes it. */
    async verifyUrl(): Promise<boolean> {
      const body = JSON.stringify({
        type: 'url_verification',
        token: WORKSPACE.verificationToken,
        challenge: 'c0ffee',
      });
      const answer = await http.sendRaw(requireUrl(), body, {
        'content-type': 'application/json',
        ...sign(body),
      });
      return answer.status === 200 && answer.body.includes('c0ffee');
    },
    /** Calls that the app registered. */
    calls: calls.list,
    messages: store.list,
    /** The files that the app uploaded, complete or not, and those that people did. */
    files: files.list,
    /** A person uploads a file, which goes into a form by its id. */
    giveFile: files.give,
    findFile: files.find,
    canvases: canvases.list,
    get ephemerals() {
      return store.ephemerals();
    },
    ...createWaiting({ journal, store, modals, homes }),
    openSockets: sockets.count,
    faults: createFaultSwitches({ rules, limiter, tokens, sockets, courier, features }),
    async close(): Promise<void> {
      courier.close();
      scheduled.close();
      later.close();
      sockets.close();
      await http.close();
      await running.close();
    },
  };
}
