import type { Meeting } from '../../meetings/meeting.ts';
import { billedMilliseconds, costUsd, extension, reservedUsd } from '../../meetings/money.ts';
import type { Recorded } from '../../meetings/ports/session-log.ts';
import type { Notice } from '../../meetings/states/events.ts';
import { timing } from '../../meetings/states/timing.ts';
import { secondsAfter } from '../../meetings/states/transition.ts';
import { withoutNotes } from '../../sessions/call-names.ts';
import { escapeText, mention, quote, time } from '../mrkdwn.ts';
import { about, dollars, duration, plural } from './amounts.ts';
import { restOfBudget } from './reasons/budget.ts';
import { sayEnd, sayNext } from './reasons/ended.ts';
import { sayPersonaProblem } from './reasons/personas.ts';
import { sayProblemMeanwhile } from './reasons/problems.ts';

type Told = {
  meeting: Meeting;
  now: Date;
  /** What is known of the call without notes. */
  recorded: Recorded;
  /** The persona's name. */
  name: string;
  /** Time and cost so far. */
  spent: string;
};

/** Where Extend is gone. */
export const sayCeiling = 'That is as long as a call can last here: it can’t be extended further';

/** Of `timing.unansweredTimes`. */
export const sayNeverHeard = 'Spoken to three times, and no word of its own has reached me';

/** What the thread is told beside the card. */
export function sayNotice(notice: Notice, meeting: Meeting, now: Date, recorded: Recorded): string {
  const spent = `${duration(billedMilliseconds(meeting, now))}, ${about(costUsd(meeting, now))}`;
  const words = notices[notice.kind] as (notice: Notice, told: Told) => string;
  return words(notice, { meeting, now, recorded, name: escapeText(withoutNotes(meeting.botName)), spent });
}

const loweredBy: Partial<Record<Meeting['limitedBy'], string>> = {
  budget: 'this channel’s budget',
  workspace_budget: 'this workspace’s budget',
};

const notices: {
  readonly [Kind in Notice['kind']]: (notice: Extract<Notice, { kind: Kind }>, told: Told) => string;
} = {
  needs_funds: ({ balance }, { meeting, name }) => {
    const has = balance === null ? 'too few credits' : plural(balance, 'credit');
    const until = meeting.fundsUntil ? ` until ${time(meeting.fundsUntil)}` : '';
    return (
      `The PikaStream wallet has ${has}; joining takes 100. The smallest top-up that covers it: ${offerOf(meeting)}. ` +
      `I’ll watch the balance${until}, and ${name} joins once it’s high enough. I never buy credits for you.`
    );
  },
  persona_unready: ({ problem }, { name }) => `${sayPersonaProblem(problem, name)} Nothing was paid.`,
  create_deferred: ({ problem, lastOkAt }) => {
    const good = lastOkAt
      ? ` The last session started ${time(lastOkAt, '{date_short_pretty} at {time}')}.`
      : '';
    return `${sayProblemMeanwhile(problem)} Nothing has started. I’ll keep trying for five minutes.${good}`;
  },
  create_uncertain: ({ problem }, { name }) =>
    `I couldn’t confirm whether the session started. ${sayProblemMeanwhile(problem)} If it did start, ${name} appears in the ` +
    'call and bills until the call ends or someone removes it there. *Retry* starts another session; *Dismiss* does nothing.',
  lobby_hint: (_, { meeting, name }) =>
    `${name} has been waiting for a minute. If it’s in the lobby, someone in the call can let it in: in Meet, open ` +
    `People, then “Waiting to join”, then Admit. Otherwise it leaves${leavesLobbyAt(meeting)}.`,
  limit_near: (_, { meeting, name }) => {
    const at = meeting.limitAt ? ` at ${time(meeting.limitAt)}` : '';
    const rest = restOfBudget[meeting.limitedBy] ?? '';
    const toExtend = rest ? ' *Extend* may need a larger budget first.' : '';
    const asks =
      extension(meeting) === 0 ? `${sayCeiling}.` : `Should it stay?${toExtend} Without an answer it leaves.`;
    return `${name} leaves${at}, when its ${meeting.limitMinutes} min are up${rest}. ${asks}`;
  },
  never_heard: (_, { name, spent }) =>
    `${name} was spoken to three times in the call, and no word of its own has reached me. It may not hear you, or nobody ` +
    `may hear it. So far: ${spent}. *Leave* takes it out of the call and ends the cost.`,
  extended: ({ by, minutes }, { meeting }) => {
    const until = meeting.limitAt ? `, until ${time(meeting.limitAt)}` : '';
    return `${mention(by)} added ${minutes} min. The limit is now ${meeting.limitMinutes} min${until}, ${dollars(reservedUsd(meeting))} at most.`;
  },
  limit_lowered: ({ by }, { meeting, name }) => {
    const what = loweredBy[meeting.limitedBy] ?? 'the limit of calls';
    const until = meeting.limitAt ? ` ${name} leaves at ${time(meeting.limitAt)}.` : '';
    const why = by
      ? `${mention(by)} lowered ${what}.`
      : `There’s less left of ${what} than this call was given.`;
    return `${why} The limit of this call is now ${meeting.limitMinutes} min, ${dollars(reservedUsd(meeting))} at most.${until}`;
  },
  poll_trouble: ({ problem }, { meeting, name, spent }) => {
    const bills = `it may still be in the call and bill (${spent} so far)`;
    return meeting.leavingSince
      ? `${sayProblemMeanwhile(problem)} I can’t make ${name} leave, and ${bills}. I’ll keep trying. Remove it from the call to be sure.`
      : `${sayProblemMeanwhile(problem)} I can’t see how ${name} is doing; ${bills}. I’ll keep asking. *Stop* makes ` +
          'it leave as soon as PikaStream answers; the host can remove it at any time.';
  },
  poll_recovered: (_, { spent }) => `PikaStream answers again. ${spent} so far.`,
  leave_overdue: (_, { name, spent }) =>
    `PikaStream hasn’t confirmed for five minutes that ${name} left, so it may still bill (${spent} so far). I’ll keep ` +
    'asking. Remove it from the call to be sure.',
  failed: (_, { meeting, now, name }) =>
    sentences(`${name} couldn’t join the call.`, sayEnd(meeting), waitCost(meeting, now), sayNext(meeting)),
  not_sent: (_, { meeting, name }) => sentences(`${name} didn’t join.`, sayEnd(meeting), sayNext(meeting)),
  ended: (_, { meeting, now, name, spent }) =>
    meeting.connectedAt
      ? sentences(
          `${name} left the call.`,
          sayEnd(meeting),
          `It took ${spent}.`,
          sayNext(meeting),
          'Notes will follow in this thread.',
        )
      : sentences(
          `${name} couldn’t join the call.`,
          sayEnd(meeting),
          waitCost(meeting, now),
          sayNext(meeting),
        ),
  no_notes: ({ because }, { meeting, recorded }) =>
    because === 'nothing' || because === 'notes'
      ? noNotes[because]
      : `${noNotes[because]} ${sayRecorded(meeting, recorded)}`,
  billed_more: ({ billedMinutes, ledgerMinutes }) =>
    `The wallet went down by about ${plural(billedMinutes, 'minute')} for this call, but I count ` +
    `${plural(ledgerMinutes, 'minute')}. Compare that with PikaStream’s own bill.`,
};

const noNotes = {
  absent: 'PikaStream made no notes of this call, and there’s no transcript to write any from.',
  late: 'PikaStream’s notes didn’t arrive within ten minutes, and there’s no transcript to write any from.',
  notes:
    'There’s no recap: I have no summary of this call, and this channel keeps notes without people’s words.',
  nothing:
    'There’s no recap: this channel keeps nothing of what’s said in calls. What stays is that this one took place, for how long, and its cost.',
  failed: 'I couldn’t write the notes of this call. An admin can find out why in the log.',
} as const;

function sentences(...all: string[]): string {
  return all.filter(Boolean).join(' ');
}

function offerOf({ topUpName, topUpCredits }: Meeting): string {
  const product = quote(topUpName ?? '', 80);
  const amount = `${topUpCredits} credits`;
  return product === amount || !product ? amount : `${product} (${amount})`;
}

function waitCost(meeting: Meeting, now: Date): string {
  return meeting.sessionStartedAt
    ? `It waited ${duration(billedMilliseconds(meeting, now))}, which cost ${about(costUsd(meeting, now))}.`
    : 'It cost nothing.';
}

/** When it stops waiting to be let in, or when its time is up if that is sooner. */
function leavesLobbyAt({ joiningSince, limitAt }: Meeting): string {
  const givesUpAt = joiningSince && secondsAfter(joiningSince, timing.lobbyGiveUpAfter);
  const end = givesUpAt && limitAt && limitAt < givesUpAt ? limitAt : givesUpAt;
  return end ? ` at ${time(end)}` : '';
}

/** What is known of a call without notes. */
function sayRecorded(meeting: Meeting, recorded: Recorded): string {
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
