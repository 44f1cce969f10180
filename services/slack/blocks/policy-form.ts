import type { ModalView } from '@slack/types';
import { listLimits } from '../../meetings/do-not-say/clean-list.ts';
import type { Policy, PolicyOf } from '../../meetings/policy/policy.ts';
import type { Audience } from '../../meetings/ports/meeting-announcer.ts';
import { sayPolicyHead } from '../words/policy.ts';
import { context } from './elements.ts';
import { form, option, select, textInput } from './forms.ts';

/** What the form and its fields are called on the wire. */
export const policyCallback = { channel: 'policy_channel', workspace: 'policy_workspace' } as const;
const asWorkspace = 'default';

const titles = { channel: 'This channel’s policy', workspace: 'Workspace policy' } as const;

/** Every field reads and writes the row that its command does. */
export function policyForm(of: PolicyOf, policy: Policy, id: string, where: Audience): ModalView {
  const number = (field: keyof Policy, label: string, value: number | null) =>
    textInput(field, label, { maxChars: 12, value: value === null ? '' : String(value), optional: true });
  return form({
    ...{ callback: policyCallback[of], id, where, title: titles[of], submit: 'Save' },
    blocks: [
      context(sayPolicyHead[of]),
      select(
        'auto',
        'A pasted link',
        [
          option(
            of === 'channel' ? 'As the workspace does' : 'Sends Stand-in, unless a channel chooses',
            asWorkspace,
          ),
          option('Sends Stand-in into the call', 'on'),
          option('Waits for Join now', 'ask'),
          option('Does nothing', 'off'),
        ],
        policy.auto ?? asWorkspace,
      ),
      number('limitMinutes', 'Minutes that a call may last', policy.limitMinutes),
      number('budgetUsd', 'US dollars a month', policy.budgetUsd),
      select(
        'holdRecap',
        'Recaps',
        [option('Are posted at once', 'share'), option('Wait for review where others read along', 'hold')],
        policy.holdRecap ? 'hold' : 'share',
      ),
      number('retentionDays', 'Days that transcripts and notes are kept', policy.retentionDays),
      select(
        'onObjection',
        'If somebody in a call objects',
        [option('Asks the thread, and leaves after two minutes', 'ask'), option('Leaves at once', 'leave')],
        policy.onObjection ?? 'ask',
      ),
      textInput('doNotSay', 'Do not say, a line each', {
        ...{ maxChars: listLimits.totalChars[of], value: policy.doNotSay.join('\n') },
        ...{ multiline: true, optional: true },
      }),
    ],
  });
}
