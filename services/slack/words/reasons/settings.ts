import type { SettingOutcome } from '../../../tasks/change-setting.ts';
import { wordsOfNoAccess } from './access.ts';
import { type ByKind, type ReasonBook, sayReason, wordsFor } from './reason.ts';
import { spendingWords } from './spending.ts';

type Refused = Exclude<SettingOutcome, { kind: 'changed' }>;

/** Why a setting of a channel stays as it is. */
export const settingRefusals: ReasonBook<ByKind<Refused>> = {
  no_such_app: () => ({
    what: 'I found no app there. Nothing changed.',
    next: 'Name it by its id, as in `/pika auto apps A0123456789`: its page in Slack’s app directory shows that.',
  }),
  no_such_tool: ({ tool, toolNames }) => ({
    what: `There’s no tool \`${tool}\` here.`,
    next: `Choose one of ${toolNames.map((name) => `\`${name}\``).join(', ')}.`,
  }),
  too_long: ({ maxMeetingMinutes }) => ({
    what: `A call can last ${maxMeetingMinutes} min at most. Nothing changed.`,
    next: 'An admin can raise that with MAX_MEETING_MINUTES.',
  }),
  not_entitled: wordsOfNoAccess,
  not_a_spender: spendingWords,
  not_an_approver: wordsOfNoAccess,
};

export function sayNotSet(refusal: Refused): string {
  return sayReason(wordsFor(settingRefusals, refusal, undefined));
}
