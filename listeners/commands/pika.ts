import type { TypedChange } from '../../services/meetings/channel-settings.ts';
import { forgetAnswer, forgetMeQuestion } from '../../services/slack/blocks/forget.ts';
import { sayStatus } from '../../services/slack/words/calls.ts';
import { saySetting } from '../../services/slack/words/channel-settings.ts';
import {
  sayBadLink,
  sayBadValue,
  sayHelp,
  sayUnknown,
  sayUsage,
} from '../../services/slack/words/commands.ts';
import { sayDigestSetting } from '../../services/slack/words/digest.ts';
import { sayForgetUsage } from '../../services/slack/words/forgetting.ts';
import { sayLedger } from '../../services/slack/words/ledger.ts';
import { sayNotSet } from '../../services/slack/words/reasons/settings.ts';
import { sayRetention } from '../../services/slack/words/retention.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { answerActions } from './actions-list.ts';
import { answerConnect } from './agents.ts';
import { answerBrief } from './brief.ts';
import { answerCalendar } from './calendar.ts';
import { answerJoin, answerLeave, answerWallet } from './calls.ts';
import { answerMemory } from './memory.ts';
import { once } from './once.ts';
import { parsePika } from './parse-pika.ts';
import { withPersona } from './parse-standup.ts';
import { answerPersona, answerPersonas } from './persona.ts';
import { answerPolicy } from './policy.ts';
import { answerAsk, answerMeetings } from './search.ts';
import { answerSend } from './send-notes.ts';
import { answerStandup } from './standup.ts';
import type { CommandReply, TypedCommand } from './typed-command.ts';
import { answerWorkspace } from './workspace.ts';

/** Answers `/pika`, whatever was typed: in words, or with a window alone (null). */
export const answerPika =
  (deps: ListenerDeps) =>
  async (typed: TypedCommand): Promise<CommandReply | null> => {
    const { text, named } = await takeNamed(deps, typed);
    const command = parsePika(text);
    switch (command.kind) {
      case 'join':
        return answerJoin(deps, typed, command);
      case 'leave':
        return once(deps, typed, () => answerLeave(deps, typed, command));
      case 'status': {
        const { meetings, now } = await deps.useCases.status(typed.teamId, typed.channelId);
        return { text: sayStatus(meetings, now) };
      }
      case 'wallet':
        return answerWallet(deps, typed);
      case 'actions':
        return answerActions(deps, typed);
      case 'help':
        return { text: sayHelp() };
      case 'connect':
        return answerConnect(deps, typed, command);
      case 'ask':
        if (command.question === '') return { text: sayUsage('ask') };
        return once(deps, typed, () => answerAsk(deps, typed, command.question));
      case 'meetings':
        return answerMeetings(deps, typed, command.words);
      case 'show': {
        const here = await deps.useCases.moneyHere(typed.teamId, typed.channelId);
        return { text: saySetting(command.setting, here, deps.appContext()) };
      }
      case 'policy':
        return answerPolicy(deps, typed, command.of);
      case 'workspace':
        return answerWorkspace(deps, typed, command.change);
      case 'change':
        return once(deps, typed, () => change(deps, typed, command.change));
      case 'remember':
      case 'memory':
        return answerMemory(deps, typed, command);
      case 'brief':
        return answerBrief(deps, typed, command);
      case 'consent':
        return { text: sayLedger(await deps.useCases.consent.ledger(typed, command.which)) };
      case 'forget': {
        const outcome = await deps.useCases.notes.askToForget(typed, command.which);
        return forgetAnswer(outcome);
      }
      case 'forget_me':
        return forgetMeQuestion();
      case 'forget_usage':
        return { text: sayForgetUsage };
      case 'digest':
        return { text: sayDigestSetting(await deps.useCases.notes.setDigest(typed, command.on)) };
      case 'retention':
        return answerRetention(deps, typed, command.days);
      case 'personas':
        return answerPersonas(deps, typed);
      case 'persona':
        return answerPersona(deps, typed, command);
      case 'send_list':
      case 'send_to':
        return answerSend(deps, typed, command);
      case 'standup_form':
      case 'standup_list':
      case 'standup_edit':
      case 'standup_add':
      case 'standup_change':
      case 'standup_holidays':
        return answerStandup(deps, typed, withPersona(command, named));
      case 'calendar_list':
      case 'calendar_add':
      case 'calendar_google':
      case 'calendar_rules':
        return answerCalendar(deps, typed, command);
      case 'bad_link':
        return { text: command.given ? sayBadLink(command.given) : sayUsage('join') };
      case 'bad_value':
        return { text: sayBadValue(command.verb, command.given) };
      case 'unknown':
        return { text: sayUnknown(command.given, command.nearest) };
      default:
        return command satisfies never;
    }
  };

/** Whom a standup names behind “as”: that is no part of when it is. Other commands look for themselves. */
async function takeNamed({ useCases }: ListenerDeps, { teamId, text }: TypedCommand) {
  const isMeant = /^\s*standup\b.*\bas\s/is.test(text);
  const found = isMeant ? await useCases.personas.namedIn(teamId, text) : null;
  return { text: found ? text.replace(found.said, ' ') : text, named: found?.id ?? null };
}

async function answerRetention(
  deps: ListenerDeps,
  typed: TypedCommand,
  days: number | null | 'show',
): Promise<CommandReply> {
  const { notes } = deps.useCases;
  if (days === 'show') return { text: sayRetention(await notes.retention(typed.teamId)) };
  return once(deps, typed, async () => ({ text: sayRetention(await notes.setRetention(typed, days)) }));
}

async function change(
  deps: ListenerDeps,
  typed: TypedCommand,
  settingChange: TypedChange,
): Promise<CommandReply> {
  const outcome = await deps.useCases.changeSetting(typed, settingChange);
  if (outcome.kind !== 'changed') return { text: sayNotSet(outcome) };
  const here = await deps.useCases.moneyHere(typed.teamId, typed.channelId);
  return { text: saySetting(settingChange.setting, here, deps.appContext()), inChannel: true };
}
