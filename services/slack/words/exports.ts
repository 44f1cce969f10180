import { maskedAddress } from '../../common/masked-address.ts';
import type { AddOutcome } from '../../notes/destinations/add-destination.ts';
import type { Destination } from '../../notes/destinations/destination.ts';
import type { ExportOutcome, RecapExport } from '../../notes/destinations/recap-export.ts';
import type { RemoveOutcome } from '../../notes/destinations/remove-destination.ts';
import type { AgainOutcome } from '../../notes/destinations/send-again.ts';
import type { TestOutcome } from '../../notes/destinations/test-destination.ts';
import { linkTo, mention, quote, quotedWords, time } from '../mrkdwn.ts';
import { sayNoAccess } from './reasons/access.ts';
import { isForGood, wordsOfExport } from './reasons/exports.ts';
import { sayReason } from './reasons/reason.ts';

type Place = Pick<Destination, 'kind' | 'target' | 'label'>;

/** Where it goes, as people read it after “to”: addresses and hosts, never the path of a webhook. */
export function sayPlace({ kind, target, label }: Place): string {
  switch (kind) {
    case 'canvas':
      return 'a canvas in the thread';
    case 'email':
      return `${quote(target, 254)} by e-mail`;
    case 'notion':
      return `the Notion database ${quotedWords(label, 100)}`;
    case 'webhook':
      return `the webhook at ${quote(target, 253)}`;
    default:
      return kind satisfies never;
  }
}

/** The same for everyone in the channel, guests and people of other workspaces too. */
export function sayPlaceToAll(place: Place): string {
  return sayPlace(place.kind === 'email' ? { ...place, target: maskedAddress(place.target) } : place);
}

/** One line on how an export fares. */
export function sayExport(recapExport: RecapExport): string {
  const place = headOf(recapExport);
  const { problem } = recapExport;
  const reason = problem && wordsOfExport(problem, recapExport.kind);
  const why = reason ? ` ${sayReason(reason)}` : '';
  switch (recapExport.state) {
    case 'pending':
      return problem && recapExport.nextAt
        ? `:hourglass_flowing_sand: ${place}: waiting.${why} Next try at ${time(recapExport.nextAt)}.`
        : `:hourglass_flowing_sand: ${place}: on its way.`;
    case 'sending':
      return `:hourglass_flowing_sand: ${place}: on its way.`;
    case 'sent':
      return `:white_check_mark: ${place}: ${recapExport.url ? linkTo(recapExport.url, 'sent') : 'sent'}.${why}`;
    case 'failed':
      return `:x: ${place}: couldn’t send.${why}${problem && isForGood(problem) ? '' : ' Then press *Send again*.'}`;
    case 'uncertain':
      return `:grey_question: ${place}: may or may not have arrived.${reason ? ` ${reason.what}` : ''} Check there before you press *Send again*; I won’t resend it.`;
    default:
      return recapExport.state satisfies never;
  }
}

/** What a line about an export begins with, in a thread that guests and other workspaces may read. */
function headOf({ kind, target, label }: Place): string {
  switch (kind) {
    case 'canvas':
      return 'Canvas';
    case 'email':
      return `E-mail to ${quote(maskedAddress(target), 254)}`;
    case 'notion':
      return `Notion database ${quotedWords(label, 100)}`;
    case 'webhook':
      return `Webhook ${quote(target, 253)}`;
    default:
      return kind satisfies never;
  }
}

/** For the whole channel: exports leave Slack from now on, or no longer. */
export function sayAnnouncement(
  change: 'added' | 'removed',
  destinations: readonly Place[],
  by: string | null,
): string {
  const places = destinations.map(sayPlaceToAll).join(', ');
  if (change === 'added')
    return `:outbox_tray: ${by ? mention(by) : 'Someone'} now sends this channel’s recaps to ${places}. \`/pika send\` lists all destinations.`;
  if (!by)
    return `:outbox_tray: This channel’s recaps no longer go to ${places}: it answered that it’s gone (410).`;
  return `:outbox_tray: ${mention(by)} stopped sending this channel’s recaps to ${places}.`;
}

/** In a message, which is kept until it's sent: without what may be shown only at once. */
export function sayAddedLate(outcome: AddOutcome): string {
  if (outcome.kind !== 'added' || !outcome.secret) return sayAdded(outcome);
  return [
    sayAdded({ ...outcome, secret: null }),
    'Posts are signed, but this took too long: the signing secret is shown only in an immediate answer or in a window.',
    'To get one, remove this webhook with `/pika send https://… off` and add it with *Add…* below `/pika send`.',
  ].join(' ');
}

export function sayAdded(outcome: AddOutcome): string {
  switch (outcome.kind) {
    case 'added': {
      const { added, already, secret } = outcome;
      const known = already.map((one) => `Recaps already go to ${sayPlace(one)}.`);
      const now =
        added.length > 0 ? [`From the next call, recaps go to ${added.map(sayPlace).join(', ')}.`] : [];
      const signed = secret
        ? [
            `Posts are signed with \`${secret}\`. Save it now: it’s shown only once, only to you. To verify signatures, see docs/webhook.md.`,
          ]
        : [];
      const next = added.length > 0 ? ['`/pika send` lists all destinations, with a *Test* button.'] : [];
      return [...now, ...known, ...signed, ...next].join(' ');
    }
    case 'refused':
      return `${sayReason(wordsOfExport(outcome.problem, outcome.to))} Nothing was changed.`;
    case 'not_entitled':
    case 'not_an_approver':
      return sayNoAccess(outcome);
    default:
      return outcome satisfies never;
  }
}

export function sayRemoved(outcome: RemoveOutcome): string {
  switch (outcome.kind) {
    case 'removed':
      return `Recaps no longer go to ${outcome.destinations.map(sayPlace).join(', ')}. What was sent there stays there.`;
    case 'none':
      return 'This channel’s recaps don’t go there. `/pika send` lists all destinations, with a *Remove* button.';
    case 'not_entitled':
    case 'not_an_approver':
      return sayNoAccess(outcome);
    default:
      return outcome satisfies never;
  }
}

export function sayTested(outcome: TestOutcome): string {
  switch (outcome.kind) {
    case 'tried':
      return `Test, ${headOf(outcome.destination)}: ${sayTry(outcome.outcome, outcome.destination)}`;
    case 'queued':
      return 'Testing a canvas: a sample is on its way to this channel.';
    case 'too_soon':
      return 'Tested less than a minute ago. Try again in a minute.';
    case 'none':
      return 'This channel’s recaps no longer go there.';
    case 'not_entitled':
    case 'not_an_approver':
      return sayNoAccess(outcome);
    default:
      return outcome satisfies never;
  }
}

function sayTry(outcome: ExportOutcome, { kind }: Place): string {
  switch (outcome.kind) {
    case 'sent':
      if (outcome.url) return `:white_check_mark: it arrived: ${linkTo(outcome.url, 'see the sample')}.`;
      return kind === 'email'
        ? ':white_check_mark: the mail server accepted a sample. Check the inbox, and its spam folder.'
        : ':white_check_mark: it accepted a sample.';
    case 'later':
      return `:x: not now. ${sayReason(wordsOfExport(outcome.problem, kind))} Recaps would be retried for three days.`;
    case 'failed':
      return `:x: ${sayReason(wordsOfExport(outcome.problem, kind))}`;
    case 'uncertain':
      return `:grey_question: a sample may or may not have arrived. ${sayReason(wordsOfExport(outcome.problem, kind))}`;
    default:
      return outcome satisfies never;
  }
}

/** Null where the thread itself shows it. */
export function sayAgain(outcome: AgainOutcome): string | null {
  switch (outcome.kind) {
    case 'queued':
      return null;
    case 'too_late':
      return `Already resent. ${sayExport(outcome.recapExport)}`;
    case 'removed':
      return 'This channel’s recaps no longer go there, so nothing was sent. Add it again with `/pika send notes to …`.';
    case 'not_here':
      return 'That isn’t from this channel. Nothing was sent.';
    case 'not_entitled':
    case 'not_an_approver':
      return sayNoAccess(outcome);
    default:
      return outcome satisfies never;
  }
}
