import type { App } from '@slack/bolt';
import type { BriefWish, DecidedBrief } from '../../services/briefs/decide-brief.ts';
import { briefCallback, briefField, briefView, editLineCallback } from '../../services/slack/blocks/brief.ts';
import { sayBriefRefusal, saySent } from '../../services/slack/words/briefs.ts';
import { sayListRefusal } from '../../services/slack/words/policy.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { parseSubmission, type Submission } from './submission.ts';

/** *Send* of a brief, and a line in other words. What is wrong stands in the form. */
export function registerBriefForms(app: App, { useCases, appContext }: ListenerDeps): void {
  const { briefs, policy, pagesIn, postEphemeral, updateForm } = useCases;
  const on = (
    callback: string,
    field: string,
    wishOf: (sent: Submission) => BriefWish,
    done: (sent: Submission, outcome: Extract<DecidedBrief, { kind: 'decided' }>) => Promise<unknown>,
  ) =>
    app.view(callback, async ({ body, ack }) => {
      const sent = parseSubmission(body, appContext(body));
      if (!sent) return ack();
      const { teamId, channelId, userId, isExternal, id: meetingId } = sent;
      const typed = sent.values[briefField.doNotSay];
      const list =
        typed === undefined
          ? null
          : await policy.setForCall({ teamId, channelId, userId, isExternal, meetingId }, typed);
      if (list && list.kind !== 'changed')
        return ack({ response_action: 'errors', errors: { [briefField.doNotSay]: sayListRefusal(list) } });
      const outcome = await briefs.decide({ teamId, channelId, userId, isExternal, meetingId }, wishOf(sent));
      if (outcome.kind !== 'decided')
        return ack({ response_action: 'errors', errors: { [field]: sayBriefRefusal(outcome) } });
      await done(sent, outcome);
      return ack();
    });

  on(
    briefCallback,
    briefField.mine,
    ({ values }) => ({ kind: 'send', mine: values[briefField.mine] ?? '' }),
    (sent, { brief }) => postEphemeral(audienceOf(sent), saySent(brief)),
  );
  on(
    editLineCallback,
    briefField.text,
    ({ number: line, values }) => ({ kind: 'edit', line, text: values[briefField.text] ?? '' }),
    async (sent, { brief }) => {
      if (sent.coveredViewId)
        await updateForm(
          { teamId: sent.teamId, viewId: sent.coveredViewId },
          briefView(brief, audienceOf(sent), pagesIn(sent.teamId)),
        );
    },
  );
}

function audienceOf({ teamId, channelId, userId }: Submission) {
  return { teamId, channelId, userId, threadTs: null };
}
