import type { InputBlock, KnownBlock } from '@slack/types';
import { type CapOf, capsWith, maxCallsAtOnce } from '../../meetings/caps.ts';
import { type AgentMode, type ChannelSettings, counts, joinTool } from '../../meetings/channel-settings.ts';
import type { MoneyHere } from '../../meetings/money-here.ts';
import { trustedApps } from '../../meetings/trusted-apps.ts';
import {
  daysAfterRemoval,
  maxSuffixChars,
  type WorkspaceSettings,
} from '../../meetings/workspace-settings.ts';
import { builtInName } from '../../personas/built-in.ts';
import type { ToolChoice } from '../../tasks/tool-choices.ts';
import { limits } from '../limits.ts';
import { literal } from '../mrkdwn.ts';
import { sayAllowed } from '../words/channel-settings.ts';
import { sayCostOfCalls } from '../words/workspace.ts';
import { context } from './elements.ts';
import { input, numberInput, option, peopleInput, select, textInput } from './forms.ts';
import type { PersonaChoice } from './persona-field.ts';
import { budgetField, holdField, pastedLink } from './policy-form.ts';

/** People that a setting may name. */
const maxPeople = 20;

/** Fields; each is named in its form alone. */
export function autoFields({ channel, workspace }: MoneyHere): InputBlock[] {
  const chosen = channel.trustedApps?.value ?? null;
  const named = trustedApps(channel, workspace).map(({ name }) => name);
  const asNow = option(literal(`Count from ${named.join(', ')}`, limits.buttonText), 'now');
  const now = chosen && named.length > 0 ? 'now' : chosen ? 'off' : 'default';
  return [
    pastedLink('channel', { auto: channel.auto?.value ?? null }),
    select(
      'apps',
      'Links from other apps',
      [
        option('Links from calendar apps count like a member’s', 'default'),
        option('Wait for Join now', 'off'),
        ...(now === 'now' ? [asNow] : []),
      ],
      now,
    ),
    textInput('app', 'Also count links from the app with this id', {
      ...{ maxChars: 20, optional: true, example: 'A0123456789' },
    }),
  ];
}

export function recapFields({ holdRecap, quietRecaps, weeklyRecaps }: ChannelSettings): InputBlock[] {
  return [
    holdField(holdRecap?.value ?? false),
    select(
      'line',
      'In the channel',
      [option('One line announces each recap', 'loud'), option('Nothing', 'quiet')],
      quietRecaps?.value ? 'quiet' : 'loud',
    ),
    select(
      'weekly',
      'On Mondays',
      [option('A list of last week’s calls', 'on'), option('Nothing', 'off')],
      weeklyRecaps?.value ? 'on' : 'off',
    ),
  ];
}

const agentModes: Record<AgentMode, string> = {
  on: 'Works on what a call or this channel asks',
  ask: 'Asks in the thread before it works for a call',
  off: 'Does nothing here',
};

export function agentFields({ agent }: ChannelSettings): InputBlock[] {
  const options = Object.entries(agentModes).map(([mode, says]) => option(says, mode));
  return [select('agent', 'The agent', options, agent?.value ?? 'on')];
}

export function approverFields({ approvers }: ChannelSettings): InputBlock[] {
  return [peopleInput('approvers', 'Who approves (empty: every member)', approvers?.value ?? [], maxPeople)];
}

/** Checkboxes hold ten. */
const maxChecked = 10;

/** What needs no approval: unchecked it needs it again. Below, what is to need none from now on. */
export function allowFields({ allowedTools }: ChannelSettings, tools: readonly ToolChoice[]): KnownBlock[] {
  const options = (allowedTools?.value ?? [])
    .filter(counts)
    .slice(0, maxChecked)
    .map((one) => ({
      text: { type: 'mrkdwn' as const, text: sayAllowed(one) },
      value: [one.tool, ...(one.target === null ? [] : [one.target])].join(' '),
    }));
  const joining = { name: joinTool, title: 'Send Stand-in into another call' };
  const menu = [joining, ...tools.filter(({ name }) => name !== joinTool && !name.includes('.'))]
    .slice(0, limits.selectOptions)
    .map(({ name, title }) => option(literal(title, limits.buttonText), name));
  return [
    ...(options.length > 0
      ? [
          input('allowed', 'Without approval now', true, {
            ...{ type: 'checkboxes', action_id: 'allowed', options, initial_options: options },
          }),
        ]
      : []),
    input('tool', 'Allow this too', true, { type: 'static_select', action_id: 'tool', options: menu }),
    context('Where may it act without approval? Fill in one of these.'),
    input('channel', 'In a channel', true, {
      ...{ type: 'conversations_select', action_id: 'channel' },
      filter: { include: ['public', 'private'], exclude_bot_users: true },
    }),
    input('person', 'With a member of this workspace', true, { type: 'users_select', action_id: 'person' }),
    textInput('name', 'Or the name that the tool uses', { maxChars: 100, optional: true }),
  ];
}

/** The value for the persona that is built in. */
export const builtIn = 'off';

/** Of personas that somebody made, there may be none. */
export function personaFields(personas: readonly PersonaChoice[], chosen: string): InputBlock[] {
  const all = [{ id: null, name: builtInName }, ...personas.filter(({ id }) => id !== null)];
  const options = all
    .slice(0, limits.selectOptions)
    .map(({ id, name }) => option(literal(name, limits.buttonText), id ?? builtIn));
  const now = all.find(({ name }) => name === chosen);
  return [select('persona', 'Who goes from this channel', options, now && (now.id ?? builtIn))];
}

export function workspaceFields(
  settings: WorkspaceSettings,
  usualSuffix: string,
  { pricePerMinuteUsd, mostRemovalDays }: { pricePerMinuteUsd: number; mostRemovalDays: number },
): KnownBlock[] {
  const { budgetUsd, auto, spenders, nameSuffix, callsAtOnce, removalDays } = settings;
  const calls = capsWith(callsAtOnce?.value);
  const callsField = (of: CapOf, label: string) =>
    numberInput(`${of}Calls`, label, { value: calls[of], min: 1, max: maxCallsAtOnce });
  return [
    budgetField(budgetUsd?.value ?? null),
    pastedLink('workspace', { auto: auto?.value ?? null }),
    peopleInput('money', 'Who may spend (empty: full members)', spenders?.value ?? [], maxPeople),
    textInput('suffix', 'After every persona’s name', {
      ...{ maxChars: maxSuffixChars, value: nameSuffix?.value ?? usualSuffix, optional: true },
    }),
    callsField('workspace', 'Calls at once, in the workspace'),
    callsField('channel', 'Calls at once, in a channel'),
    callsField('person', 'Calls at once, for one person'),
    context(sayCostOfCalls(calls.workspace, pricePerMinuteUsd)),
    numberInput('removalDays', 'If I’m removed: days until all is deleted', {
      ...{ value: daysAfterRemoval(removalDays?.value, mostRemovalDays), min: 1, max: mostRemovalDays },
    }),
  ];
}

export function digestFields(isOn: boolean): InputBlock[] {
  const options = [option('A DM on days when you missed something', 'on'), option('None', 'off')];
  return [select('digest', 'Recaps of calls that you missed', options, isOn ? 'on' : 'off')];
}
