import type { Call } from '../../meetings/call-link.ts';
import type { Rule } from '../../times/rule.ts';
import { escapeText, quote } from '../mrkdwn.ts';
import { sayRule, typeRule } from './standup-rule.ts';

/** A link as it is pasted: with its passcode. */
export function typedLink({ url, passcode }: Call): string {
  return passcode ? `${url}?pwd=${encodeURIComponent(passcode)}` : url;
}

/** For someone who wrote that a call recurs, and gets one: the command for all of them, ready to copy. */
export function recurringHint(
  rule: Rule,
  { call, zone, minutes }: { call: Call; zone: string | null; minutes: number | null },
): string {
  const where = zone === null ? '' : ` in ${quote(zone, 60)}`;
  const length = minutes === null ? '' : ` for ${minutes}`;
  const command = `/pika standup add ${escapeText(typedLink(call))} ${typeRule(rule)}${where}${length}`;
  return `I’ll join this call once. To join ${sayRule(rule)}: \`${command}\``;
}
