import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { namesIn } from '../runner/page/threads.ts';
import { runSandbox } from '../runner/run.ts';
import type { SlackWorkspace } from '../slack/workspace.ts';
import { threadSvg } from './thread.ts';

/** Plays the sandbox once and paints the thread as it stands at the end, for the README. */

const avatarFile = new URL('../../../services/personas/default-avatar.svg', import.meta.url);
const pictureFile = new URL('../../../docs/thread.svg', import.meta.url);
/** Milliseconds: replies come one a second, so by then the last has come. */
const silence = 4_000;

// At its own speed: the picture shows how long the meeting took.
const options = { once: true, speed: 1, log: false, call: false };
process.exitCode = await runSandbox(options, async ({ slack }) => {
  await silent(slack);
  const svg = threadSvg({
    thread: slack.messages(slack.channels.standup.id),
    names: namesIn(slack),
    title: 'A thread in Slack: a call, what was done in it, and its recap',
    avatar: await readFile(avatarFile, 'utf8'),
  });
  await writeFile(pictureFile, svg);
});

/** Resolves when no message was posted or changed for a while. */
async function silent(slack: SlackWorkspace): Promise<void> {
  let last = Date.now();
  slack.journal.follow(({ kind }) => {
    if (kind === 'message') last = Date.now();
  });
  while (Date.now() - last < silence) await sleep(200);
}
