import type { ChannelSettings, ChosenValue, SettingChange } from '../../meetings/channel-settings.ts';
import { limitFor } from '../../meetings/propose.ts';
import { mention, time } from '../mrkdwn.ts';
import { dollars } from './amounts.ts';
import { usage } from './commands.ts';

type Defaults = { maxMeetingMinutes: number; pricePerMinuteUsd: number };

/** A channel's setting, who chose it and when, and how to change it. */
export function saySetting(
  setting: SettingChange['setting'],
  settings: ChannelSettings,
  defaults: Defaults,
): string {
  const { says, chosen } = setters[setting](settings, defaults);
  const how = setting === 'budget' && typeof settings.budgetUsd?.value !== 'number' ? 'Set one' : 'Change it';
  return `${says}${chosenBy(chosen)} ${how} with ${usage(setting)}.`;
}

type Said = { says: string; chosen: ChosenValue<unknown> | null };

const setters: Record<SettingChange['setting'], (settings: ChannelSettings, defaults: Defaults) => Said> = {
  auto: ({ auto }) => ({ says: `A pasted link ${autoWords[auto?.value ?? 'on']}.`, chosen: auto }),
  limit(settings, defaults) {
    const { minutes } = limitFor(defaults, settings, null);
    const cost = dollars(minutes * defaults.pricePerMinuteUsd);
    return {
      says: `Calls in this channel end after ${minutes} min (${cost} at most) unless someone extends them.`,
      chosen: settings.limitMinutes,
    };
  },
  budget: ({ budgetUsd }) => ({
    says:
      typeof budgetUsd?.value === 'number'
        ? `This channel may spend ${dollars(budgetUsd.value)} in a calendar month (UTC).`
        : 'This channel has no budget of its own.',
    chosen: budgetUsd,
  }),
  approvers({ approvers }) {
    const people = approvers?.value ?? [];
    const who = people.length > 0 ? `Only ${people.map(mention).join(', ')}` : 'Every member of this channel';
    return { says: `${who} can approve what agents want to do outside the thread.`, chosen: approvers };
  },
  allow({ allowedTools }) {
    const tools = (allowedTools?.value ?? []).map((tool) => `\`${tool}\``).join(', ');
    return {
      says: tools
        ? `No approval needed here for ${tools}, unless someone in the call asked for it.`
        : 'Every tool that acts outside the thread needs approval here.',
      chosen: allowedTools,
    };
  },
  recap: ({ holdRecap }) => ({
    says: holdRecap?.value
      ? 'Recaps are held here for review when the channel includes people who weren’t in the call.'
      : 'Recaps are posted here at once.',
    chosen: holdRecap,
  }),
};

const autoWords = {
  on: 'sends Stand-in into the call, after a moment to undo (`on`)',
  ask: 'waits for someone to press Join now (`ask`)',
  off: 'does nothing here; `/pika join` and mentions still work (`off`)',
} as const;

function chosenBy(chosen: ChosenValue<unknown> | null): string {
  return chosen ? ` Set by ${mention(chosen.by)}, ${time(chosen.at, '{date_short_pretty} at {time}')}.` : '';
}
