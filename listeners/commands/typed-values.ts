/** `30`, `30 min`, `30m`, `1h`, `1 hour`; whole minutes from 1 to 1,440. */
export function minutesIn(text: string): number | null {
  const [, amount, unit = 'm'] = /^(\d{1,4}) {0,4}(m|min|mins|minutes?|h|hours?)?$/i.exec(text.trim()) ?? [];
  const minutes = Number(amount) * (unit.toLowerCase().startsWith('h') ? 60 : 1);
  return minutes >= 1 && minutes <= 1_440 ? minutes : null;
}
