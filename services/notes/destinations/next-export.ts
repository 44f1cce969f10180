import type { ExportProblem, ProblemOfTry } from './export-problem.ts';
import type { ExportOutcome, RecapExport } from './recap-export.ts';

export type ExportEvent =
  /** `until`: after that its process counts as gone; null once it is with Slack. */
  | { type: 'start'; until: Date | null; notesVersion: number }
  /** Of the attempt with this number: an older one speaks only where nobody else did. */
  | { type: 'finish'; attempt: number; outcome: ExportOutcome }
  /** Its process died, or hangs. */
  | { type: 'cut_off'; repeatable: boolean }
  /** Nothing can be sent right now. */
  | { type: 'put_off'; problem: ProblemOfTry }
  /** Nothing can be sent any more. */
  | { type: 'drop'; problem: ProblemOfTry }
  /** Someone pressed Send again. */
  | { type: 'again' };

type Change = Partial<Omit<RecapExport, 'id' | 'teamId'>>;

const minuteMs = 60_000;
const maxPauseMs = 60 * minuteMs;
/** A destination that is down over a long weekend gets it afterwards. */
const giveUpAfterMs = 72 * 60 * minuteMs;

/** The export after `event`, or null where the event means nothing to it any more. Pure. */
export function nextExport(recapExport: RecapExport, event: ExportEvent, now: Date): RecapExport | null {
  const change = changeOf(recapExport, event, now);
  return change && { ...recapExport, ...change };
}

function changeOf(recapExport: RecapExport, event: ExportEvent, now: Date): Change | null {
  const { state, attempts } = recapExport;
  switch (event.type) {
    case 'start':
      return state === 'pending'
        ? { state: 'sending', attempts: attempts + 1, nextAt: event.until, notesVersion: event.notesVersion }
        : null;
    case 'finish':
      return attempts === event.attempt && (state === 'sending' || state === 'uncertain')
        ? finished(recapExport, event.outcome, now)
        : null;
    case 'cut_off':
      if (state !== 'sending') return null;
      return event.repeatable
        ? { state: 'pending', nextAt: now }
        : over('uncertain', now, { kind: 'cut_off' });
    case 'put_off':
      return state === 'pending' ? later(recapExport, { kind: 'later', problem: event.problem }, now) : null;
    case 'drop':
      return state === 'pending' ? over('failed', now, event.problem) : null;
    case 'again':
      return state === 'failed' || state === 'uncertain'
        ? { state: 'pending', since: now, nextAt: now, problem: null, finishedAt: null }
        : null;
    default:
      return event satisfies never;
  }
}

function finished(recapExport: RecapExport, outcome: ExportOutcome, now: Date): Change {
  switch (outcome.kind) {
    case 'sent':
      return { ...over('sent', now, outcome.problem ?? null), url: outcome.url };
    case 'later':
      return later(recapExport, outcome, now);
    case 'failed':
    case 'uncertain':
      return over(outcome.kind, now, outcome.problem);
    default:
      return outcome satisfies never;
  }
}

/** As long again as it has been tried: after 1, 2, 4, 8 minutes and so on, at last every hour. */
function later(
  { since }: RecapExport,
  { problem, retryAfterSeconds = 0 }: Extract<ExportOutcome, { kind: 'later' }>,
  now: Date,
): Change {
  const tried = now.getTime() - since.getTime();
  if (tried >= giveUpAfterMs) return over('failed', now, { kind: 'gave_up', last: problem });
  const pause = Math.max(
    minuteMs,
    Math.min(tried, maxPauseMs),
    Math.min(retryAfterSeconds * 1_000, giveUpAfterMs),
  );
  return { state: 'pending', nextAt: new Date(now.getTime() + pause), problem, finishedAt: null };
}

function over(state: 'sent' | 'failed' | 'uncertain', now: Date, problem: ExportProblem | null): Change {
  return { state, nextAt: null, finishedAt: now, problem };
}
