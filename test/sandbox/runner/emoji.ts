/** The shortcodes that our words use. One that is not here is shown as it is written, which gets noticed. */
const emoji: Readonly<Record<string, string>> = {
  calendar: '📅',
  credit_card: '💳',
  door: '🚪',
  grey_question: '❔',
  hourglass_flowing_sand: '⏳',
  large_green_circle: '🟢',
  memo: '📝',
  no_entry_sign: '🚫',
  octagonal_sign: '🛑',
  rotating_light: '🚨',
  warning: '⚠️',
  wave: '👋',
  white_check_mark: '✅',
  x: '❌',
};

export function withEmoji(text: string): string {
  return text.replaceAll(/:([a-z_]+):/g, (code, name: string) => emoji[name] ?? code);
}
