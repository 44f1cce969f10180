import type { TypedChange, TypedSetting } from '../../services/meetings/channel-settings.ts';
import { forgetAnswer, forgetMeQuestion } from '../../services/slack/blocks/forget.ts';
import { helpMessage } from '../../services/slack/blocks/guide.ts';
import { changeable, type SettingKind } from '../../services/slack/blocks/setting-form.ts';
import { sayStatus } from '../../services/slack/words/calls.ts';
import { saySetting } from '../../services/slack/words/channel-settings.ts';
import { sayBadLink, sayBadValue, sayUnknown, sayUsage } from '../../services/slack/words/commands.ts';
import { sayDigestSetting } from '../../services/slack/words/digest.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import { sayNotSet } from '../../services/slack/words/reasons/settings.ts';
import { sayRetention } from '../../services/slack/words/retention.ts';
import { sendWindow } from '../send-window.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { answerActions } from './actions-list.ts';
import { answerConnect } from './agents.ts';
import { answerBrief } from './brief.ts';
import { answerCalendar } from './calendar.ts';
import { answerJoin, answerLeave, answerWallet } from './calls.ts';
import { answerConsent, answerNotice } from './consent.ts';
import { answerForgetAlone } from './forget.ts';
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
        return helpMessage();
      case 'connect':
        return answerConnect(deps, typed, command);
      case 'ask':
        if (command.question === '') return { text: sayUsage('ask') };
        return once(deps, typed, () => answerAsk(deps, typed, command.question));
      case 'meetings':
        return answerMeetings(deps, typed, command.words);
      case 'show': {
        const here = await deps.useCases.moneyHere(typed.teamId, typed.channelId);
        return changeable(saySetting(command.setting, here, deps.adminSet), formOf[command.setting]);
      }
      case 'policy':
        return answerPolicy(deps, typed, command.of);
      case 'workspace':
        return answerWorkspace(deps, typed, command.change);
      case 'change':
        return once(deps, typed, () => change(deps, typed, command.change));
      case 'remember':
      case 'memory':
      case 'memory_at_pika':
        return answerMemory(deps, typed, command);
      case 'brief':
        return answerBrief(deps, typed, command);
      case 'consent':
        return answerConsent(deps, typed, command);
      case 'notice':
        return once(deps, typed, () => answerNotice(deps, typed, command.call));
      case 'forget': {
        const outcome = await deps.useCases.notes.askToForget(typed, command.which);
        return forgetAnswer(outcome);
      }
      case 'forget_me':
        return forgetMeQuestion(await deps.useCases.notes.askToForgetMe(typed));
      case 'forget_usage':
        return answerForgetAlone(deps, typed);
      case 'digest': {
        const text = sayDigestSetting(await deps.useCases.notes.setDigest(typed, command.on));
        return command.on === null ? changeable(text, 'digest') : { text };
      }
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
        return command.given ? { text: sayBadLink(command.given) } : askForLink(deps, typed);
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
  if (days === 'show') return changeable(sayRetention(await notes.retention(typed.teamId)), 'retention');
  return once(deps, typed, async () => ({ text: sayRetention(await notes.setRetention(typed, days)) }));
}

/** `/pika join` alone. */
async function askForLink({ useCases }: ListenerDeps, typed: TypedCommand): Promise<CommandReply> {
  const where = { ...typed, threadTs: null };
  const view = await sendWindow(useCases, where, '', typed.isExternal);
  if ('kind' in view) return { text: sayNoAccess(view) };
  const opened = await useCases.openForm(typed, view);
  return { text: opened ? 'Add the link in the form.' : sayUsage('join') };
}

/** The form that changes what a command shows. */
const formOf: Record<TypedSetting, SettingKind> = {
  ...{ auto: 'auto', apps: 'auto', limit: 'money', budget: 'money', approvers: 'approvers' },
  ...{ allow: 'allow', recap: 'recap', recap_line: 'recap', weekly: 'recap', agent: 'agent' },
};

async function change(
  deps: ListenerDeps,
  typed: TypedCommand,
  settingChange: TypedChange,
): Promise<CommandReply> {
  const outcome = await deps.useCases.changeSetting(typed, settingChange);
  if (outcome.kind !== 'changed') return { text: sayNotSet(outcome) };
  const here = await deps.useCases.moneyHere(typed.teamId, typed.channelId);
  return { text: saySetting(settingChange.setting, here, deps.adminSet), inChannel: true };
}
