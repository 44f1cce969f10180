import { cleanList } from '../../services/meetings/do-not-say/clean-list.ts';
import type { Policy, PolicyOf } from '../../services/meetings/policy/policy.ts';
import type { PolicyProblem } from '../../services/slack/words/reasons/policy.ts';
import { autoIn, usdIn } from './parse-setting.ts';
import { minutesIn } from './typed-values.ts';

type Read =
  | { ok: true; policy: Policy }
  | { ok: false; problems: (PolicyProblem & { field: keyof Policy })[] };

const maxDays = 9_999;

/** What somebody filled in. An empty field says nothing. */
export function parsePolicy(of: PolicyOf, values: Readonly<Record<string, string>>): Read {
  const given = (field: keyof Policy) => (values[field] ?? '').trim();
  const minutes =
    given('limitMinutes') === '' ? null : minutesIn(given('limitMinutes'), Number.MAX_SAFE_INTEGER);
  const usd = given('budgetUsd') === '' ? null : usdIn(given('budgetUsd'));
  const days = /^\d{1,4}$/.test(given('retentionDays')) ? Number(given('retentionDays')) : null;
  const list = cleanList(of, given('doNotSay'));
  const isDays = days !== null && days >= 1 && days <= maxDays;
  const problems: (PolicyProblem & { field: keyof Policy })[] = [
    ...(minutes === null && given('limitMinutes') !== ''
      ? [{ field: 'limitMinutes', kind: 'bad_minutes' } as const]
      : []),
    ...(usd === undefined ? [{ field: 'budgetUsd', kind: 'bad_usd' } as const] : []),
    ...(!isDays && given('retentionDays') !== ''
      ? [{ field: 'retentionDays', kind: 'bad_days' } as const]
      : []),
    ...(list.ok ? [] : [{ field: 'doNotSay', ...list.problem } as const]),
  ];
  if (problems.length > 0 || !list.ok || usd === undefined) return { ok: false, problems };
  return {
    ok: true,
    policy: {
      auto: autoIn(given('auto')) ?? null,
      ...{ limitMinutes: minutes, budgetUsd: usd, retentionDays: isDays ? days : null },
      ...{ holdRecap: given('holdRecap') === 'hold', doNotSay: list.lines },
      onObjection: given('onObjection') === 'leave' ? 'leave' : null,
    },
  };
}
