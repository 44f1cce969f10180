import { type Call, parseCallLink } from '../../meetings/call-link.ts';
import type { Component } from './components.ts';
import { propertiesOf, textIn } from './property.ts';

/** Where calendars put the link, most reliable first: RFC 7986 (5.11), Google's field, then people's text. */
const places = ['CONFERENCE', 'X-GOOGLE-CONFERENCE', 'LOCATION', 'URL', 'DESCRIPTION', 'X-ALT-DESC'];
const maxTextChars = 50_000;

/** The first call of an event that we can join. */
export function callInEvent(event: Component): Call | null {
  for (const place of places) {
    for (const property of propertiesOf(event, place)) {
      const call = callInText(textIn(property));
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
