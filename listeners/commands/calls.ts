import type { ProposalOutcome } from '../../services/meetings/proposal.ts';
import { whichCallToLeave } from '../../services/slack/blocks/which-call.ts';
import { alreadyJoining, leavingNow, sayJoining, sayNoActiveCall } from '../../services/slack/words/calls.ts';
import { sayDecision } from '../../services/slack/words/reasons/decisions.ts';
import { sayProblem } from '../../services/slack/words/reasons/problems.ts';
import { sayRefusal } from '../../services/slack/words/reasons/requests.ts';
import { notYourWallet, sayWallet } from '../../services/slack/words/wallet.ts';
import { standingOf } from '../../services/times/messages/calls-off.ts';
import { doubted } from '../../services/times/messages/read-time.ts';
import { startOf } from '../messages/starts-of-post.ts';
import type { ListenerDeps } from '../use-cases.ts';
import type { PikaCommand } from './parse-pika.ts';
import { respondInTime } from './respond-in-time.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';

/** `/pika join`, or a link alone. */
export async function answerJoin(
  { useCases }: ListenerDeps,
  typed: TypedCommand,
  { call, minutes, when, persona }: Extract<PikaCommand, { kind: 'join' }>,
  picked: Date | null = null,
): Promise<CommandReply> {
  const { teamId, userId, channelId } = typed;
  const written = { text: when, at: null, teamId, userId, channelId, owner: userId };
  const start = picked ? { startsAt: picked } : await startAsTyped(useCases, written);
  const [outcome] = await useCases.propose({
    key: typed.key,
    teamId: typed.teamId,
    channelId: typed.channelId,
    threadTs: null,
    requestedBy: typed.userId,
    via: 'command',
    calls: [{ ...call, ...start }],
    minutes,
    byExternal: typed.isExternal,
    persona,
  });
  return { text: sayJoin(outcome, minutes, typed) };
}

/** `at 15:00 if needed` asks here, too. */
async function startAsTyped(
  { resolveStartTime }: ListenerDeps['useCases'],
  written: Parameters<ListenerDeps['useCases']['resolveStartTime']>[0],
) {
  const standing = standingOf(written.text);
  return startOf(doubted(await resolveStartTime(written), standing === 'off' ? 'unclear' : standing));
}

function sayJoin(
  outcome: ProposalOutcome | undefined,
  askedMinutes: number | null,
  { channelId, userId }: TypedCommand,
): string {
  if (!outcome) return alreadyJoining;
  return outcome.kind === 'proposed'
    ? sayJoining(outcome.meeting, askedMinutes)
    : sayRefusal(outcome, { channelId, requestedBy: userId, via: 'command' });
}

/** `/pika leave`. */
export async function answerLeave(
  { useCases }: ListenerDeps,
  typed: TypedCommand,
  { call }: Extract<PikaCommand, { kind: 'leave' }>,
): Promise<CommandReply> {
  const outcome = await useCases.leaveHere(typed, call);
  if (outcome.kind === 'nothing_here') return { text: sayNoActiveCall(call !== null) };
  if (outcome.kind === 'which') return whichCallToLeave(outcome.meetings);
  return { text: sayDecision('stop', outcome, typed.userId) ?? leavingNow };
}

/** `/pika wallet`. */
export async function answerWallet(deps: ListenerDeps, typed: TypedCommand): Promise<CommandReply> {
  const { useCases, adminSet } = deps;
  const words = useCases.balance(typed.teamId).then((read) => {
    if (!read) return notYourWallet;
    return read.ok ? sayWallet(read.value, adminSet.pricePerMinuteUsd) : sayProblem(read.problem);
  });
  return respondInTime(deps, typed, words);
}
