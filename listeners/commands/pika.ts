import type { SettingChange } from '../../services/meetings/channel-settings.ts';
import type { ProposalOutcome } from '../../services/meetings/proposal.ts';
import { forgetAnswer } from '../../services/slack/blocks/forget.ts';
import {
  rightLink,
  sayBadValue,
  sayForm,
  sayHelp,
  sayNotSet,
  saySetting,
  sayStatus,
  sayUnknown,
  sayWallet,
  sayWhich,
} from '../../services/slack/words/commands.ts';
import { sayDecision } from '../../services/slack/words/decisions.ts';
import { sayProblem } from '../../services/slack/words/problems.ts';
import { sayRefusal } from '../../services/slack/words/proposals.ts';
import { sayRetention } from '../../services/slack/words/retention.ts';
import { dayAndTime } from '../../services/slack/words/start-times.ts';
import { startOf } from '../messages/starts-of-post.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { answerActions } from './actions-list.ts';
import { answerConnect } from './agents.ts';
import { answerCalendar } from './calendar.ts';
import { type PikaCommand, parsePika } from './parse-pika.ts';
import { respondInTime } from './respond-in-time.ts';
import { answerAsk, answerMeetings } from './search.ts';
import { answerSend } from './send-notes.ts';
import { answerStandup } from './standup.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';

/** Answers `/pika`, in words, whatever was typed. */
export const answerPika =
  (deps: ListenerDeps) =>
  async (typed: TypedCommand): Promise<CommandReply> => {
    const command = parsePika(typed.text);
    switch (command.kind) {
      case 'join':
        return join(deps, typed, command);
      case 'leave':
        return once(deps, typed, () => leave(deps, typed, command));
      case 'status': {
        const { meetings, now } = await deps.useCases.status(typed.teamId, typed.channelId);
        return { text: sayStatus(meetings, now) };
      }
      case 'wallet':
        return wallet(deps, typed);
      case 'actions':
        return answerActions(deps, typed);
      case 'help':
        return { text: sayHelp() };
      case 'connect':
        return answerConnect(deps, typed, command);
      case 'ask':
        if (command.question === '') return { text: sayForm('ask') };
        return once(deps, typed, () => answerAsk(deps, typed, command.question));
      case 'meetings':
        return answerMeetings(deps, typed, command.words);
      case 'show': {
        const settings = await deps.useCases.settings(typed.teamId, typed.channelId);
        return { text: saySetting(command.setting, settings, deps.appContext()) };
      }
      case 'change':
        return once(deps, typed, () => change(deps, typed, command.change));
      case 'forget': {
        const outcome = await deps.useCases.notes.askToForget(typed, command.which);
        return forgetAnswer(outcome);
      }
      case 'retention':
        return answerRetention(deps, typed, command.days);
      case 'send_list':
      case 'send_to':
        return answerSend(deps, typed, command);
      case 'standup_form':
      case 'standup_list':
      case 'standup_add':
      case 'standup_change':
      case 'standup_holidays':
        return answerStandup(deps, typed, command);
      case 'calendar_list':
      case 'calendar_add':
      case 'calendar_google':
      case 'calendar_rules':
        return answerCalendar(deps, typed, command);
      case 'bad_link':
        return { text: command.given ? rightLink(command.given) : sayForm('join') };
      case 'bad_value':
        return { text: sayBadValue(command.verb, command.given) };
      case 'unknown':
        return { text: sayUnknown(command.given, command.nearest) };
      default:
        return command satisfies never;
    }
  };

async function answerRetention(
  deps: ListenerDeps,
  typed: TypedCommand,
  days: number | null | 'show',
): Promise<CommandReply> {
  const { notes } = deps.useCases;
  if (days === 'show') return { text: sayRetention(await notes.retention(typed.teamId)) };
  return once(deps, typed, async () => ({ text: sayRetention(await notes.setRetention(typed, days)) }));
}

/** A signed request can be sent again by whoever saw it; only the first one counts. */
async function once(
  { useCases }: ListenerDeps,
  typed: TypedCommand,
  act: () => Promise<CommandReply>,
): Promise<CommandReply> {
  const first = await useCases.receiveOnce(typed.teamId, typed.key);
  return first ? act() : { text: 'That was done already.' };
}

async function join(
  { useCases }: ListenerDeps,
  typed: TypedCommand,
  { call, minutes, when }: Extract<PikaCommand, { kind: 'join' }>,
): Promise<CommandReply> {
  const { userId, channelId } = typed;
  const read = await useCases.resolveStartTime({ text: when, at: null, userId, channelId, owner: userId });
  const [outcome] = await useCases.propose({
    key: typed.key,
    teamId: typed.teamId,
    channelId: typed.channelId,
    threadTs: null,
    requestedBy: typed.userId,
    via: 'command',
    calls: [{ ...call, ...startOf(read) }],
    minutes,
    byExternal: typed.isExternal,
  });
  return { text: sayJoin(outcome, minutes, typed) };
}

function sayJoin(outcome: ProposalOutcome | undefined, asked: number | null, typed: TypedCommand): string {
  if (!outcome) return 'That is already under way: see its card in this channel.';
  if (outcome.kind !== 'proposed')
    return sayRefusal(outcome, { channelId: typed.channelId, byExternal: typed.isExternal, via: 'command' });
  const { meeting } = outcome;
  const less =
    asked !== null && meeting.limitMinutes < asked
      ? ` It may stay ${meeting.limitMinutes} min here, not ${asked}.`
      : '';
  if (meeting.state === 'scheduled' && meeting.startsAt)
    return `It goes in ${dayAndTime(meeting.startsAt)}. Its card in this channel has Join now and Don’t join.${less}`;
  if (meeting.state === 'proposed') return `Its card in this channel asks when to go in.${less}`;
  return `On it. Its card in this channel shows how it goes and what it costs, and has a Stop button.${less}`;
}

async function leave(
  { useCases }: ListenerDeps,
  typed: TypedCommand,
  { call }: Extract<PikaCommand, { kind: 'leave' }>,
): Promise<CommandReply> {
  const { teamId, channelId, userId, isExternal } = typed;
  const outcome = await useCases.leaveHere({ teamId, channelId, userId, isExternal }, call);
  if (outcome.kind === 'nothing_here') {
    return {
      text: call ? 'That call is not under way in this channel.' : 'No call is under way in this channel.',
    };
  }
  if (outcome.kind === 'which') return { text: sayWhich(outcome.meetings) };
  return { text: sayDecision('stop', outcome, userId) ?? 'Taking it out. The card says when it has left.' };
}

async function wallet(deps: ListenerDeps, typed: TypedCommand): Promise<CommandReply> {
  const { useCases, appContext } = deps;
  const words = useCases.balance().then((read) => {
    return read.ok ? sayWallet(read.value, appContext().pricePerMinuteUsd) : sayProblem(read.problem);
  });
  return respondInTime(deps, typed, words, 'PikaStream takes its time to answer. The balance follows here.');
}

async function change(deps: ListenerDeps, typed: TypedCommand, wanted: SettingChange): Promise<CommandReply> {
  const outcome = await deps.useCases.changeSetting(typed, wanted);
  return outcome.kind === 'changed'
    ? { text: saySetting(wanted.setting, outcome.settings, deps.appContext()), inChannel: true }
    : { text: sayNotSet(outcome) };
}
