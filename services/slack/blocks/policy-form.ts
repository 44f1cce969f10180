import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { listLimits } from '../../meetings/do-not-say/clean-list.ts';
import type { Policy, PolicyOf } from '../../meetings/policy/policy.ts';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import type { PolicyChoices } from '../../tasks/change-policy.ts';
import { sayPolicyHead } from '../words/policy.ts';
import { context, header } from './elements.ts';
import { form, numberInput, option, select, textInput } from './forms.ts';
import { senderFields, whoAndWhat } from './policy-lists.ts';
import { shownValues } from './shown-values.ts';

/** What the form and its fields are called on the wire. */
export const policyCallback = { channel: 'policy_channel', workspace: 'policy_workspace' } as const;
const asWorkspace = 'default';
/** What is typed for it has four digits. */
const maxRetentionDays = 9_999;
const asUsual = 'usual';

const titles = { channel: 'This channel’s policy', workspace: 'Workspace policy' } as const;

/** Every field reads and writes a row of its own; where a command sets the same, it's that command's. */
export function policyForm(
  of: PolicyOf,
  { policy, choices }: { policy: Policy; choices: PolicyChoices },
  id: string,
  where: Audience,
): ModalView {
  const blocks = [
    context(sayPolicyHead[of]),
    header('Who and what goes'),
    pastedLink(of, policy),
    ...senderFields(of, policy.senders),
    ...whoAndWhat(policy, choices),
    header('Time and money'),
    ...moneyFields(policy),
    header('In the call'),
    ...inCall(of, policy),
    header('What’s kept'),
    ...kept(policy),
  ];
  return form({
    ...{ callback: policyCallback[of], id, where, title: titles[of], submit: 'Save', blocks },
    shown: shownValues(blocks),
  });
}

/** How long a call may last, and what may be spent. */
export function moneyFields({
  limitMinutes,
  budgetUsd,
}: Pick<Policy, 'limitMinutes' | 'budgetUsd'>): InputBlock[] {
  return [
    numberInput('limitMinutes', 'Minutes that a call may last', { value: limitMinutes, min: 1 }),
    budgetField(budgetUsd),
  ];
}

export function budgetField(value: number | null): InputBlock {
  return numberInput('budgetUsd', 'US dollars a month', { value, min: 0, decimals: true });
}

export function daysField(value: number | null): InputBlock {
  return numberInput('retentionDays', 'Days that transcripts and notes are kept', {
    ...{ value, min: 1, max: maxRetentionDays },
  });
}

export function pastedLink(of: PolicyOf, { auto }: Pick<Policy, 'auto'>): InputBlock {
  const usual = of === 'channel' ? 'As the workspace does' : 'Sends Stand-in, unless a channel chooses';
  return select(
    'auto',
    'A pasted link',
    [
      option(usual, asWorkspace),
      option('Sends Stand-in into the call', 'on'),
      option('Waits for Join now', 'ask'),
      option('Does nothing', 'off'),
    ],
    auto ?? asWorkspace,
  );
}

function inCall(of: PolicyOf, { guests, onObjection, doNotSay }: Policy): KnownBlock[] {
  return [
    select(
      'guests',
      'If guests come',
      [
        option('As usual', asUsual),
        option('Waits for Join now where they’re expected', 'ask_first'),
        option('Also asks the thread about unknown guests', 'ask_seen'),
      ],
      guests ?? asUsual,
    ),
    select(
      'onObjection',
      'If somebody in a call objects',
      [option('Asks the thread, and leaves after two minutes', 'ask'), option('Leaves at once', 'leave')],
      onObjection ?? 'ask',
    ),
    textInput('doNotSay', 'Do not say, a line each', {
      ...{ maxChars: listLimits.totalChars[of], value: doNotSay.join('\n') },
      ...{ multiline: true, optional: true },
    }),
  ];
}

function kept({ keep, holdRecap, retentionDays }: Policy): KnownBlock[] {
  return [
    select(
      'keep',
      'What stays of a call',
      [
        option('The words and the notes', 'words'),
        option('The notes, without the words', 'notes'),
        option('Nothing that was said', 'nothing'),
      ],
      keep ?? 'words',
    ),
    holdField(holdRecap),
    daysField(retentionDays),
  ];
}

export function holdField(holdRecap: boolean): InputBlock {
  return select(
    'holdRecap',
    'Recaps',
    [option('Are posted at once', 'share'), option('Wait for review where others read along', 'hold')],
    holdRecap ? 'hold' : 'share',
  );
}
