import { isDeepStrictEqual } from 'node:util';
import { applyEvent } from '../meetings/apply.ts';
import { nextTime } from '../times/next-times.ts';
import { draftOf } from './draft.ts';
import { holidaysOf } from './holidays/holidays-of.ts';
import { find } from './list-standups.ts';
import { notToChange, notToSend } from './may-change.ts';
import { once } from './once.ts';
import type { StandupActor, StandupChange, StandupDeps, StandupOutcome, Which } from './outcomes.ts';
import type { StandupsUnit } from './ports/standups-unit.ts';
import { type NotUnderstood, readPhrase } from './read-phrase.ts';
import { refuseMore } from './room-for-more.ts';
import { occurrenceKey, type Standup, type Terms, termsOf } from './standup.ts';
import { type Telling, told } from './tell-change.ts';
import { afterHandled, termsAfter, type Wish } from './terms-after.ts';

/** Staying away is always safe. */
const sendsFewer: ReadonlySet<StandupChange['kind']> = new Set(['pause', 'skip', 'remove']);

export const changeStandup =
  (deps: StandupDeps) =>
  async (
    actor: StandupActor,
    which: Which,
    wanted: StandupChange,
    aloud: boolean,
  ): Promise<StandupOutcome> => {
    const refusal = await notToChange(deps, actor, !sendsFewer.has(wanted.kind));
    if (refusal) return refusal;
    const ownZone = await deps.roster.timeZone(actor);
    return deps.transact((unit) =>
      once(unit, actor, async () => {
        const standup = await find(unit, actor, which);
        if (!standup || (standup.removedAt && wanted.kind !== 'undo')) return { kind: 'no_such' };
        if ('version' in which && which.version !== standup.version)
          return { kind: 'changed_since', standup };
        const read = wishOf(wanted, standup, ownZone);
        if (read.kind !== 'wish') return read;
        const { wish } = read;
        const notTheirs = await notToSend(unit, actor, newPersona(wish, standup));
        if (notTheirs) return notTheirs;
        const telling = { zone: ownZone, aloud, billing: deps.billing };
        return change(unit, actor.userId, standup, inItsWeeks(wish, standup), telling);
      }),
    );
  };

async function change(
  unit: StandupsUnit,
  by: string,
  standup: Standup,
  wish: Wish,
  telling: Telling,
): Promise<StandupOutcome> {
  // Their cards are posted and wait for their times, so the first of them is the next occurrence.
  const waiting = await waitingOccurrences(unit, standup);
  const handledThrough = await unit.standups.handledThrough(
    standup.id,
    waiting.map(({ at }) => at),
  );
  const days = await holidaysOf(unit, standup);
  const after = termsAfter(standup, wish, by, { now: unit.now, handledThrough, days });
  const terms = after.kind === 'terms' ? after.terms : standup;
  const full = standup.removedAt && !terms.removedAt && (await refuseMore(unit, standup));
  if (full) return full;
  const drops = wish.kind === 'skip' ? waiting.slice(0, 1) : waiting.filter(({ at }) => !keeps(terms, at));
  const stay = waiting.filter((run) => !drops.includes(run));
  for (const { meetingId } of drops) await applyEvent(unit, meetingId, { type: 'decline', by });
  const [dropped] = drops;
  if (dropped && wish.kind === 'skip') return tellSkipped(unit, by, standup, dropped.at, stay, telling);
  if (after.kind === 'already') return { kind: 'already', standup };
  if (!isSameCall(standup, terms)) for (const run of stay) await beginAgain(unit, by, standup, run);
  const nextAt = earliest(stay, terms.nextAt);
  const changed = await unit.standups.change(standup, { ...terms, nextAt }, by);
  const leftOut = dropped?.at ?? after.skipped;
  return told(unit, telling, { what: wish.kind, by, standup: changed, dropped: leftOut, undoable: true });
}

/** Skips an occurrence whose card was posted. The new version makes a second press of the same button late. */
async function tellSkipped(
  unit: StandupsUnit,
  by: string,
  standup: Standup,
  dropped: Date,
  stay: readonly WaitingOccurrence[],
  telling: Telling,
): Promise<StandupOutcome> {
  const nextAt = earliest(stay, standup.nextAt && afterHandled(standup, standup.nextAt, dropped));
  const skipped = await unit.standups.change(standup, { ...termsOf(standup), nextAt }, by);
  return told(unit, telling, { what: 'skip', by, standup: skipped, dropped, undoable: false });
}

/** Whether these terms still have an occurrence at that time. */
function keeps({ rule, timeZone, pausedAt, removedAt }: Terms, at: Date): boolean {
  if (pausedAt || removedAt) return false;
  return nextTime(rule, timeZone, new Date(at.getTime() - 1))?.getTime() === at.getTime();
}

function isSameCall(one: Terms, other: Terms): boolean {
  return isDeepStrictEqual(
    [one.call, one.minutes, one.personaId],
    [other.call, other.minutes, other.personaId],
  );
}

/**
 * The card would join the old call, or with the old limit. So it is called off, and the same time is proposed once more,
 * with what people wrote for it.
 */
async function beginAgain(
  unit: StandupsUnit,
  by: string,
  standup: Standup,
  { meetingId, at }: WaitingOccurrence,
): Promise<void> {
  await applyEvent(unit, meetingId, { type: 'decline', by });
  await unit.standups.repeatOccurrence(standup.id, at);
  await unit.forgetReceived(standup.teamId, occurrenceKey(standup, at));
}

/** A waiting occurrence counts as the next one. */
function earliest([first]: readonly WaitingOccurrence[], nextAt: Date | null): Date | null {
  return first && !(nextAt && nextAt < first.at) ? first.at : nextAt;
}

type WaitingOccurrence = { meetingId: string; at: Date };

/** The occurrences that still wait, with their meetings locked. */
async function waitingOccurrences(unit: StandupsUnit, { id }: Standup): Promise<WaitingOccurrence[]> {
  const waiting: WaitingOccurrence[] = [];
  for (const run of await unit.standups.waiting(id)) {
    const meeting = await unit.meetings.lock(run.meetingId);
    if (meeting?.state === 'scheduled') waiting.push(run);
  }
  return waiting;
}

function wishOf(
  wanted: StandupChange,
  standup: Standup,
  ownZone: string | null,
): { kind: 'wish'; wish: Wish } | NotUnderstood {
  if (wanted.kind !== 'move') return { kind: 'wish', wish: wanted };
  const read = readPhrase(wanted.phrase, draftOf(standup, ownZone));
  if (read.kind !== 'read') return read;
  const { rule, timeZone, minutes } = read;
  const { personaId } = wanted;
  return {
    kind: 'wish',
    wish: {
      kind: 'set',
      terms: {
        rule,
        timeZone,
        ...(minutes === null ? {} : { minutes }),
        ...(personaId === null ? {} : { personaId }),
      },
    },
  };
}

/** Who is to go from now on; null where that stays. */
function newPersona(wish: Wish, { personaId }: Standup): string | null {
  const wanted = wish.kind === 'set' ? (wish.terms.personaId ?? null) : null;
  return wanted === personaId ? null : wanted;
}

/** A rule for every other week keeps its weeks when its days or times change. */
function inItsWeeks(wish: Wish, { rule: before }: Standup): Wish {
  const rule = wish.kind === 'set' ? wish.terms.rule : undefined;
  if (wish.kind !== 'set' || rule?.kind !== 'weekly' || before.kind !== 'weekly') return wish;
  const anchor = rule.every === before.every ? before.anchor : rule.anchor;
  return { ...wish, terms: { ...wish.terms, rule: { ...rule, anchor } } };
}
