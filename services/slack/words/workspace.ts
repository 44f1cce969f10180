import { type CapOf, capsWith } from '../../meetings/caps.ts';
import type { WorkspaceOutcome } from '../../meetings/change-workspace.ts';
import type { MoneyHere } from '../../meetings/money-here.ts';
import { daysAfterRemoval, type NamesAlike } from '../../meetings/workspace-settings.ts';
import { defaultSuffix } from '../../personas/persona.ts';
import { mention, quotedWords } from '../mrkdwn.ts';
import { dollars, plural } from './amounts.ts';
import { autoWords, chosenBy, spent } from './channel-settings.ts';
import { usage } from './commands.ts';
import { sayNoAccess } from './reasons/access.ts';

/** What a workspace decided for all its channels. */
export function sayWorkspace(
  { workspace, spentEverywhere }: MoneyHere,
  { pricePerMinuteUsd, mostRemovalDays }: { pricePerMinuteUsd: number; mostRemovalDays: number },
): string {
  const { budgetUsd, mostUsd, auto, spenders, nameSuffix, callsAtOnce, removalDays } = workspace;
  const people = spenders?.value ?? [];
  const [own, most] = [budgetUsd?.value ?? null, mostUsd ?? null];
  const isTooHigh = own !== null && most !== null && most < own;
  const budget =
    own === null
      ? 'This workspace has no budget of its own.'
      : `This workspace${isTooHigh ? '’s own budget is' : ' may spend'} ${dollars(own)} in a calendar month (UTC).`;
  const atMost =
    most === null
      ? ''
      : ` The people who run Stand-in let it spend at most ${dollars(most)} a month${isTooHigh ? ', and that counts' : ''}.`;
  const who = people.length > 0 ? `Only ${people.map(mention).join(', ')}` : 'Every full member';
  return [
    `${budget}${chosenBy(budgetUsd)}${atMost} This month: ${spent(spentEverywhere)}.`,
    `Unless a channel chooses otherwise, a pasted link ${autoWords[auto?.value ?? 'on']}.${chosenBy(auto)}`,
    `${who} can start calls, extend them and change settings that affect spending.${chosenBy(spenders)}`,
    `${sayCalls(capsWith(callsAtOnce?.value), pricePerMinuteUsd)}${chosenBy(callsAtOnce)}`,
    `In a call, a persona’s name is followed by ${quotedWords(nameSuffix?.value ?? defaultSuffix, 20)}.${chosenBy(nameSuffix)}`,
    `If I’m removed, everything of this workspace is deleted ${plural(daysAfterRemoval(removalDays?.value, mostRemovalDays), 'day')} later, unless I’m back.${chosenBy(removalDays)}`,
    `Admins change it with ${usage('workspace')}.`,
  ].join('\n');
}

function sayNamesAlike({ one, other }: NamesAlike): string {
  const names = [one, other].map((name) => quotedWords(name, 80)).join(' and ');
  return `With these words behind them, nobody could tell ${names} apart in a call. Nothing was changed. Rename one of them first.`;
}

function sayCalls({ person, channel, workspace }: Record<CapOf, number>, perMinuteUsd: number): string {
  const counts = `${workspace} in the workspace, ${channel} in a channel, ${person} for one person`;
  return `Calls at once: ${counts}. ${sayCostOfCalls(workspace, perMinuteUsd)}`;
}

/** What it costs while as many calls run as may. */
export function sayCostOfCalls(calls: number, perMinuteUsd: number): string {
  return `${plural(calls, 'call')} at once cost ${dollars(calls * perMinuteUsd)} a minute.`;
}

/** Why nothing changed. */
export function sayWorkspaceRefusal(refusal: Exclude<WorkspaceOutcome, { kind: 'changed' }>): string {
  if (refusal.kind === 'names_alike') return sayNamesAlike(refusal);
  if (refusal.kind === 'too_many_calls')
    return `Up to ${refusal.most} calls at once can be set. Nothing was changed.`;
  if (refusal.kind === 'too_many_days')
    return `It’s ${plural(refusal.most, 'day')} at most: the people who run Stand-in delete it then. Nothing was changed.`;
  return sayNoAccess(refusal);
}
