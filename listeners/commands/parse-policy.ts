import { cleanList } from '../../services/meetings/do-not-say/clean-list.ts';
import { builtInKey } from '../../services/meetings/policy/bounds.ts';
import { guestRules } from '../../services/meetings/policy/guests.ts';
import { type Keep, keeps } from '../../services/meetings/policy/keep.ts';
import type { Policy, PolicyOf } from '../../services/meetings/policy/policy.ts';
import { everybody, fullMembers, type Senders } from '../../services/people/senders.ts';
import { cleanTools } from '../../services/personas/persona-terms.ts';
import { maxSenders, senderIdsField } from '../../services/slack/blocks/policy-lists.ts';
import { markOf } from '../../services/slack/blocks/shown-values.ts';
import type { PolicyProblem } from '../../services/slack/words/reasons/policy.ts';
import { policyFields } from '../../services/tasks/change-policy.ts';
import { autoIn, usdIn } from './parse-setting.ts';
import { minutesIn } from './typed-values.ts';

type Problem = PolicyProblem & { field: keyof Policy };
type Read = { ok: true; policy: Policy } | { ok: false; problems: Problem[] };
type Values = Readonly<Record<string, string>>;

const maxDays = 9_999;
const maxPersonas = 200;

/** What somebody filled in. An empty field says nothing. */
export function parsePolicy(of: PolicyOf, values: Values): Read {
  const given = (field: string) => (values[field] ?? '').trim();
  const minutes =
    given('limitMinutes') === '' ? null : minutesIn(given('limitMinutes'), Number.MAX_SAFE_INTEGER);
  const usd = given('budgetUsd') === '' ? null : usdIn(given('budgetUsd'));
  const days = /^\d{1,4}$/.test(given('retentionDays')) ? Number(given('retentionDays')) : null;
  const list = cleanList(of, given('doNotSay'));
  const senders = sendersIn(given('senders'), partsOf(given(senderIdsField)));
  const isDays = days !== null && days >= 1 && days <= maxDays;
  const problems: Problem[] = [
    ...(minutes === null && given('limitMinutes') !== ''
      ? [{ field: 'limitMinutes', kind: 'bad_minutes' } as const]
      : []),
    ...(usd === undefined ? [{ field: 'budgetUsd', kind: 'bad_usd' } as const] : []),
    ...(!isDays && given('retentionDays') !== ''
      ? [{ field: 'retentionDays', kind: 'bad_days' } as const]
      : []),
    ...(senders && 'kind' in senders ? [{ field: 'senders', ...senders } as const] : []),
    ...(list.ok ? [] : [{ field: 'doNotSay', ...list.problem } as const]),
  ];
  if (problems.length > 0 || !list.ok || usd === undefined || (senders && 'kind' in senders))
    return { ok: false, problems };
  return {
    ok: true,
    policy: {
      auto: autoIn(given('auto')) ?? null,
      ...{ limitMinutes: minutes, budgetUsd: usd, retentionDays: isDays ? days : null },
      ...{ holdRecap: given('holdRecap') === 'hold', doNotSay: list.lines, senders },
      onObjection: given('onObjection') === 'leave' ? 'leave' : null,
      personas: orNull(partsOf(given('personas')).filter(isPersona).slice(0, maxPersonas)),
      toolsOff: orNull(cleanTools(partsOf(given('toolsOff')))),
      keep: keepIn(given('keep')),
      guests: guestRules.find((rule) => rule === given('guests')) ?? null,
    },
  };
}

/** What nothing is said of is as if nobody had chosen. */
function keepIn(given: string): Keep | null {
  return keeps.find((one) => one === given && one !== 'words') ?? null;
}

/** Fields that say otherwise than the form showed them: what others changed meanwhile isn't changed back. */
export function changedIn({ shown, values }: { shown: Values; values: Values }): (keyof Policy)[] {
  const blocks = Object.keys(values).filter((block) => shown[block] !== markOf(values[block] ?? ''));
  const changed = new Set(blocks.map((block) => (block === senderIdsField ? 'senders' : block)));
  return policyFields.filter((field) => changed.has(field));
}

function partsOf(joined: string): string[] {
  return joined.split(',').filter(Boolean);
}

function orNull(list: string[]): string[] | null {
  return list.length > 0 ? list : null;
}

function isPersona(id: string): boolean {
  return id === builtInKey || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}

function sendersIn(
  who: string,
  userIds: readonly string[],
): Senders | null | { kind: 'nobody_named' | 'names_not_used' } {
  const named = userIds.filter((id) => /^[UW][A-Z0-9]{1,20}$/.test(id)).slice(0, maxSenders);
  if (who === 'named') return named.length > 0 ? { ...everybody, named } : { kind: 'nobody_named' };
  if (named.length > 0) return { kind: 'names_not_used' };
  if (who === 'everybody') return everybody;
  return who === 'members' ? fullMembers : null;
}
