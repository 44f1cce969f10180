export function dollars(usd: number): string {
  return `$${usd.toFixed(2)}`;
}

/** What was spent: counted from the request for a session, so it's never less than the bill. */
export function about(usd: number): string {
  return usd > 0 ? `about ${dollars(usd)}` : dollars(0);
}

/** A price as set: `$0.275`. */
export function price(usd: number): string {
  return `$${Number(usd.toFixed(4))}`;
}

/** `45 s`, `31 min`, `1 h 5 min`. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** How long somebody has to wait, rounded up: `1 second`, `20 seconds`, `5 minutes`. */
export function waiting(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1_000));
  return seconds <= 90 ? plural(seconds, 'second') : plural(Math.ceil(seconds / 60), 'minute');
}

/** A place in a call: `12:05`, `1:02:05`. */
export function timecode(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const pad = (value: number) => String(value).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${pad(m)}:${pad(s)}`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
