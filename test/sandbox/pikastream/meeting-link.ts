const links = {
  google_meet: /^https:\/\/meet\.google\.com\/[a-z]{3}-[a-z]{4}-[a-z]{3}$/,
  zoom: /^https:\/\/(?:[a-z0-9-]+\.)?zoom\.us\/j\/\d{9,11}(?:\?pwd=[\w.-]+)?$/,
};

/** Stricter than any browser: the client is to send a link it has rebuilt, not one it was given. */
export function isMeetingLink(platform: string, url: string): boolean {
  return platform in links && links[platform as keyof typeof links].test(url);
}

/** Two links with one key lead into one call. */
export function callKey(url: string): string {
  const { host, pathname } = new URL(url);
  return host.endsWith('zoom.us') ? `zoom.us${pathname}` : `${host}${pathname}`;
}
