import { joinTool } from '../../../meetings/channel-settings.ts';
import type { SettingOutcome } from '../../../tasks/change-setting.ts';
import type { AnyTool } from '../../../tasks/tool.ts';
import { quote, quotedWords } from '../../mrkdwn.ts';
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
  needs_target: ({ tool, targets }) => ({
    what: `Say where \`${tool}\` may act without approval. Nothing changed.`,
    next: `Add ${sayTargets(targets)}, as in \`/pika allow ${tool} ${targets === 'in_slack' ? '#general' : targets[0]}\`.`,
  }),
  takes_no_target: ({ tool }) => ({
    what: `\`${tool}\` acts nowhere outside this channel. Nothing changed.`,
    next: tool === joinTool ? 'Type `/pika allow join_meeting`.' : 'It needs no approval here.',
  }),
  always_asks: ({ tool }) => ({
    what: `\`${tool}\` always waits for approval: people outside may get it. Nothing changed.`,
    next: '`/pika approvers @name …` says who approves here.',
  }),
  no_such_target: ({ tool, given, targets }) => ({
    what: `I can’t tell what ${quotedWords(given, 80)} is. Nothing changed.`,
    next: `For \`${tool}\`, name ${sayTargets(targets)}.`,
  }),
  outsiders: ({ given }) => ({
    what: `${isMention(given) ? given : quote(given, 80)} can’t be allowed: guests or people of other workspaces would read it. Nothing changed.`,
    next: 'Name a channel or person of this workspace.',
  }),
  slack_silent: () => ({
    what: 'Slack isn’t responding, so I can’t tell who would read it. Nothing changed.',
    next: 'Try again in a minute.',
  }),
  too_long: ({ maxMeetingMinutes }) => ({
    what: `A call can last ${maxMeetingMinutes} min at most. Nothing changed.`,
    next: 'An admin can raise that with MAX_MEETING_MINUTES.',
  }),
  not_entitled: wordsOfNoAccess,
  not_a_spender: spendingWords,
  not_an_approver: wordsOfNoAccess,
};

/** A person or channel as Slack hands them over. */
function isMention(given: string): boolean {
  return /^<[@#][A-Z0-9]+>$/.test(given);
}

function sayTargets(targets: AnyTool['targets']): string {
  if (targets === 'in_slack') return 'a channel of yours or a member of this workspace';
  return `one of ${targets.map((name) => `\`${name}\``).join(', ')}`;
}

export function sayNotSet(refusal: Refused): string {
  return sayReason(wordsFor(settingRefusals, refusal, undefined));
}
