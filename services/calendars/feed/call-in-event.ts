import type { Call } from '../../meetings/call-link.ts';
import { callsIn } from '../../meetings/links/calls-in-text.ts';
import type { Component } from './components.ts';
import { propertiesOf, textIn } from './property.ts';

/** Where calendars put the link, most reliable first: RFC 7986 (5.11), Google's field, then people's text. */
const places = ['CONFERENCE', 'X-GOOGLE-CONFERENCE', 'LOCATION', 'URL', 'DESCRIPTION', 'X-ALT-DESC'];
/** Where some put it: `X-MICROSOFT-ONLINEMEETINGCONFLINK`, `X-ZOOM-MEETING-URL`, an attachment. */
const elsewhere = /^(X-|ATTACH$|COMMENT$|CONTACT$|SUMMARY$)/;
const maxTextChars = 50_000;
const maxElsewhere = 50;

/** The first call of an event that we can join, with its passcode from any of these places. */
export function callInEvent(event: Component): Call | null {
  const texts = (names: readonly string[]) => names.flatMap((name) => propertiesOf(event, name).map(textIn));
  const others = new Set(event.properties.map(({ name }) => name).filter((name) => elsewhere.test(name)));
  return callInTexts(texts(places)) ?? callInTexts(texts([...others].slice(0, maxElsewhere)));
}

/** The same of an event's texts, the most reliable first. */
export function callInTexts(texts: readonly string[]): Call | null {
  const parts = texts.map((text) => text.slice(0, maxTextChars));
  return callsIn(parts, 'anywhere').calls[0] ?? null;
}
