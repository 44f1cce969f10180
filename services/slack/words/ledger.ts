import type { Entry, EntryKind } from '../../consent/entry.ts';
import type { LedgerOutcome, SentLedger } from '../../consent/read-ledger.ts';
import { callNameOf } from '../../meetings/call-link.ts';
import type { Meeting } from '../../meetings/meeting.ts';
import { limits } from '../limits.ts';
import { mention, quotedName, time } from '../mrkdwn.ts';
import { plural } from './amounts.ts';
import { ledgerRefusals } from './reasons/consent.ts';
import { sayReason, wordsFor } from './reasons/reason.ts';

type Said = { who: string; name: string; words: string; detail: string | null };

const sentences: { readonly [Kind in EntryKind]: (entry: Said) => string } = {
  sent: ({ who, name }) => `${who} sent ${name}.`,
  announcement_planned: () => 'It was told to say that it’s an AI, who sent it, and what’s kept.',
  keeps: ({ detail }) =>
    detail === 'nothing'
      ? 'The channel’s policy keeps nothing that’s said.'
      : 'The channel’s policy keeps notes, and deletes the words once they’re written.',
  announced: ({ words }) => `Its own words in the transcript say that it’s an AI${words}.`,
  seen: ({ name }) => `${name} was seen.`,
  objected: ({ name, words, detail }) =>
    detail === 'page'
      ? 'Somebody asked it to leave, on the page about the call.'
      : `${name} objected${words}.`,
  guest_asked: ({ name }) => `${name} was in it, and nobody here knew them: the thread was asked.`,
  capture_stopped: () => 'No words are kept from here on.',
  stayed: ({ who }) => `${who} had it stay, and says that the people in the call agree.`,
  asked_to_leave: ({ who }) => `${who} had it leave.`,
  left: () => 'It left.',
  removed: () => 'It wasn’t let in, or was removed. Nothing says by whom.',
  recap_released: ({ who }) => `${who} released the recap.`,
  forget_asked: ({ name }) => `On the page about the call, somebody asked to forget the words of ${name}.`,
  forget_refused: ({ who, name }) => `${who} said no to forgetting the words of ${name}.`,
  words_forgotten: ({ who, name }) => `${who} had the words of ${name} forgotten.`,
  forgotten: ({ who }) => `${who} had the call’s words forgotten.`,
};

/** The whole ledger of a call, oldest first. */
export function sayLedger(outcome: LedgerOutcome): string {
  if (outcome.kind !== 'ledger') return sayReason(wordsFor(ledgerRefusals, outcome, undefined));
  const { meeting, entries } = outcome;
  const call = callNameOf(meeting);
  const announced = entries.some(({ kind }) => kind === 'announced');
  const lines = entries.map(sayEntry);
  const unsaid =
    announced || entries.length === 0
      ? []
      : ['Nothing in the transcript shows that it said that it’s an AI.'];
  const nothing = entries.length === 0 ? ['Nothing yet: nobody was sent so far.'] : [];
  const head = [`*Consent ledger of ${call}*`, ...nothing];
  return [...head, ...fitting(lines, limits.sectionText - 500), ...unsaid].join('\n');
}

/** Above the file. */
export function sayLedgerFile(meeting: Pick<Meeting, 'platform' | 'callKey'>): string {
  return `The consent ledger of ${callNameOf(meeting)}, as it stands now:`;
}

/** Whether the file comes. */
export function saySentLedger(outcome: SentLedger): string {
  return outcome.kind === 'sent'
    ? 'I’m sending it to you in a DM.'
    : sayReason(wordsFor(ledgerRefusals, outcome, undefined));
}

/** The oldest lines that fit, and how many don't. */
function fitting(lines: readonly string[], maxChars: number): string[] {
  let left = maxChars;
  const cut = lines.findIndex((line) => {
    left -= line.length + 1;
    return left < 0;
  });
  return cut === -1
    ? [...lines]
    : [...lines.slice(0, cut), `…and ${plural(lines.length - cut, 'more entry', 'more entries')}.`];
}

function sayEntry({ kind, at, who, name, words, detail, forgottenAt }: Entry): string {
  const said: Said = {
    who: who ? mention(who) : 'Nobody in Slack',
    name: (name && quotedName(name, 80)) || 'somebody',
    words: words ? `: ${quotedName(words, 200)}` : '',
    detail,
  };
  const forgotten = forgottenAt && kind !== 'forgotten' ? ' Its words were forgotten.' : '';
  return `• ${time(at, '{time_secs}')} ${sentences[kind](said)}${forgotten}`;
}
