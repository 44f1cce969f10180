/** `30`, `30 min`, `30m`, `1h`, `1 hour`; whole minutes from 1 to `max`, a day unless told. */
export function minutesIn(text: string, max = 1_440): number | null {
  const [, amount, unit = 'm'] = /^(\d{1,9}) {0,4}(m|min|mins|minutes?|h|hours?)?$/i.exec(text.trim()) ?? [];
  const minutes = Number(amount) * (unit.toLowerCase().startsWith('h') ? 60 : 1);
  return minutes >= 1 && minutes <= max ? minutes : null;
}
