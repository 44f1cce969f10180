import type { EphemeralMessage, StoredMessage } from '../slack/messages.ts';
import type { SlackWorkspace } from '../slack/workspace.ts';
import { buttonsOf } from './buttons.ts';

/** The colleague at the keyboard: she writes in #standup, runs commands and presses buttons. */
export type Ada = {
  /** Does what a typed line says. Resolves with words where something is to be said about it, else with null. */
  type(line: string): Promise<string | null>;
  press(message: { channel: string; ts: string }, actionId: string, blockId: string): Promise<string | null>;
};

export const keyboardHelp =
  'Type a message to post it as Ada in #standup (paste a Meet link!) · /pika help · 1, 2 … or “press Stop” ' +
  'presses a button · quit';

export function createAda(slack: SlackWorkspace): Ada {
  const channel = slack.channels.standup.id;
  const user = slack.users.ada.id;

  const press: Ada['press'] = async (message, actionId, blockId) => {
    const answer = await slack.press({
      user,
      channel: message.channel,
      messageTs: message.ts,
      actionId,
      blockId,
    });
    return answer.ok ? null : `The app did not answer the press (${answer.error ?? answer.status}).`;
  };
  const pressOf = async (found: Found | undefined, none: string): Promise<string | null> => {
    if (!found) return none;
    const { message, button } = found;
    const trouble = await press(message, button.actionId, button.blockId);
    return trouble ?? (button.url ? `Slack also opens ${button.url} in a browser.` : null);
  };
  const command = async (text: string): Promise<string | null> => {
    const answer = await slack.command({ user, channel, text });
    return answer.ok ? null : `The app did not answer the command (${answer.error ?? answer.status}).`;
  };

  return {
    press,
    async type(line) {
      const typed = line.trim();
      if (typed === '') return null;
      if (/^\/pika(\s|$)/.test(typed)) return command(typed.slice('/pika'.length).trim());
      if (typed.startsWith('/')) return `The app has one command: /pika. Nothing was run.`;
      const wanted = /^press\s+(.+)$/i.exec(typed)?.[1] ?? (/^\d{1,2}$/.test(typed) ? typed : undefined);
      if (wanted !== undefined) return pressOf(findButton(slack, wanted), noButton(slack, wanted));
      await slack.post({ channel, user, text: typed });
      return null;
    },
  };
}

type Shown = StoredMessage | EphemeralMessage;
type Found = { message: Shown; button: ReturnType<typeof buttonsOf>[number] };

/** A number is one of the newest message with buttons; a name is looked for from the newest back. */
function findButton(slack: SlackWorkspace, wanted: string): Found | undefined {
  const messages = withButtons(slack);
  if (/^\d+$/.test(wanted)) {
    const [message] = messages;
    const button = message && buttonsOf(message)[Number(wanted) - 1];
    return message && button && { message, button };
  }
  const name = plain(wanted);
  for (const message of messages) {
    const button = buttonsOf(message).find(({ label }) => plain(label).startsWith(name));
    if (button) return { message, button };
  }
  return undefined;
}

function withButtons(slack: SlackWorkspace): Shown[] {
  const own = Object.values(slack.channels).flatMap((one) => slack.messages(one.id));
  return [...own.filter((message) => message.own), ...slack.ephemerals]
    .filter((message) => buttonsOf(message).length > 0)
    .sort((a, b) => Number(b.ts) - Number(a.ts));
}

function noButton(slack: SlackWorkspace, wanted: string): string {
  const labels = withButtons(slack).flatMap((message) => buttonsOf(message).map(({ label }) => label));
  return labels.length === 0
    ? 'There is no button to press just now.'
    : `There is no button “${wanted}” just now. There are: ${labels.join(', ')}.`;
}

/** Keyboards have straight apostrophes; buttons have round ones. */
function plain(text: string): string {
  return text.replaceAll('’', "'").toLowerCase();
}
