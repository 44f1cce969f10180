import type { CallListOutcome } from '../../meetings/do-not-say/set-for-call.ts';
import type { GuestRule } from '../../meetings/policy/guests.ts';
import type { Keep } from '../../meetings/policy/keep.ts';
import type { Bounds } from '../../meetings/policy/stricter.ts';
import type { NotTaken } from '../../tasks/change-policy.ts';
import { plural } from './amounts.ts';
import { sayBriefRefusal } from './briefs.ts';
import { sayNoAccess } from './reasons/access.ts';
import { policyProblems } from './reasons/policy.ts';
import { sayReason, wordsFor } from './reasons/reason.ts';
import { sayNotSet } from './reasons/settings.ts';
import { sayWorkspaceRefusal } from './workspace.ts';

/** Above the fields of the form. */
export const sayPolicyHead = {
  channel: 'Where the workspace has a limit too, the stricter counts. An empty field sets none.',
  workspace: 'Admins set this for all channels. Where a channel has a limit too, the stricter counts.',
} as const;

export const policySaved = {
  channel: 'This channel’s policy is saved.',
  workspace: 'The workspace’s policy is saved.',
} as const;

/** Beside the field that stays as it was. */
export function sayNotTaken({ why }: NotTaken): string {
  if (why.kind === 'names_alike' || why.kind === 'too_many_calls' || why.kind === 'too_many_days')
    return sayWorkspaceRefusal(why);
  if (why.kind === 'not_entitled') return sayNoAccess(why);
  return sayNotSet(why);
}

/** Beside a call's own list. */
export function sayListRefusal(refusal: Exclude<CallListOutcome, { kind: 'changed' }>): string {
  switch (refusal.kind) {
    case 'not_entitled':
      return sayNoAccess(refusal);
    case 'not_here':
    case 'not_the_sender':
      return sayBriefRefusal({ kind: 'no_call' });
    default:
      return sayReason(wordsFor(policyProblems, refusal, undefined));
  }
}

const guestWords: Readonly<Record<GuestRule, string>> = {
  ask_first: 'it waits where guests are expected',
  ask_seen: 'it asks when an unknown guest joins',
};

/** On a card, what holds beyond the plain default; nothing where nothing does. */
export function sayPolicyOnCard({
  holdRecap,
  retentionDays,
  onObjection,
  senders,
  personas,
  toolsOff,
  keep,
  guests,
}: Omit<Bounds, 'limitMinutes'>): string[] {
  const days = retentionDays?.value ?? null;
  const off = toolsOff?.value?.length ?? 0;
  const said = [
    ...(senders?.value?.named ? ['only people it names send somebody'] : []),
    ...(personas?.value ? ['only personas it names go'] : []),
    ...(off > 0 ? [`${plural(off, 'tool')} ${off === 1 ? 'is' : 'are'} off`] : []),
    ...(holdRecap?.value ? ['the recap may wait for review'] : []),
    ...(onObjection?.value === 'leave' ? ['it leaves at once if somebody in the call objects'] : []),
    ...(guests?.value ? [guestWords[guests.value]] : []),
    ...keptWords(keep?.value ?? 'words', days),
  ];
  return said.length > 0 ? [`Policy: ${said.join(', ')}`] : [];
}

/** What stays, and for how long. */
function keptWords(keep: Keep, days: number | null): string[] {
  const long = days === null ? '' : ` for ${plural(days, 'day')}`;
  switch (keep) {
    case 'words':
      return long ? [`words are kept${long}`] : [];
    case 'notes':
      return [`notes are kept${long}, and no words`];
    case 'nothing':
      return ['nothing that’s said is kept'];
    default:
      return keep satisfies never;
  }
}
