import { nameBeforeColon } from '../../common/name-before-colon.ts';
import type { FactOutcome } from '../../memory/change-fact.ts';
import { type Fact, type FactAbout, guestIn, maxFactChars } from '../../memory/fact.ts';
import type { GuestOutcome } from '../../memory/link-guest.ts';
import type { KeptLine, ListedMemory, MemoryOutcome } from '../../memory/list-memory.ts';
import type { CallPlaces } from '../../memory/ports/recorded.ts';
import type { RememberOutcome } from '../../memory/remember-fact.ts';
import type { PageOf } from '../../people/pages.ts';
import { linkTo, mention, quote, quotedWords, time } from '../mrkdwn.ts';
import { plural } from './amounts.ts';
import { sayNoAccess } from './reasons/access.ts';
import { memoryRefusals } from './reasons/memory.ts';
import { sayReason, wordsFor } from './reasons/reason.ts';
import { saySettings } from './settings-here.ts';

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
      return `Forgotten. It’s in no answer or brief any more, and I won’t learn it again from the same words. ${sayOutOfReach(outcome.fact, pageOf)}${outcome.isAtPika ? stillAtPika : ''}`;
    case 'not_entitled':
      return sayNoAccess(outcome);
    default:
      return sayReason(wordsFor(memoryRefusals, outcome, undefined));
  }
}

/** What came of *This is…* or *Not them*. */
export function sayGuestOutcome(outcome: GuestOutcome): string {
  switch (outcome.kind) {
    case 'linked': {
      const { about } = outcome.fact;
      const name = quotedWords(outcome.guest.name, maxNameChars);
      if (about?.kind !== 'person')
        return `What I know of ${name} from that call is about ${quote(about?.email ?? '', maxAddressChars)} now. ${takeBack}`;
      const who = mention(about.userId);
      return `${name} in that call is ${who}, so what I know of them is about ${who}, who can read it. ${takeBack}`;
    }
    case 'unlinked':
      return `${quotedWords(outcome.guest.name, maxNameChars)} is a guest of that call again, and nobody in Slack.`;
    case 'not_entitled':
      return sayNoAccess(outcome);
    default:
      return sayReason(wordsFor(memoryRefusals, outcome, undefined));
  }
}

const maxNameChars = 60;
const maxWordsChars = 60;
const maxAddressChars = 100;

const takeBack = '*Not them* beside it in `/pika memory` takes that back.';

const stillAtPika = ' Pika’s memory has it too, and Pika can’t delete a line.';

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
    case 'brief':
      return `The call’s brief keeps the line. ${told}`;
    case 'call':
      return `The call’s transcript and recap still have it: \`/pika forget\` and a link deletes those. ${told}`;
    default:
      return source satisfies never;
  }
}

function sayFact({ text }: Fact): string {
  return `${quotedWords(text, maxFactChars)}.`;
}

function whoReads({ audience, about }: Fact): string {
  if (audience.kind === 'person') return 'Only you can read it.';
  const more = about?.kind === 'person' ? ` So can ${mention(about.userId)}.` : '';
  return `Members of <#${audience.channelId}> can read it.${more}`;
}

/** Above the list. */
export function sayMemoryHead({
  of,
  words,
  facts,
  total,
  items,
  decisions,
  updates,
  settings,
}: ListedMemory): string {
  const isNothing = [facts, items, decisions, updates, saySettings(settings, true)].every(
    (list) => list.length === 0,
  );
  if (isNothing && words === '') return nothing[of.kind];
  const whose =
    of.kind === 'channel'
      ? 'in this channel'
      : of.kind === 'me'
        ? 'about you'
        : `about ${of.kind === 'about' ? mention(of.userId) : quote(of.email, maxAddressChars)}`;
  if (isNothing)
    return `Of what I know ${whose}, nothing has ${quotedWords(words, maxWordsChars)}. \`/pika memory${verb[of.kind]}\` lists it.`;
  const head = total > 0 ? `*${plural(total, 'thing')} that I know ${whose}*` : `*What I know ${whose}*`;
  const more =
    total > facts.length
      ? `\nHere are the newest. \`/pika memory${verb[of.kind]} <words>\` finds others.`
      : '';
  return `${head}${more}`;
}

const verb = { channel: '', me: ' me', about: ' about @name', address: ' about <address>' } as const;

const nothing = {
  channel: 'I know nothing in this channel yet. `/pika remember we ship on Thursdays` has me remember that.',
  me: 'I know nothing about you. In your DM with me, `/pika remember I’m off on Fridays` has me remember that for you alone.',
  about: 'I know nothing about them that you may read.',
  address:
    'I know nothing about them that you may read. What I know of a guest has their address once somebody chose *This is…*.',
} as const;

/** One fact, with where it comes from. */
export function sayKnown(
  fact: Fact,
  { calls, atPika }: Pick<ListedMemory, 'calls' | 'atPika'>,
  pageOf: PageOf,
): string {
  const about = sayWhom(fact.about);
  return `• ${about ? `${about}: ` : ''}${quote(fact.text, maxFactChars)}\n_${saySource(fact, calls, pageOf)}${sayLines(atPika.get(fact.id) ?? [])}_`;
}

/** Whose memory at Pika has it too. */
function sayLines(lines: readonly KeptLine[]): string {
  const whose = lines.map(({ keptBy, account }) =>
    account === null ? mention(keptBy) : quote(account, maxAddressChars),
  );
  return whose.length > 0 ? `, also kept at Pika for ${[...new Set(whose)].join(' and ')}` : '';
}

/** Whom it is about; of a guest that somebody linked, also who they were in the call. */
function sayWhom(about: FactAbout): string {
  const guest = guestIn(about);
  if (about?.kind === 'person')
    return `${mention(about.userId)}${guest ? ` (${quotedWords(guest.name, maxNameChars)} in a call)` : ''}`;
  if (!about || !guest) return '';
  return `${quote(nameBeforeColon(guest.name, maxNameChars), maxNameChars)} (${about.email === null ? 'guest' : quote(about.email, maxAddressChars)})`;
}

function saySource({ source, madeBy, createdAt, audience }: Fact, calls: CallPlaces, pageOf: PageOf): string {
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
    case 'brief':
      return `Typed${by} into the brief of ${aCall(source, calls, pageOf)}, ${day}${where}`;
    case 'call': {
      return `Said in ${aCall(source, calls, pageOf)}${source.saidBy ? ` by ${quote(source.saidBy, maxNameChars)}` : ''}, ${day}${where}`;
    }
    default:
      return source satisfies never;
  }
}

function aCall({ meetingId }: { meetingId: string }, calls: CallPlaces, pageOf: PageOf): string {
  const place = calls.get(meetingId);
  const page = place && pageOf(place);
  return page ? linkTo(page, 'a call') : 'a call';
}

/** Why nothing can be listed. */
export function sayNoMemory(outcome: Exclude<MemoryOutcome, ListedMemory>): string {
  return outcome.kind === 'slack_silent'
    ? 'Slack isn’t responding, so I can’t tell which channels you’re in. Try again in a minute.'
    : sayNoAccess(outcome);
}

/** Above the form that asks who a guest of a call is. */
export function sayAboutGuest({ about, text }: Fact): string {
  const name = quotedWords(guestIn(about)?.name ?? '', maxNameChars);
  return (
    `Who is ${name}, of whom I know ${quotedWords(text, maxFactChars)}? What I know of them from that call will be about ` +
    'that person, who can read it wherever they are, or about that address. It’s about nobody of this name in other calls.'
  );
}
