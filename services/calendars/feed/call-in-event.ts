import type ICAL from 'ical.js';
import type { Call } from '../../meetings/call-link.ts';
import { callsIn } from '../../meetings/links/calls-in-text.ts';

/** Where calendars put the link, most reliable first: RFC 7986 (5.11), Google's field, then people's text. */
const places = ['conference', 'x-google-conference', 'location', 'url', 'description', 'x-alt-desc'];
const maxTextChars = 50_000;

/** The first call of an event that we can join, with its passcode from any of these places. */
export function callInEvent(event: ICAL.Component): Call | null {
  const texts = places.flatMap((place) =>
    event.getAllProperties(place).map((property) => String(property.getFirstValue() ?? '')),
  );
  return callInTexts(texts);
}

/** The same of an event's texts, the most reliable first. */
export function callInTexts(texts: readonly string[]): Call | null {
  const parts = texts.map((text) => text.slice(0, maxTextChars));
  return callsIn(parts, 'anywhere').calls[0] ?? null;
}
