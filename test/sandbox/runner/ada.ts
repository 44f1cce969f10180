import type { EphemeralMessage, StoredMessage } from '../slack/messages.ts';
import type { SlackWorkspace } from '../slack/workspace.ts';
import type { ButtonNumbers, NumberedButton } from './button-numbers.ts';
import { createForms, type Forms } from './forms.ts';

/** A button, or a choice of a menu. */
type Pressed = Pick<NumberedButton, 'actionId' | 'blockId' | 'option'> & { value?: string | undefined };

/** The colleague at the keyboard: she writes in #standup, runs commands and presses buttons. */
export type Ada = {
  /** Does what a typed line says. Resolves with words where something is to be said about it, else with null. */
  type(line: string): Promise<string | null>;
  press(message: { channel: string; ts: string }, button: Pressed): Promise<string | null>;
  /** The form before her, if there is one: then every line is an answer to it. */
  forms: Forms;
};

export const keyboardHelp =
  'Type a message to post it as Ada in #standup (paste a Meet link!) · “> words” answers in the thread · ' +
  '/pika help · 1, 2 … or “press Stop” presses a button · quit';

export function createAda(slack: SlackWorkspace, numbers: ButtonNumbers): Ada {
  const channel = slack.channels.standup.id;
  const user = slack.users.ada.id;
  const forms = createForms(slack, user);

  const press: Ada['press'] = async (message, { actionId, blockId, option, value }) => {
    const answer = await slack.press({
      user,
      channel: message.channel,
      messageTs: message.ts,
      actionId,
      blockId,
      ...(option === undefined ? {} : { option }),
      ...(value === undefined ? {} : { value }),
    });
    return answer.ok ? null : `The app didn’t answer the press (${answer.error ?? answer.status}).`;
  };
  const pressOf = async (found: Found | undefined, none: string): Promise<string | null> => {
    if (!found) return none;
    const { message, button } = found;
    const trouble = await press(message, button);
    return trouble ?? (button.url ? `Slack also opens ${button.url} in a browser.` : null);
  };
  const command = async (text: string): Promise<string | null> => {
    const answer = await slack.command({ user, channel, text });
    return answer.ok ? null : `The app didn’t answer the command (${answer.error ?? answer.status}).`;
  };

  const post = async (text: string, threadTs?: string): Promise<null> => {
    const words = text.replaceAll(/@stand-in\b/gi, `<@${slack.botUserId}>`);
    await slack.post({ channel, user, text: words, ...(threadTs !== undefined && { threadTs }) });
    return null;
  };
  const reply = async (text: string): Promise<string | null> => {
    const newest = slack.messages(channel).findLast(({ own, threadTs }) => own && threadTs !== undefined);
    return newest?.threadTs === undefined
      ? 'There is no thread to answer in yet.'
      : post(text, newest.threadTs);
  };

  return {
    press,
    forms,
    async type(line) {
      const typed = line.trim();
      if (forms.isOpen()) return forms.answer(line);
      if (typed === '') return null;
      if (/^\/pika(\s|$)/.test(typed)) return command(typed.slice('/pika'.length).trim());
      if (typed.startsWith('/')) return `The app has one command: /pika. Nothing was run.`;
      const wanted = /^press\s+(.+)$/i.exec(typed)?.[1] ?? (/^\d{1,3}$/.test(typed) ? typed : undefined);
      if (wanted !== undefined) {
        const buttons = buttonsNow(slack, numbers);
        return pressOf(findButton(buttons, wanted), noButton(buttons, wanted));
      }
      const answer = /^>\s*(.+)$/s.exec(typed)?.[1];
      return answer === undefined ? post(typed) : reply(answer);
    },
  };
}

type Found = { message: StoredMessage | EphemeralMessage; button: NumberedButton };

/** All buttons that can be pressed now, of the newest message first. */
function buttonsNow(slack: SlackWorkspace, numbers: ButtonNumbers): Found[] {
  const places = [...Object.values(slack.channels).map(({ id }) => id), slack.users.ada.dm];
  const own = places.flatMap((id) => slack.messages(id));
  return [...own.filter((message) => message.own), ...slack.ephemerals]
    .sort((a, b) => Number(b.ts) - Number(a.ts))
    .flatMap((message) => numbers.of(message).map((button) => ({ message, button })));
}

/** By its number, or by what its label begins with. */
function findButton(buttons: readonly Found[], wanted: string): Found | undefined {
  if (/^\d+$/.test(wanted)) return buttons.find(({ button }) => button.number === Number(wanted));
  const name = plain(wanted);
  return buttons.find(({ button }) => plain(button.label).startsWith(name));
}

function noButton(buttons: readonly Found[], wanted: string): string {
  const labels = buttons.map(({ button }) => `${button.number} ${button.label}`);
  return labels.length === 0
    ? 'There is no button to press now.'
    : `There is no button “${wanted}” now. There are: ${labels.join(', ')}.`;
}

/** Keyboards have straight apostrophes; buttons have round ones. */
function plain(text: string): string {
  return text.replaceAll('’', "'").toLowerCase();
}
