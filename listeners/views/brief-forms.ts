import type { App } from '@slack/bolt';
import type { BriefWish, DecidedBrief } from '../../services/briefs/decide-brief.ts';
import { briefCallback, briefField, briefView, editLineCallback } from '../../services/slack/blocks/brief.ts';
import { sayBriefRefusal, saySent } from '../../services/slack/words/briefs.ts';
import { sayListRefusal } from '../../services/slack/words/policy.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { type FormAnswer, onForm } from './on-form.ts';
import type { Submission } from './submission.ts';

/** *Send* of a brief, and a line in other words. What is wrong stands in the form. */
export function registerBriefForms(app: App, deps: ListenerDeps): void {
  const { briefs, policy, pagesIn, updateForm } = deps.useCases;
  const on = (
    callback: string,
    field: string,
    wishOf: (sent: Submission) => BriefWish,
    done: (sent: Submission, outcome: Extract<DecidedBrief, { kind: 'decided' }>) => FormAnswer,
  ) =>
    onForm(app, deps)(callback, async (sent) => {
      const { teamId, channelId, userId, isExternal, id: meetingId } = sent;
      const typed = sent.values[briefField.doNotSay];
      const list =
        typed === undefined
          ? null
          : await policy.setForCall({ teamId, channelId, userId, isExternal, meetingId }, typed);
      if (list && list.kind !== 'changed') return { errors: { [briefField.doNotSay]: sayListRefusal(list) } };
      const outcome = await briefs.decide({ teamId, channelId, userId, isExternal, meetingId }, wishOf(sent));
      if (outcome.kind !== 'decided') return { errors: { [field]: sayBriefRefusal(outcome) } };
      return done(sent, outcome);
    });

  on(
    briefCallback,
    briefField.mine,
    ({ values }) => ({ kind: 'send', mine: values[briefField.mine] ?? '' }),
    (_, { brief }) => ({ words: saySent(brief) }),
  );
  on(
    editLineCallback,
    briefField.text,
    ({ number: line, values }) => ({ kind: 'edit', line, text: values[briefField.text] ?? '' }),
    (sent, { brief }) => {
      const { teamId, channelId, userId, coveredViewId: viewId } = sent;
      const where = { teamId, channelId, userId, threadTs: null };
      const view = briefView(brief, where, pagesIn(teamId));
      return viewId === null ? null : { afterwards: () => updateForm({ teamId, viewId }, view) };
    },
  );
}
