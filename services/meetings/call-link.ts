/** A call we can send someone to. `key` names it within a workspace; `url` is rebuilt, never passed through. */
export type Call = {
  platform: 'google_meet' | 'zoom';
  key: string;
  url: string;
  passcode: string | null;
};

// Matched against the raw text, not a parsed URL: parsers forgive backslashes, ports, users and dots that a
// person would read differently.
const meetLink = /^https:\/\/meet\.google\.com\/([a-z]{3}-[a-z]{4}-[a-z]{3})\/?(?:\?[^\s#\\]*)?$/i;
const zoomLink = /^https:\/\/((?:[a-z0-9-]{1,63}\.)?zoom\.us)\/j\/(\d{9,11})\/?(?:\?([^\s#\\]*))?$/i;
const zoomPasscode = /(?:^|&)pwd=([A-Za-z0-9._~-]{1,128})(?:&|$)/;

const maxLinkChars = 2_048;

/** The call a link leads to, or null when it isn't exactly a Meet or Zoom meeting link. */
export function parseCallLink(text: string): Call | null {
  if (text.length > maxLinkChars) return null;

  const code = meetLink.exec(text)?.[1]?.toLowerCase();
  if (code) {
    return {
      platform: 'google_meet',
      key: `meet:${code}`,
      url: `https://meet.google.com/${code}`,
      passcode: null,
    };
  }

  const [, host, number, query] = zoomLink.exec(text) ?? [];
  if (host && number) {
    return {
      platform: 'zoom',
      key: `zoom:${number}`,
      url: `https://${host.toLowerCase()}/j/${number}`,
      passcode: zoomPasscode.exec(query ?? '')?.[1] ?? null,
    };
  }
  return null;
}

/** Whether someone probably meant to give a call link: worth a sentence about what a right one looks like. */
export function looksLikeCallLink(text: string): boolean {
  return /meet\.google|google\.com\/meet|zoom\.us|\b[a-z]{3}-[a-z]{4}-[a-z]{3}\b|https?:\/\//i.test(text);
}

/** What people call this call: `abc-defg-hij`, or `Zoom 123456789`. */
export function callName(call: Pick<Call, 'platform' | 'key'>): string {
  const [, name = call.key] = call.key.split(':');
  return call.platform === 'zoom' ? `Zoom ${name}` : name;
}
