import { type Address, decoded, parameterOf, parseAddress } from './links/address.ts';
import { targetOf } from './links/redirects.ts';
import { type Unjoinable, unjoinable, zoomHost } from './links/unjoinable.ts';

/** A call we can send someone to. `key` names it within a workspace; `url` is rebuilt, never passed through. */
export type Call = {
  platform: 'google_meet' | 'zoom';
  key: string;
  url: string;
  passcode: string | null;
};

/** What a link leads to, of what concerns us. */
export type LinkRead = { kind: 'call'; call: Call } | { kind: 'unjoinable'; why: Unjoinable };

const meetPath = /^(?:\/_meet)?\/([a-z]{3}-[a-z]{4}-[a-z]{3})\/?$/i;
const zoomPaths = [
  /^\/[jws]\/(\d[\d %+.-]{7,40})\/?$/i,
  /^\/wc\/(?:join\/)?(\d[\d %+.-]{7,40})(?:\/(?:join|start))?\/?$/i,
];
/** More than any mail passes through. */
const maxRedirects = 8;

/** What an address leads to, through redirects too; null where it is no link to a call. */
export function readLink(text: string): LinkRead | null {
  let link = text;
  for (let layer = 0; layer <= maxRedirects; layer += 1) {
    const address = parseAddress(link);
    if (!address) return null;
    const call = callAt(address);
    if (call) return { kind: 'call', call };
    const target = targetOf(address);
    if (target === null) {
      const why = unjoinable(address);
      return why && { kind: 'unjoinable', why };
    }
    // Some redirects escape an address twice.
    link = /^https?%3a/i.test(target) ? (decoded(target) ?? '') : target;
  }
  return null;
}

function callAt(address: Address): Call | null {
  const { host, path, fragment } = address;
  // An `@` or a host behind the `#` is made to deceive.
  if (!/^[\w=&./%-]*$/.test(fragment)) return null;
  const code = host === 'meet.google.com' ? meetPath.exec(path)?.[1]?.toLowerCase() : undefined;
  if (code !== undefined) {
    const url = `https://meet.google.com/${code}`;
    return { platform: 'google_meet', key: `meet:${code}`, url, passcode: null };
  }
  const number = zoomHost.test(host) ? zoomNumberOf(address) : null;
  if (number === null) return null;
  return {
    platform: 'zoom',
    key: `zoom:${number}`,
    // `app.zoom.us` has the client in the browser only.
    url: `https://${host.replace(/^app\./, '')}/j/${number}`,
    passcode: zoomPasscode(parameterOf(address, 'pwd') ?? ''),
  };
}

/** Zoom writes its numbers in groups; people copy them so. */
function zoomNumberOf(address: Address): string | null {
  const { path } = address;
  const inQuery = /^\/(?:join|start)\/?$/.test(path) ? parameterOf(address, 'confno') : null;
  const given = inQuery ?? zoomPaths.map((one) => one.exec(path)?.[1]).find(Boolean) ?? '';
  const number = given.replaceAll(/%20|[ +.-]/g, '');
  return /^\d{9,11}$/.test(number) ? number : null;
}

/** A passcode as Zoom takes it; null for anything else. */
export function zoomPasscode(text: string): string | null {
  return /^[!-~]{1,128}$/.test(text) ? text : null;
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

type Named = { readonly platform: Call['platform']; readonly callKey: string };

/** The same of a meeting. */
export function callNameOf({ platform, callKey: key }: Named): string {
  return callName({ platform, key });
}

/** What a meeting is called before anybody sums it up: as the calendar or the channel calls it, else as its call. */
export function openingTitle({ opening, ...call }: Named & { readonly opening: string | null }): string {
  return opening?.trim() || callNameOf(call);
}
