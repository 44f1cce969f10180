/** Where somebody is: a channel with or without a thread beside it, or the app with one of its tabs. */
export type Place =
  | { kind: 'channel'; channel: string; thread: string | null }
  | { kind: 'app'; tab: 'home' | 'messages' };

/** Read from the address, so that going back works. Null where it names no place. */
export function placeNow(): Place | null {
  const [kind, first, second] = location.hash.replace(/^#\/?/, '').split('/');
  if (kind === 'app') return { kind, tab: first === 'messages' ? 'messages' : 'home' };
  return kind === 'channel' && first ? { kind, channel: first, thread: second ?? null } : null;
}

export function addressOf(place: Place): string {
  if (place.kind === 'app') return `#/app/${place.tab}`;
  return `#/channel/${place.channel}${place.thread === null ? '' : `/${place.thread}`}`;
}

/** Slack's own links into this workspace, which lead to the same place on the page. */
export function addressOfLink(url: string): string | null {
  const [, channel, seconds, micro] = /\.slack\.com\/archives\/(\w+)\/p(\d{10})(\d{6})/.exec(url) ?? [];
  if (!channel) return null;
  const thread = new URL(url).searchParams.get('thread_ts') ?? `${seconds}.${micro}`;
  return addressOf({ kind: 'channel', channel, thread });
}
