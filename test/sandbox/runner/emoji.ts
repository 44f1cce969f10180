/** The shortcodes that our words use. One that is not here is shown as it is written, which gets noticed. */
const emoji: Readonly<Record<string, string>> = {
  calendar: '📅',
  credit_card: '💳',
  door: '🚪',
  eyes: '👀',
  grey_question: '❔',
  hourglass_flowing_sand: '⏳',
  incoming_envelope: '📨',
  large_green_circle: '🟢',
  memo: '📝',
  no_entry_sign: '🚫',
  octagonal_sign: '🛑',
  page_facing_up: '📄',
  raised_hand: '✋',
  rotating_light: '🚨',
  speech_balloon: '💬',
  warning: '⚠️',
  wave: '👋',
  white_check_mark: '✅',
  white_circle: '⚪',
  x: '❌',
};

export function withEmoji(text: string): string {
  return text.replaceAll(/:([a-z_]+):/g, (code, name: string) => emoji[name] ?? code);
}
