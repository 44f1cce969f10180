import type { App } from '@slack/bolt';
import { policyCallback } from '../../services/slack/blocks/policy-form.ts';
import { policySaved, sayNotTaken } from '../../services/slack/words/policy.ts';
import { policyProblems } from '../../services/slack/words/reasons/policy.ts';
import { sayReason, wordsFor } from '../../services/slack/words/reasons/reason.ts';
import { changedIn, parsePolicy } from '../commands/parse-policy.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { parseSubmission } from './submission.ts';

/** The policy of a channel or its workspace. What isn't taken stands beside its field. */
export function registerPolicyForm(app: App, { useCases, appContext }: ListenerDeps): void {
  for (const whose of ['channel', 'workspace'] as const) {
    app.view(policyCallback[whose], async ({ body, ack }) => {
      const sent = parseSubmission(body, appContext(body));
      if (!sent) return ack();
      const read = parsePolicy(whose, sent.values);
      const errors = read.ok
        ? (await useCases.policy.change(sent, whose, read.policy, changedIn(sent))).map((one) => [
            one.field,
            sayNotTaken(one),
          ])
        : read.problems.map(({ field, ...why }) => [
            field,
            sayReason(wordsFor(policyProblems, why, undefined)),
          ]);
      if (errors.length > 0) return ack({ response_action: 'errors', errors: Object.fromEntries(errors) });
      const { teamId, channelId, userId } = sent;
      await useCases.postEphemeral({ teamId, channelId, userId, threadTs: null }, policySaved[whose]);
      return ack();
    });
  }
}
