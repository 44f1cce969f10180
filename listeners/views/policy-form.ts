import type { App } from '@slack/bolt';
import { policyCallback } from '../../services/slack/blocks/policy-form.ts';
import { policySaved, sayNotTaken } from '../../services/slack/words/policy.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import { policyProblems } from '../../services/slack/words/reasons/policy.ts';
import { sayReason, wordsFor } from '../../services/slack/words/reasons/reason.ts';
import { changedIn, parsePolicy } from '../commands/parse-policy.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { onForm } from './on-form.ts';
import { besideFirst } from './submission.ts';

/** The policy of a channel or its workspace. What isn't taken stands beside its field. */
export function registerPolicyForm(app: App, deps: ListenerDeps): void {
  const { policy, whyNotHere } = deps.useCases;
  for (const whose of ['channel', 'workspace'] as const) {
    onForm(app, deps)(policyCallback[whose], async (sent) => {
      const refusal = whose === 'channel' ? await whyNotHere(sent) : null;
      if (refusal) return { errors: besideFirst(sent, sayNoAccess(refusal)) };
      const read = parsePolicy(whose, sent.values);
      const errors = read.ok
        ? (await policy.change(sent, whose, read.policy, changedIn(sent))).map((one) => [
            one.field,
            sayNotTaken(one),
          ])
        : read.problems.map(({ field, ...why }) => [
            field,
            sayReason(wordsFor(policyProblems, why, undefined)),
          ]);
      return errors.length > 0 ? { errors: Object.fromEntries(errors) } : { words: policySaved[whose] };
    });
  }
}
