import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { onTestFinished } from 'vitest';
import { envFile } from '../../src/setup/env-file.ts';
import { setUp } from '../../src/setup/set-up.ts';
import { Stopped, type Terminal } from '../../src/setup/terminal.ts';
import { socketManifest } from '../../src/slack/manifest.ts';
import { startPikaStream } from '../sandbox/pikastream/service.ts';
import { startSlackWorkspace } from '../sandbox/slack/workspace.ts';

/** A folder of its own, which is gone when the test ends. */
export function folderOfTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-setup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Slack and PikaStream, where an app of ours is installed and a wallet is filled. */
export async function emulators() {
  const slack = await startSlackWorkspace({ transport: 'socket', manifest: socketManifest() });
  const pika = await startPikaStream();
  onTestFinished(async () => void (await Promise.all([slack.close(), pika.close()])));
  const environment = { SLACK_API_URL: slack.apiUrl, PIKA_API_BASE_URL: pika.url };
  return { slack, pika, environment };
}

/** Somebody sets Stand-in up in an empty folder, or beside the `.env` that is there. */
export async function someoneToSetUp(before?: string) {
  const path = join(folderOfTest(), '.env');
  if (before !== undefined) writeFileSync(path, before);
  const { slack, pika, environment } = await emulators();
  const file = envFile(path, new URL('../../.env.example', import.meta.url));
  return {
    slack,
    pika,
    isThere: () => existsSync(path),
    text: () => readFileSync(path, 'utf8'),
    settings: () => parseEnv(readFileSync(path, 'utf8')),
    mode: () => statSync(path).mode & 0o777,
    /** Gives these answers, one a question; who has no more of them leaves. */
    async answers(...given: readonly string[]) {
      const [said, opened, left] = [[] as string[], [] as string[], [...given]];
      const answer = async (question: string) => {
        said.push(question);
        const next = left.shift();
        if (next === undefined) throw new Stopped();
        return next;
      };
      const terminal: Terminal = { tell: (text) => void said.push(text), ask: answer, askSecret: answer };
      await setUp({ terminal, file, environment, open: (url) => void opened.push(url) });
      return { said: said.join('\n'), opened, left };
    },
  };
}
