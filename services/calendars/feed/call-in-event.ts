import type ICAL from 'ical.js';
import { type Call, parseCallLink } from '../../meetings/call-link.ts';

/** Where calendars put the link, most reliable first: RFC 7986 (5.11), Google's field, then people's text. */
const places = ['conference', 'x-google-conference', 'location', 'url', 'description', 'x-alt-desc'];
const maxTextChars = 50_000;

/** The first call of an event that we can join. */
export function callInEvent(event: ICAL.Component): Call | null {
  for (const place of places) {
    for (const property of event.getAllProperties(place)) {
      const call = callInText(String(property.getFirstValue() ?? ''));
      if (call) return call;
    }
  }
  return null;
}

/** The first call whose link is in a text. */
export function callInText(text: string): Call | null {
  const words = text.slice(0, maxTextChars).replaceAll('&amp;', '&');
  for (const [address] of words.matchAll(/https:\/\/[^\s<>"'()[\]{}|\\^`]+/g)) {
    const plain = address.replace(/[.,;:!?*_]+$/, '');
    const call = parseCallLink(plain) ?? parseCallLink(wrappedIn(plain));
    if (call) return call;
  }
  return null;
}

/** Google and Outlook wrap links of descriptions in a redirect. */
function wrappedIn(address: string): string {
  if (!/^https:\/\/(www\.google\.com\/url|[a-z0-9]+\.safelinks\.protection\.outlook\.com\/)/.test(address))
    return '';
  const { searchParams } = URL.canParse(address) ? new URL(address) : { searchParams: new URLSearchParams() };
  return searchParams.get('q') ?? searchParams.get('url') ?? '';
}
