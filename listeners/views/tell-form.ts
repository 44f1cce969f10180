import type { App } from '@slack/bolt';
import { tellCallback, tellField } from '../../services/slack/blocks/agent-forms.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { parseSubmission } from './submission.ts';

/** What someone wants the agent to know. */
export function registerTellForm(app: App, { useCases, appContext }: ListenerDeps): void {
  app.view(tellCallback, async ({ body, ack }) => {
    const sent = parseSubmission(body, appContext(body));
    if (!sent) return ack();
    const { id: meetingId, viewId, teamId, channelId, userId, values } = sent;
    const refuse = (why: string) => ack({ response_action: 'errors', errors: { [tellField]: why } });
    const refusal = await useCases.mayTell(sent);
    if (refusal) return refuse(sayNoAccess(refusal));
    const text = values[tellField] ?? '';
    const said = await useCases.sayToAgent({
      key: `view:${viewId}`,
      teamId,
      channelId,
      userId,
      text,
      meetingId,
    });
    return said === 'no_meeting' ? refuse('The call is over and no agent is listening.') : ack();
  });
}
