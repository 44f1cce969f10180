import {
  type AgentMode,
  type AllowedTool,
  counts,
  type TrustedApp,
  type TypedSetting,
} from '../../meetings/channel-settings.ts';
import type { ChosenValue } from '../../meetings/chosen-value.ts';
import type { MoneyHere } from '../../meetings/money-here.ts';
import type { Spent } from '../../meetings/month-budget.ts';
import { limitFor } from '../../meetings/propose.ts';
import { mayWorkflowsAsk, trustedApps } from '../../meetings/trusted-apps.ts';
import { monthlyBudget } from '../../meetings/workspace-settings.ts';
import { asCode, mention, quote, time } from '../mrkdwn.ts';
import { dollars } from './amounts.ts';
import { usage } from './commands.ts';

type Defaults = { maxMeetingMinutes: number; pricePerMinuteUsd: number; hasModel: boolean };

/** A channel's setting, who chose it and when, and how to change it. */
export function saySetting(setting: TypedSetting, here: MoneyHere, defaults: Defaults): string {
  const { says, chosen, also = '' } = setters[setting](here, defaults);
  const hasNone = setting === 'budget' && typeof here.channel.budgetUsd?.value !== 'number';
  return `${says}${chosenBy(chosen)} ${hasNone ? 'Set one' : 'Change it'} with ${usageOf(setting)}.${also}`;
}

function usageOf(setting: TypedSetting): string {
  if (setting === 'apps') return appsUsage;
  return usage(setting === 'recap_line' || setting === 'weekly' ? 'recap' : setting);
}

const appsUsage = '`/pika auto apps [@app|&lt;app id&gt;|workflows|default] [off]`';

/** `also`: what follows the way to change it. */
type Said = { says: string; chosen: ChosenValue<unknown> | null; also?: string };

const setters: Record<TypedSetting, (here: MoneyHere, defaults: Defaults) => Said> = {
  auto({ channel: { auto }, workspace }) {
    const usual = workspace.auto?.value ?? 'on';
    return {
      says: `A pasted link ${autoWords[auto?.value ?? usual]}${auto ? '' : saysUsual(workspace.auto)}.`,
      chosen: auto,
    };
  },
  apps({ channel, workspace }) {
    const also = mayWorkflowsAsk(channel) ? ` ${workflowsMayAsk}` : '';
    return { says: `${sayApps(trustedApps(channel, workspace))}${also}`, chosen: channel.trustedApps };
  },
  limit({ channel: settings }, defaults) {
    const { minutes } = limitFor(defaults, settings, null);
    const cost = dollars(minutes * defaults.pricePerMinuteUsd);
    const isMost = settings.limitMinutes?.value === minutes;
    return {
      says: `Calls in this channel end after ${minutes} min (${cost} at most)${isMost ? '' : ' unless someone extends them'}.`,
      chosen: settings.limitMinutes,
    };
  },
  budget: ({ channel: { budgetUsd }, workspace, spentHere, spentEverywhere }) => ({
    says:
      typeof budgetUsd?.value === 'number'
        ? `This channel may spend ${dollars(budgetUsd.value)} in a calendar month (UTC).`
        : 'This channel has no budget of its own.',
    chosen: budgetUsd,
    also: `\nThis month: ${spent(spentHere)} in this channel; ${spent(spentEverywhere)} in the workspace${ofBudget(monthlyBudget(workspace))}.`,
  }),
  approvers({ channel: { approvers } }) {
    return { says: sayApprovers(approvers?.value ?? []), chosen: approvers };
  },
  allow({ channel: { allowedTools } }) {
    return { says: sayAllowedTools(allowedTools?.value ?? []), chosen: allowedTools };
  },
  recap: ({ channel: { holdRecap, quietRecaps, weeklyRecaps } }) => ({
    says: holdRecap?.value
      ? 'Recaps are held here for review when the channel includes people who weren’t in the call.'
      : 'Recaps are posted here at once.',
    chosen: holdRecap,
    also: `\n${recapLine(quietRecaps?.value ?? false)}${chosenBy(quietRecaps)}\n${weeklyLine(weeklyRecaps?.value ?? false)}${chosenBy(weeklyRecaps)}`,
  }),
  agent({ channel: { agent } }, { hasModel }) {
    const mode = agent?.value ?? 'on';
    return {
      says: hasModel
        ? `The agent ${agentWords[mode]} (\`${mode}\`).`
        : 'No agent works here, because no model is set. An admin can set `MODEL`.',
      chosen: agent,
    };
  },
  recap_line: ({ channel: { quietRecaps } }) => ({
    says: recapLine(quietRecaps?.value ?? false),
    chosen: quietRecaps,
  }),
  weekly: ({ channel: { weeklyRecaps } }) => ({
    says: weeklyLine(weeklyRecaps?.value ?? false),
    chosen: weeklyRecaps,
  }),
};

const workflowsMayAsk = 'Workflows that nobody runs may ask here, and wait for *Join now*.';

export function sayApps(trusted: readonly TrustedApp[]): string {
  const apps = trusted.map(({ id, name }) => `${quote(name, 60)} (${asCode(id, 20)})`);
  return apps.length > 0
    ? `Links from these apps count here like a member’s: ${apps.join(', ')}. Links from other apps wait for *Join now*.`
    : 'Links from apps wait here for *Join now*.';
}

/** Nobody named: every member. */
export function sayApprovers(people: readonly string[]): string {
  const who = people.length > 0 ? `Only ${people.map(mention).join(', ')}` : 'Every member of this channel';
  return `${who} can approve what agents want to do outside the thread.`;
}

export function sayAllowedTools(all: readonly AllowedTool[]): string {
  const allowed = all.filter(counts).map(sayAllowed).join(', ');
  const ended = all.filter((one) => !counts(one)).map(({ tool }) => `\`${tool}\``);
  const says = [
    allowed
      ? `No approval needed here for ${allowed}, unless someone in the call asked for it. Once an agent has read the call or the thread, everything it asks for needs approval again.`
      : 'Every tool that acts outside the thread needs approval here.',
    ended.length > 0
      ? `${ended.join(', ')} was allowed without a place, which no longer counts. Name one, as in \`/pika allow post_message #general\`.`
      : '',
  ];
  return says.filter(Boolean).join(' ');
}

export function recapLine(isQuiet: boolean): string {
  return isQuiet
    ? 'New recaps aren’t announced in this channel.'
    : 'New recaps are announced in this channel in one line.';
}

export function weeklyLine(isOn: boolean): string {
  return isOn
    ? 'On Mondays at nine I list last week’s calls here, with decisions and open actions.'
    : 'Last week’s calls aren’t listed here on Mondays.';
}

export const agentWords: Record<AgentMode, string> = {
  on: 'works on what it’s asked for in a call or here',
  ask: 'asks in the thread before it works on what it hears in a call',
  off: 'does nothing here',
};

export const autoWords = {
  on: 'sends Stand-in into the call, after a moment to undo (`on`)',
  ask: 'waits for someone to press Join now (`ask`)',
  off: 'does nothing here; `/pika join` and mentions still work (`off`)',
} as const;

function saysUsual(usual: ChosenValue<unknown> | null): string {
  return usual?.value ? ', as everywhere in this workspace' : '';
}

/** “$4.40 spent, $9.90 reserved”. */
export function spent({ spentUsd, reservedUsd }: Spent): string {
  return `${dollars(spentUsd)} spent, ${dollars(reservedUsd)} reserved`;
}

function ofBudget(budget: ReturnType<typeof monthlyBudget>): string {
  return budget === null
    ? ''
    : `, of ${budget.whose === 'operator' ? sayAllowance(budget) : `its ${dollars(budget.usd)}`}`;
}

/** What the people who run it for others let a workspace spend. */
export function sayAllowance({ usd }: { usd: number }): string {
  return `the ${dollars(usd)} that the people who run Stand-in allow`;
}

/** A tool, and where it needs no approval. */
export function sayAllowed({ tool, target }: AllowedTool): string {
  if (target === null) return `\`${tool}\``;
  if (tool !== 'post_message') return `${asCode(tool, 80)} with ${quote(target, 80)}`;
  const id = target.slice(1);
  return `\`${tool}\` to ${target.startsWith('#') ? `<#${id}>` : mention(id)}`;
}

export function chosenBy(chosen: ChosenValue<unknown> | null): string {
  return chosen ? ` Set by ${mention(chosen.by)}, ${time(chosen.at, '{date_short_pretty} at {time}')}.` : '';
}
