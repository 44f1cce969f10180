import { buttonsOf, type ShownButton } from './buttons.ts';

type Place = Parameters<typeof buttonsOf>[0] & { channel: string; ts: string };
export type NumberedButton = ShownButton & { number: number };
export type ButtonNumbers = ReturnType<typeof createButtonNumbers>;

/**
 * The numbers that press buttons. Each button of each message gets its own when it is first shown and keeps it through
 * edits, so that a reply's Approve and the card's Stop can be told apart.
 */
export function createButtonNumbers() {
  const numbers = new Map<string, number>();

  return {
    /** A message's buttons in the order they are shown. */
    of(message: Place): NumberedButton[] {
      const seen = new Map<string, number>();
      return buttonsOf(message).map((button) => {
        const nth = (seen.get(button.actionId) ?? 0) + 1;
        seen.set(button.actionId, nth);
        // Not by the block's id: Slack makes a new one with every edit.
        const key = [message.channel, message.ts, button.actionId, nth].join(' ');
        const number = numbers.get(key) ?? numbers.size + 1;
        numbers.set(key, number);
        return { ...button, number };
      });
    },
  };
}
