import { localDate } from '../slack/format-date.ts';
import { isRecord, type Json, records } from '../slack/json.ts';
import type { EphemeralMessage, StoredMessage } from '../slack/messages.ts';
import { renderMessage } from '../slack/render-text.ts';
import { WORKSPACE } from '../slack/seed.ts';
import { type ButtonNumbers, createButtonNumbers } from './button-numbers.ts';
import { withEmoji } from './emoji.ts';

/** A message as lines for a terminal: times in local form, emoji, buttons with the numbers that press them. */
export function readableLines(
  message: StoredMessage | EphemeralMessage,
  numbers: ButtonNumbers = createButtonNumbers(),
): string[] {
  const left = numbers.of(message);
  const numbered = (button: Json): Json => {
    const number = left.shift()?.number;
    const text = isRecord(button.text) ? button.text : {};
    return number === undefined
      ? button
      : { ...button, text: { ...text, text: `${number} ${String(text.text)}` } };
  };
  const prepare = (value: unknown): unknown => {
    if (typeof value === 'string') return withOurName(withShortLinks(withLocalTimes(value)));
    if (Array.isArray(value)) return value.flatMap(apart).map(prepare);
    if (!isRecord(value)) return value;
    const inner = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, prepare(part)]));
    if (value.type === 'overflow') return { ...inner, options: records(inner.options).map(numbered) };
    return value.type === 'button' ? numbered(inner) : inner;
  };
  // The blocks that the emulator makes of a text know only links and mentions; the text says more.
  const shown = 'blocksOfText' in message && message.blocksOfText ? { ...message, blocks: [] } : message;
  return withEmoji(renderMessage(prepare(shown) as typeof message)).split('\n');
}

/** Facts stand in lines of their own, so that an edit shows only those that changed. */
function apart(value: unknown): unknown[] {
  if (!isRecord(value) || value.type !== 'context' || !Array.isArray(value.elements)) return [value];
  return value.elements.map((element) => ({ ...value, elements: [element] }));
}

/** Where the label is part of the address, as a Meet code is, the label says enough. */
function withShortLinks(text: string): string {
  return text.replaceAll(/<(https?:[^|>]+)\|([^>]+)>/g, (link, url: string, label: string) =>
    url.includes(label) ? label : link,
  );
}

function withOurName(text: string): string {
  return text.replaceAll(`<@${WORKSPACE.botUserId}>`, '@Stand-in');
}

function withLocalTimes(text: string): string {
  return text.replaceAll(/<!date\^(\d+)\^([^|>^]*)[^>]*>/g, (_, seconds: string, format: string) =>
    localDate(Number(seconds), format),
  );
}
