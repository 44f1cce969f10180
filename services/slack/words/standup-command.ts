import type { Call } from '../../meetings/call-link.ts';
import type { Asked } from '../../standups/read-wanted.ts';
import type { Rule } from '../../times/rule.ts';
import { escapeText, quote } from '../mrkdwn.ts';
import { sayRule, typeRule } from './standup-rule.ts';

/** What somebody would type for a standup, ready to copy. */
export function standupCommand(rule: Rule, { call, number, zone, minutes }: Asked): string {
  const what = number === null ? `add ${escapeText(typedLink(call))}` : `move ${number}`;
  const where = zone === null ? '' : ` in ${quote(zone, 60)}`;
  return `/pika standup ${what} ${typeRule(rule)}${where}${minutes === null ? '' : ` for ${minutes}`}`;
}

/** A link as it is pasted: with its passcode. */
export function typedLink({ url, passcode }: Call): string {
  return passcode ? `${url}?pwd=${passcode}` : url;
}

/** For whoever wrote that a meeting comes again and again, and gets one. */
export function sayStanding(rule: Rule, asked: Omit<Asked, 'number'>): string {
  return `That is for one time. For ${sayRule(rule)}: \`${standupCommand(rule, { ...asked, number: null })}\``;
}
