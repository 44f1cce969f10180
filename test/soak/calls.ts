import { setTimeout as sleep } from 'node:timers/promises';
import type { MeetingScript } from '../sandbox/pikastream/meeting-script.ts';
import { joins, talk, wayIn } from '../sandbox/pikastream/script-steps.ts';
import { standup } from '../sandbox/pikastream/scripts/standup.ts';
import type { SlackWorkspace } from '../sandbox/slack/workspace.ts';
import type { Random } from './random.ts';

/** Scripts are played so many times as fast; limits are real minutes. */
export const speed = 4;

/** Somebody stays and nobody ends it: its limit does. */
const untilItsLimit: MeetingScript = {
  name: 'until its limit',
  steps: [...wayIn(2), joins(3, 'Priya Nair'), ...talk(4, 2, [['Priya Nair', 'We stay until the end.', 1]])],
  ...(standup.notes ? { notes: standup.notes } : {}),
};

export function scriptFor(url: string): MeetingScript {
  return url.includes('/lim') ? untilItsLimit : standup;
}

function codeOf(prefix: 'lim' | 'std', index: number): string {
  const letters = (number: number, length: number) =>
    Array.from({ length }, (_, at) => String.fromCharCode(97 + (Math.floor(number / 26 ** at) % 26))).join(
      '',
    );
  return `${prefix}-${letters(index, 4)}-${letters(index * 7, 3)}`;
}

const channelCount = 24;

export function openChannels({ addChannel, channels }: SlackWorkspace): string[] {
  return Array.from(
    { length: channelCount },
    (_, index) => addChannel({ ...channels.general, id: `C0SOAK${1000 + index}`, name: `soak-${index}` }).id,
  );
}

export type Plan = {
  slack: SlackWorkspace;
  channels: readonly string[];
  meetings: number;
  /** Over how long they are pasted. */
  forMs: number;
  /** Whether some stay until their limit of a minute. */
  withLimits: boolean;
};

/** Pastes links, one after the other over the time; answers with how many Slack could hand over. */
export async function pasteLinks(
  { slack, channels, meetings, forMs, withLimits }: Plan,
  random: Random,
): Promise<number> {
  const { ada, ben, cleo } = slack.users;
  const posts: Promise<boolean>[] = [];
  for (let index = 0; index < meetings; index += 1) {
    const stays = withLimits && random.chance(0.25);
    const link = `https://meet.google.com/${codeOf(stays ? 'lim' : 'std', index)}`;
    const posted = slack.post({
      channel: channels[index % channels.length] ?? '',
      user: random.pick([ada, ben, cleo]).id,
      text: stays ? `${link} for 1 min` : link,
      // Until a process takes it.
      retryDelaysMs: Array(100).fill(500),
    });
    posts.push(posted.then(({ deliveries }) => deliveries.every(({ ok }) => ok)));
    await sleep((forMs / meetings) * random.between(0.3, 1.7));
  }
  return (await Promise.all(posts)).filter(Boolean).length;
}
