import type { Meeting } from '../../meetings/meeting.ts';
import { billedMilliseconds, costUsd, reservedUsd } from '../../meetings/money.ts';
import type { SessionSummary } from '../../meetings/ports/session-log.ts';
import type { Notice } from '../../meetings/states/events.ts';
import { timing } from '../../meetings/states/timing.ts';
import { secondsAfter } from '../../meetings/states/transition.ts';
import { escapeText, mention, quote, time } from '../mrkdwn.ts';
import { dollars, duration, plural } from './amounts.ts';
import { sayEnd, sayNext } from './end-reasons.ts';
import { sayProblem } from './problems.ts';

/** A notice's words. */
export function sayNotice(notice: Notice, meeting: Meeting, now: Date, recorded: SessionSummary): string {
  const name = escapeText(meeting.botName);
  const spent = `${duration(billedMilliseconds(meeting, now))}, about ${dollars(costUsd(meeting, now))}`;
  switch (notice.kind) {
    case 'needs_funds': {
      const has = notice.balance === null ? 'too few credits' : plural(notice.balance, 'credit');
      const product = quote(meeting.topUpName ?? '', 80);
      const amount = `${meeting.topUpCredits} credits`;
      const offer = product === amount || !product ? amount : `${product} (${amount})`;
      const until = meeting.fundsUntil ? ` until ${time(meeting.fundsUntil)}` : '';
      return (
        `The PikaStream wallet has ${has}; it takes 100 to join. The smallest top-up ` +
        `that is enough: ${offer}. I watch the balance${until} and go on by myself when it is enough. ` +
        'Nothing is bought unless you do.'
      );
    }
    case 'create_deferred': {
      const good = notice.lastOkAt
        ? ` The last session that started: ${time(notice.lastOkAt, '{date_short_pretty} at {time}')}.`
        : '';
      return `${sayProblem(notice.problem)} Nothing has started. I keep trying for five minutes.${good}`;
    }
    case 'create_uncertain':
      return (
        `I cannot tell whether a session started. ${sayProblem(notice.problem)} If one did, ${name} appears in the ` +
        'call and bills until the call ends or someone removes it there. *Retry* asks for another session, ' +
        '*Dismiss* leaves it at that. I do neither by myself.'
      );
    case 'lobby_hint':
      return (
        `${name} has been waiting for a minute. If it waits in the lobby, someone in the call can let it in: in Meet, ` +
        'open People, then “Waiting to join”, then Admit. ' +
        `If nobody does, it leaves${leavesLobbyAt(meeting)}.`
      );
    case 'limit_near': {
      const at = meeting.limitAt ? ` at ${time(meeting.limitAt)}` : '';
      return `${name} leaves${at}, when its ${meeting.limitMinutes} min are over. Should it stay? No answer means that it leaves.`;
    }
    case 'extended':
      return `${mention(notice.by)} added ${notice.minutes} min. The limit is now ${meeting.limitMinutes} min${
        meeting.limitAt ? `, until ${time(meeting.limitAt)}` : ''
      }, ${dollars(reservedUsd(meeting))} at most.`;
    case 'poll_trouble':
      return meeting.leavingSince
        ? `${sayProblem(notice.problem)} So I cannot take ${name} out; it may still be in the call and bill ` +
            `(${spent} so far). I keep trying. Remove it from the call to be sure.`
        : `${sayProblem(notice.problem)} So I cannot see how ${name} is doing; it may still be in the call and bill ` +
            `(${spent} so far). I keep asking. *Stop* takes it out as soon as PikaStream answers; the host can ` +
            'remove it at any time.';
    case 'poll_recovered':
      return `PikaStream answers again. ${spent} so far.`;
    case 'leave_overdue':
      return (
        `PikaStream has not confirmed for five minutes that ${name} left: it may still bill (${spent} so far). ` +
        'I keep asking. Remove it from the call to be sure.'
      );
    case 'failed':
      return [
        `${name} did not get into the call. ${sayEnd(meeting)}`,
        costOfNothing(meeting, now),
        sayNext(meeting),
      ]
        .filter(Boolean)
        .join(' ');
    case 'not_sent':
      return `Nobody was sent. ${sayEnd(meeting)}`;
    case 'ended':
      return [
        `${meeting.connectedAt ? `${name} left the call.` : `${name} did not get into the call.`} ${sayEnd(meeting)}`,
        meeting.connectedAt ? `It took ${spent}.` : costOfNothing(meeting, now),
        sayNext(meeting),
        awaited(meeting),
      ]
        .filter(Boolean)
        .join(' ');
    case 'no_notes':
      return `${noNotes[notice.because]} ${sayRecorded(meeting, recorded)}`;
    case 'billed_more':
      return (
        `The wallet fell by about ${plural(notice.billedMinutes, 'minute')} for this call, but we count ` +
        `${plural(notice.ledgerMinutes, 'minute')}. Compare with PikaStream’s own bill.`
      );
    default:
      return notice satisfies never;
  }
}

const noNotes = {
  absent: 'PikaStream made no notes of this call, and no words were recorded to draw any from.',
  late: 'PikaStream’s notes did not arrive within ten minutes, and no words were recorded to draw any from.',
  failed: 'The notes of this call could not be written up; an admin finds why in the log.',
} as const;

function costOfNothing(meeting: Meeting, now: Date): string {
  if (meeting.sessionStartedAt)
    return `It waited ${duration(billedMilliseconds(meeting, now))}, which cost ${dollars(costUsd(meeting, now))} at most.`;
  return 'It cost nothing.';
}

function awaited(meeting: Meeting): string {
  return meeting.connectedAt ? 'What there is of it follows here.' : '';
}

/** The end of the lobby's patience, or of the session's time if that is sooner. */
function leavesLobbyAt({ joiningSince, limitAt }: Meeting): string {
  const patience = joiningSince && secondsAfter(joiningSince, timing.lobbyGiveUpAfter);
  const end = patience && limitAt && limitAt < patience ? limitAt : patience;
  return end ? ` at ${time(end)}` : '';
}

/** What there is of a call without notes. */
function sayRecorded(meeting: Meeting, recorded: SessionSummary): string {
  const times = [
    meeting.connectedAt ? `connected at ${time(meeting.connectedAt)}` : '',
    meeting.sessionEndedAt ? `left at ${time(meeting.sessionEndedAt)}` : '',
  ].filter(Boolean);
  const people = recorded.participants.map((name) => quote(name || 'someone', 60)).slice(0, 20);
  const heard = [
    people.length > 0 ? `people in the call: ${people.join(', ')}` : 'nothing about who was in the call',
    recorded.segments > 0 ? `${plural(recorded.segments, 'passage')} of speech` : 'no speech',
    ...(recorded.tasks > 0 ? [plural(recorded.tasks, 'task')] : []),
  ];
  return `Recorded: ${[...times, ...heard].join('; ')}.`;
}
