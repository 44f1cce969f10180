import type { FactOutcome } from '../../memory/change-fact.ts';
import { type Fact, maxFactChars } from '../../memory/fact.ts';
import type { ListedMemory, MemoryOutcome } from '../../memory/list-memory.ts';
import type { RecordedLine } from '../../memory/ports/recorded.ts';
import type { RememberOutcome } from '../../memory/remember-fact.ts';
import type { OpenItem } from '../../notes/ports/open-items.ts';
import { linkTo, mention, quote, time } from '../mrkdwn.ts';
import { plural } from './amounts.ts';
import { sayNoAccess } from './reasons/access.ts';
import { memoryRefusals } from './reasons/memory.ts';
import { sayReason, wordsFor } from './reasons/reason.ts';
import type { PageOf } from './search.ts';

/** What came of `/pika remember`, or of the shortcut. */
export function sayRemembered(outcome: RememberOutcome): string {
  switch (outcome.kind) {
    case 'kept':
      return `I’ll remember: ${sayFact(outcome.fact)} ${whoReads(outcome.fact)} \`/pika memory\` shows and changes it.`;
    case 'known':
      return `I know that already: ${sayFact(outcome.fact)} \`/pika memory\` shows and changes it.`;
    case 'not_entitled':
      return sayNoAccess(outcome);
    default:
      return sayReason(wordsFor(memoryRefusals, outcome, undefined));
  }
}

/** What came of a button or a form. */
export function sayFactOutcome(outcome: FactOutcome, pageOf: PageOf): string {
  switch (outcome.kind) {
    case 'edited':
      return `Changed. I know now: ${sayFact(outcome.fact)}`;
    case 'kept':
      return `Kept: ${sayFact(outcome.fact)} ${whoReads(outcome.fact)}`;
    case 'confirmed':
      return `Good, I know that it still holds: ${sayFact(outcome.fact)}`;
    case 'dropped':
      return 'All right, I don’t keep it, and I won’t suggest it again.';
    case 'forgotten':
      return `Forgotten. It’s in no answer or brief any more, and I won’t learn it again from the same words. ${sayOutOfReach(outcome.fact, pageOf)}`;
    case 'not_entitled':
      return sayNoAccess(outcome);
    default:
      return sayReason(wordsFor(memoryRefusals, outcome, undefined));
  }
}

/** Where its words still are. */
function sayOutOfReach({ source }: Fact, pageOf: PageOf): string {
  const told = 'What was answered with it, or told in a call, stays where it is.';
  switch (source.kind) {
    case 'typed':
      return told;
    case 'message': {
      const page = pageOf(source);
      return `${page ? linkTo(page, 'The message') : 'The message'} that it came from stays in Slack. ${told}`;
    }
    case 'call':
      return `The call’s transcript and recap still have it: \`/pika forget\` and a link deletes those. ${told}`;
    default:
      return source satisfies never;
  }
}

function sayFact({ text }: Fact): string {
  return `“${quote(text, maxFactChars)}”.`;
}

function whoReads({ audience, about }: Fact): string {
  if (audience.kind === 'person') return 'Only you can read it.';
  const more = about?.kind === 'person' ? ` So can ${mention(about.userId)}.` : '';
  return `Members of <#${audience.channelId}> can read it.${more}`;
}

/** Above the list. */
export function sayMemoryHead({ of, facts, total, items, decisions, updates }: ListedMemory): string {
  const isNothing = [facts, items, decisions, updates].every((list) => list.length === 0);
  if (isNothing) return nothing[of.kind];
  const whose =
    of.kind === 'channel'
      ? 'in this channel'
      : of.kind === 'me'
        ? 'about you'
        : `about ${mention(of.userId)}`;
  const head = total > 0 ? `*${plural(total, 'thing')} that I know ${whose}*` : `*What I know ${whose}*`;
  const more =
    total > facts.length
      ? `\nHere are the newest. \`/pika memory${verb[of.kind]} <words>\` finds others.`
      : '';
  return `${head}${more}`;
}

const verb = { channel: '', me: ' me', about: ' about @name' } as const;

const nothing = {
  channel: 'I know nothing in this channel yet. `/pika remember we ship on Thursdays` has me remember that.',
  me: 'I know nothing about you. In your DM with me, `/pika remember I’m off on Fridays` has me remember that for you alone.',
  about: 'I know nothing about them that you may read.',
} as const;

/** One fact, with where it comes from. */
export function sayKnown(fact: Fact, pageOf: PageOf): string {
  const about = fact.about?.kind === 'person' ? `${mention(fact.about.userId)}: ` : '';
  const guest = fact.about?.kind === 'guest' ? `${quote(fact.about.name, 60)} (guest): ` : '';
  return `• ${about}${guest}${quote(fact.text, maxFactChars)}\n_${saySource(fact, pageOf)}_`;
}

function saySource({ source, madeBy, createdAt, audience }: Fact, pageOf: PageOf): string {
  const day = time(createdAt, '{date_short_pretty}');
  const by = madeBy.kind === 'person' ? ` by ${mention(madeBy.userId)}` : '';
  const where = audience.kind === 'channel' ? `, in <#${audience.channelId}>` : ', for you alone';
  switch (source.kind) {
    case 'typed':
      return `Typed${by}, ${day}${where}`;
    case 'message': {
      const page = pageOf(source);
      const of = source.authorId === null ? '' : ` of ${mention(source.authorId)}`;
      return `From ${page ? linkTo(page, 'a message') : 'a message'}${of}${by ? `, kept${by}` : ''}, ${day}${where}`;
    }
    case 'call':
      return `Said in a call${source.saidBy ? ` by ${quote(source.saidBy, 60)}` : ''}, ${day}${where}`;
    default:
      return source satisfies never;
  }
}

/** What is read where it stands: nothing of it is kept twice. */
export function sayRecorded({ of, items, decisions, updates }: ListedMemory, pageOf: PageOf): string[] {
  return [
    ...listed(openHead[of.kind], items.map(itemLine), pageOf),
    ...listed('Decided in calls', decisions, pageOf),
    ...listed('Written for standups', updates, pageOf),
    ...(of.kind === 'me' ? [elsewhere] : []),
  ];
}

const openHead = { channel: 'Open actions', me: 'Your open actions', about: 'Their open actions' } as const;

const elsewhere =
  '_Your stand-in and voice are in `/pika personas`, your calendars in `/pika calendar`, your agents’ keys in `/pika connect list`. ' +
  '`/pika forget me` deletes all that’s yours._';

function itemLine({ item, calledAt, thread }: OpenItem): RecordedLine {
  return { text: item.text, at: calledAt, thread };
}

function listed(head: string, lines: readonly RecordedLine[], pageOf: PageOf): string[] {
  if (lines.length === 0) return [];
  const shown = lines.map(({ text, at, thread }) => {
    const page = thread && pageOf(thread);
    const day = time(at, '{date_short_pretty}');
    return `• ${quote(text, maxFactChars)} (${page ? linkTo(page, 'thread') : 'in a call'}, ${day})`;
  });
  return [[`*${head}*`, ...shown].join('\n')];
}

/** Why nothing can be listed. */
export function sayNoMemory(outcome: Exclude<MemoryOutcome, ListedMemory>): string {
  return outcome.kind === 'slack_silent'
    ? 'Slack isn’t responding, so I can’t tell which channels you’re in. Try again in a minute.'
    : sayNoAccess(outcome);
}
