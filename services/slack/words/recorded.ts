import { maxFactChars } from '../../memory/fact.ts';
import type { ListedMemory } from '../../memory/list-memory.ts';
import type { RecordedLine } from '../../memory/ports/recorded.ts';
import type { OpenItem } from '../../notes/ports/open-items.ts';
import type { PageOf } from '../../people/pages.ts';
import { linkTo, quote, time } from '../mrkdwn.ts';
import { sayWhoReadsSelf } from './pika-memory.ts';
import { saySettings } from './settings-here.ts';

/** What is read where it stands: nothing of it is kept twice. */
export function sayRecorded(
  { of, items, decisions, updates, settings, self }: ListedMemory,
  pageOf: PageOf,
): string[] {
  const set = saySettings(settings, of.kind === 'channel');
  return [
    ...listed(openHead[of.kind], items.map(itemLine), pageOf),
    ...listed('Decided in calls', decisions, pageOf),
    ...listed('Written for standups', updates, pageOf),
    ...headed(setHead[of.kind], set),
    ...(of.kind === 'me' ? [...(self ? [sayWhoReadsSelf(self)] : []), elsewhere] : []),
  ];
}

const openHead = {
  channel: 'Open actions',
  me: 'Your open actions',
  about: 'Their open actions',
  address: '',
} as const;

const setHead = {
  channel: 'Set in this channel',
  me: 'Set by you',
  about: 'Set by them',
  address: '',
} as const;

const elsewhere =
  '_Your stand-in and voice are in `/pika personas`, your calendars in `/pika calendar`, your agents’ keys in `/pika connect`. ' +
  '`/pika forget me` deletes all that’s yours._';

function itemLine({ item, calledAt, thread }: OpenItem): RecordedLine {
  return { text: item.text, at: calledAt, thread };
}

function listed(head: string, lines: readonly RecordedLine[], pageOf: PageOf): string[] {
  const shown = lines.map(({ text, at, thread }) => {
    const page = thread && pageOf(thread);
    const day = time(at, '{date_short_pretty}');
    return `• ${quote(text, maxFactChars)} (${page ? linkTo(page, 'thread') : 'in a call'}, ${day})`;
  });
  return headed(head, shown);
}

/** Lines that a section has room for. */
const perSection = 9;

function headed(head: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const first = [`*${head}*`, ...lines.slice(0, perSection)].join('\n');
  const rest = lines.slice(perSection);
  return rest.length === 0 ? [first] : [first, rest.join('\n')];
}
