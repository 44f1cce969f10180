import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { standupCall, winsCall } from '../runner/meeting-watch.ts';
import { namesIn } from '../runner/page/threads.ts';
import { runSandbox } from '../runner/run.ts';
import { isRecord } from '../slack/json.ts';
import type { StoredMessage } from '../slack/messages.ts';
import type { SlackWorkspace } from '../slack/workspace.ts';
import { faceIdAt, fetchFaces } from './faces.ts';
import { partsOfStandup, partsOfWins } from './pick.ts';
import { threadSvg } from './thread.ts';
import { windowSvg } from './window.ts';

/** Plays the sandbox once and paints what Slack shows at its end, for the README and docs/personas.md. */

const avatarFile = new URL('../../../services/personas/default-avatar.svg', import.meta.url);
const docs = new URL('../../../docs/', import.meta.url);
/** Milliseconds: replies come one a second, so by then the last has come. */
const silence = 4_000;

// At its own speed: the picture shows how long the meeting took.
const options = { once: true, speed: 1, agent: 'house', log: false, call: false } as const;
process.exitCode = await runSandbox(options, { kind: 'script' }, async ({ slack, local }) => {
  await silent(slack);
  const [avatar, base] = await Promise.all([readFile(avatarFile, 'utf8'), local()]);
  const facesOf = async (addresses: readonly unknown[]) => ({
    avatar,
    faces: await fetchFaces(
      base,
      addresses.flatMap((address) => faceIdAt(address) ?? []),
    ),
  });
  const facesIn = (messages: readonly StoredMessage[]) =>
    facesOf(messages.map(({ icons }) => icons?.image_48));
  const names = namesIn(slack);
  const save = (name: string, svg: string) => writeFile(new URL(name, docs), svg);

  const standup = threadOf(slack, standupCall.place);
  const title = 'A thread in Slack: a call, what was done in it, and its recap';
  const ofStandup = { thread: standup, parts: partsOfStandup, names, title };
  await save('thread.svg', threadSvg({ ...ofStandup, ...(await facesIn(standup)) }));

  const wins = threadOf(slack, winsCall.place);
  const ofWins = { thread: wins, parts: partsOfWins, names, title: 'A thread that a mascot speaks in' };
  await save('persona-thread.svg', threadSvg({ ...ofWins, ...(await facesIn(wins)), avatar: '' }));

  const { ada } = slack.users;
  await slack.command({ user: ada.id, channel: slack.channels.general.id, text: 'personas' });
  const window = await slack.waitForView(({ user, title }) => user === ada.id && title === 'Personas');
  const pictures = window.blocks.map(({ accessory }) => isRecord(accessory) && accessory.image_url);
  await save('personas-window.svg', windowSvg(window, names, { ...(await facesOf(pictures)), avatar: '' }));
});

/** The thread of the call in a channel. */
function threadOf(slack: SlackWorkspace, place: 'general' | 'standup'): StoredMessage[] {
  const messages = slack.messages(slack.channels[place].id);
  const root = messages.find(({ text }) => text.includes('https://meet.google.com/'));
  return messages.filter(({ ts, threadTs }) => root && (ts === root.ts || threadTs === root.ts));
}

/** Resolves when no message was posted or changed for a while. */
async function silent(slack: SlackWorkspace): Promise<void> {
  let last = Date.now();
  slack.journal.follow(({ kind }) => {
    if (kind === 'message') last = Date.now();
  });
  while (Date.now() - last < silence) await sleep(200);
}
