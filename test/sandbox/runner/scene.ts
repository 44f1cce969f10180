import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Google, startGoogle } from '../google/service.ts';
import { type HubSpot, startHubSpot } from '../hubspot/service.ts';
import type { EmulatedServer } from '../mcp-servers/http.ts';
import { startPaymentsServer } from '../mcp-servers/payments.ts';
import { ada as adasSelf } from '../pika-self/self.ts';
import { startPikaSelf } from '../pika-self/service.ts';
import type { MeetingScript } from '../pikastream/meeting-script.ts';
import { type PikaStream, startPikaStream } from '../pikastream/service.ts';
import { type SlackWorkspace, startSlackWorkspace } from '../slack/workspace.ts';
import { type Ada, createAda } from './ada.ts';
import { type Exit, startAppProcess } from './app-process.ts';
import { type ButtonNumbers, createButtonNumbers } from './button-numbers.ts';
import { type ScriptedModel, startScriptedModel } from './house/scripted-model.ts';
import { type KeptApp, keepApp } from './kept-app.ts';
import { standupCall, winsCall } from './meeting-watch.ts';
import type { Page } from './page/serve-page.ts';
import type { Player } from './player.ts';
import { publicAddress } from './public-address.ts';
import { type PushedEvents, pushEvents } from './push-events.ts';

/** The emulated world and the real app in it. */
export type Scene = {
  slack: SlackWorkspace;
  pika: PikaStream;
  google: Google;
  hubspot: HubSpot;
  /** Of the house agent; undefined where it's off, and of the model where a real one plays. */
  payments: EmulatedServer | undefined;
  model: ScriptedModel | undefined;
  pushed: PushedEvents;
  app: KeptApp;
  ada: Ada;
  numbers: ButtonNumbers;
  /** Where the app is on this machine. */
  local: () => Promise<string>;
  logFile: string;
  /** Stops the app first, then the world round it. */
  close(): Promise<Exit>;
  /** Removes the app's database and log. */
  forget(): Promise<void>;
};

export type SceneOptions = {
  speed: number;
  player: Player;
  /** What is played in every call but the short one; the standup unless told. */
  script?: MeetingScript;
  /** How long somebody at the page has to let it in, in milliseconds. */
  lobbyMs: number;
  page: Page;
  onLogLine: (line: string) => void;
  /** What the scripted model does. */
  onModel: (words: string) => void;
};

const manifestFile = new URL('../../../manifest.json', import.meta.url);
/** Seconds at speed 1: long enough to read the card and press Don’t join. */
const undoSeconds = 6;

export async function startScene(options: SceneOptions): Promise<Scene> {
  const { speed, player, script = standupCall.script, lobbyMs, page, onLogLine, onModel } = options;
  // A meeting in seconds doesn't wait for Slack's limits either.
  const isHurried = speed > 1;
  const folder = await mkdtemp(join(tmpdir(), 'stand-in-sandbox-'));
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8'));
  const slack = await startSlackWorkspace({ transport: 'socket', manifest, rateLimits: !isHurried });
  const pika = await startPikaStream({
    script,
    scriptFor: (link) => (link === winsCall.link ? winsCall.script : undefined),
    ...{ speed, lobbyMs },
  });
  const { email } = slack.users.ada;
  const self = await startPikaSelf({ key: pika.devKey, self: { ...adasSelf(), display: 'Ada', email } });
  const google = await startGoogle();
  const hubspot = await startHubSpot();
  hubspot.add('deals', { dealname: 'Northwind renewal', amount: '48000', dealstage: 'contractsent' });
  const model = player.kind === 'script' ? await startScriptedModel(onModel) : undefined;
  const payments = player.kind === 'mcp' ? undefined : await startPaymentsServer();
  const webhookSecret = `whsec_${randomBytes(24).toString('base64')}`;
  const numbers = createButtonNumbers();
  const ada = createAda(slack, numbers);
  const local = async () => `http://127.0.0.1:${await app.up}`;
  const logFile = join(folder, 'app.log');
  const log = createWriteStream(logFile);

  const settings = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    PIKA_DEV_KEY: pika.devKey,
    PIKA_API_BASE_URL: pika.url,
    PIKA_MCP_URL: self.mcpUrl,
    PIKASTREAM_WEBHOOK_SECRET: webhookSecret,
    GOOGLE_SERVICE_ACCOUNT: JSON.stringify(google.account),
    GOOGLE_SUBJECT: 'standup@acme.org',
    GOOGLE_CALENDAR_ID: google.calendarId,
    GOOGLE_API_URL: google.url,
    HUBSPOT_TOKEN: hubspot.token,
    HUBSPOT_API_URL: hubspot.url,
    ...(player.kind === 'model' ? player.settings : model?.settings),
    ...(payments ? { MCP_SERVERS: await serversFile(folder, payments) } : {}),
    DATA_DIR: join(folder, 'data'),
    PORT: '0',
    PUBLIC_URL: publicAddress,
    JOIN_UNDO_SECONDS: String(Math.ceil(undoSeconds / speed)),
  };
  const onLine = (line: string) => {
    log.write(`${line}\n`);
    onLogLine(line);
  };
  const app = keepApp(() => startAppProcess({ folder, isHurried, settings, onLine }));
  page.show({ slack, pika, app, speed });
  page.progress(1);

  const pushed = pushEvents({
    pika,
    secret: webhookSecret,
    address: async () => `${await local()}/webhooks/pikastream`,
  });

  return {
    slack,
    pika,
    google,
    hubspot,
    payments,
    model,
    pushed,
    app,
    ada,
    numbers,
    local,
    logFile,
    async close() {
      const exit = await app.stop();
      await Promise.all([
        slack.close(),
        pika.close(),
        self.close(),
        google.close(),
        hubspot.close(),
        payments?.close(),
        model?.close(),
        new Promise<void>((done) => log.end(done)),
      ]);
      return exit;
    },
    forget: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The server in the file that names it, where it's listed as one that only reads. */
async function serversFile(folder: string, { mcpUrl, key }: EmulatedServer): Promise<string> {
  const payments = {
    url: mcpUrl,
    headers: { Authorization: `Bearer ${key}` },
    readOnly: ['count_failed_checkouts'],
  };
  const path = join(folder, 'mcp.json');
  await writeFile(path, JSON.stringify({ mcpServers: { payments } }));
  return path;
}
