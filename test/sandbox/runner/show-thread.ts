import type { SlackJournalEntry } from '../slack/journal-entries.ts';
import type { EphemeralMessage, StoredMessage } from '../slack/messages.ts';
import type { SlackWorkspace } from '../slack/workspace.ts';
import type { ButtonNumbers } from './button-numbers.ts';
import { withEmoji } from './emoji.ts';
import { type Paint, paintBold } from './paint.ts';
import { readableLines } from './readable.ts';

type Deps = {
  slack: SlackWorkspace;
  numbers: ButtonNumbers;
  print: (line: string) => void;
  paint: Paint;
};

/** Prints every new message whole, and of an edited one the lines that are new. */
export function showThreads({ slack, numbers, print, paint }: Deps): void {
  const shown = new Map<string, string[]>();
  const name = nameIn(slack);

  const say = (message: StoredMessage | EphemeralMessage, note: string, lines: readonly string[]) => {
    const place = `${channelIn(slack, message.channel)}${placeIn(message)}`;
    const isApp = !('own' in message) || message.own;
    // Under the app's own name Slack names its user too.
    const persona = isApp && 'own' in message && message.user === undefined ? message.username : undefined;
    const who = persona ?? (isApp ? 'Stand-in' : name(message.user));
    const time = new Date(Number(message.ts) * 1000).toLocaleTimeString('en-GB');
    const colour = isApp ? 'cyan' : 'yellow';
    const head = [paint('dim', place), paint(['bold', colour], who), paint('dim', `${note || time}`)];
    const body = lines.map((line) => `  ${paint(colour, '│')} ${paintBold(paint, line)}`);
    print(['', head.join('  '), ...body].join('\n'));
  };

  slack.journal.follow((entry: SlackJournalEntry) => {
    if (entry.kind === 'ephemeral') {
      const { message } = entry;
      return say(message, `only ${name(message.user)} sees this`, readableLines(message, numbers));
    }
    if (entry.kind === 'violation') return print(paint('red', `Slack would refuse this: ${entry.text}`));
    if (entry.kind !== 'message') return;
    const { message, change } = entry;
    const key = `${message.channel}:${message.ts}`;
    if (change === 'deleted') return say(message, 'deleted', []);
    const lines = [...readableLines(message, numbers), ...marksOf(message)];
    const before = shown.get(key) ?? [];
    shown.set(key, lines);
    if (change === 'posted') return say(message, '', lines);
    const fresh = lines.filter((line) => !before.includes(line));
    const gone = before.filter((line) => !lines.includes(line) && /^\[\d+ /.test(line));
    if (fresh.length === 0 && gone.length === 0) return;
    say(message, change, [...fresh, ...(gone.length > 0 && !fresh.some(isButtons) ? [buttonsGone] : [])]);
  });
}

function marksOf({ reactions = [] }: StoredMessage): string[] {
  return reactions.map(({ name, users }) => withEmoji(`:${name}: ${users.length}`));
}

const buttonsGone = '(no buttons any more)';
const isButtons = (line: string) => /^\[\d+ /.test(line);

function nameIn(slack: SlackWorkspace) {
  const people = Object.values(slack.users);
  return (id: string | undefined): string => people.find((person) => person.id === id)?.realName ?? 'an app';
}

function channelIn(slack: SlackWorkspace, id: string): string {
  const channel = Object.values(slack.channels).find((one) => one.id === id);
  return channel ? `#${channel.name}` : 'direct messages';
}

/** A reply, and whether its channel shows it too. */
function placeIn(message: StoredMessage | EphemeralMessage): string {
  const isBroadcast = 'subtype' in message && message.subtype === 'thread_broadcast';
  return message.threadTs ? ` ⤷${isBroadcast ? ' and in the channel' : ''}` : '';
}
