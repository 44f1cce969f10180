import type { MoneyHere } from '../../meetings/money-here.ts';
import type { NamesAlike } from '../../meetings/workspace-settings.ts';
import { defaultSuffix } from '../../personas/persona.ts';
import { mention, quote } from '../mrkdwn.ts';
import { dollars } from './amounts.ts';
import { autoWords, chosenBy, spent } from './channel-settings.ts';
import { usage } from './commands.ts';

/** What a workspace decided for all its channels. */
export function sayWorkspace({ workspace, spentEverywhere }: MoneyHere): string {
  const { budgetUsd, auto, spenders, nameSuffix } = workspace;
  const people = spenders?.value ?? [];
  const budget =
    typeof budgetUsd?.value === 'number'
      ? `This workspace may spend ${dollars(budgetUsd.value)} in a calendar month (UTC).`
      : 'This workspace has no budget of its own.';
  const who = people.length > 0 ? `Only ${people.map(mention).join(', ')}` : 'Every full member';
  return [
    `${budget}${chosenBy(budgetUsd)} This month: ${spent(spentEverywhere)}.`,
    `Unless a channel chooses otherwise, a pasted link ${autoWords[auto?.value ?? 'on']}.${chosenBy(auto)}`,
    `${who} can start calls, extend them and change settings that affect spending.${chosenBy(spenders)}`,
    `In a call, a persona’s name is followed by “${quote(nameSuffix?.value ?? defaultSuffix, 20)}”.${chosenBy(nameSuffix)}`,
    `Admins change it with ${usage('workspace')}.`,
  ].join('\n');
}

export function sayNamesAlike({ one, other }: NamesAlike): string {
  const names = [one, other].map((name) => `“${quote(name, 80)}”`).join(' and ');
  return `With these words behind them, nobody could tell ${names} apart in a call. Nothing was changed. Rename one of them first.`;
}
