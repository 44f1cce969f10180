import type ICAL from 'ical.js';
import { type Call, parseCallLink } from '../../meetings/call-link.ts';

/** Where calendars put the link, the surest first: RFC 7986 (5.11), Google, and what people write. */
const places = ['conference', 'x-google-conference', 'location', 'url', 'description', 'x-alt-desc'];
/** Characters of a description that are looked through. */
const longestText = 50_000;

/** The call that an event names first, if it is one that we can be sent into. */
export function callInEvent(event: ICAL.Component): Call | null {
  for (const place of places) {
    for (const property of event.getAllProperties(place)) {
      const call = callInText(String(property.getFirstValue() ?? ''));
      if (call) return call;
    }
  }
  return null;
}

/** The call whose link is first in someone’s words. */
export function callInText(text: string): Call | null {
  const words = text.slice(0, longestText).replaceAll('&amp;', '&');
  for (const [address] of words.matchAll(/https:\/\/[^\s<>"'()[\]{}|\\^`]+/g)) {
    const plain = address.replace(/[.,;:!?*_]+$/, '');
    const call = parseCallLink(plain) ?? parseCallLink(wrappedIn(plain));
    if (call) return call;
  }
  return null;
}

/** Google and Outlook lead links of descriptions over a page of their own. */
function wrappedIn(address: string): string {
  if (!/^https:\/\/(www\.google\.com\/url|[a-z0-9]+\.safelinks\.protection\.outlook\.com\/)/.test(address))
    return '';
  const { searchParams } = URL.canParse(address) ? new URL(address) : { searchParams: new URLSearchParams() };
  return searchParams.get('q') ?? searchParams.get('url') ?? '';
}
