import { readFile } from 'node:fs/promises';
import type { Database } from '../../../services/store/database.ts';
import { startApp } from '../../../src/app.ts';
import { readConfig, secretsOf } from '../../../src/config.ts';
import { createLog } from '../../../src/log.ts';
import { startPikaStream } from '../../sandbox/pikastream/service.ts';
import { startSlackWorkspace } from '../../sandbox/slack/workspace.ts';
import { hurried } from '../../support/hurry.ts';

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** Slack and PikaStream, emulated, and the real app between them, with the model that the settings name. */
export async function openStage({ database, model }: { database: Database; model: Record<string, string> }) {
  const manifest = JSON.parse(await readFile(new URL('../../../manifest.json', import.meta.url), 'utf8'));
  const slack = await startSlackWorkspace({ transport: 'http', manifest, rateLimits: false });
  const pika = await startPikaStream({
    notes: 404,
    script: {
      name: 'let in at once',
      steps: [{ at: 0, set: { status: 'ready', videoWorkerConnected: true, meetingBotConnected: true } }],
      notes: 'by-hand',
    },
  });
  const config = readConfig({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    PIKA_DEV_KEY: pika.devKey,
    PIKA_API_BASE_URL: pika.url,
    PORT: '0',
    JOIN_UNDO_SECONDS: '0',
    ...model,
  });
  const log: string[] = [];
  const app = await startApp({
    config,
    log: createLog('warn', secretsOf(config), (line) => void log.push(line)),
    database,
    pace: hurried,
  });
  slack.setRequestUrl(`http://127.0.0.1:${app.port}/slack/events`);
  await app.tidied;
  let calls = 0;
  return {
    ...{ slack, pika, database, log },
    /** Each scene has a call of its own. */
    nextCall: () => calls++,
    async close() {
      await app.stop();
      await Promise.all([slack.close(), pika.close()]);
    },
  };
}
