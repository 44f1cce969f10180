import type { App } from '@slack/bolt';
import { tellCallback, tellField } from '../../services/slack/blocks/agent-forms.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { onForm } from './on-form.ts';

/** What someone wants the agent to know. */
export function registerTellForm(app: App, deps: ListenerDeps): void {
  const { sayToAgent, whyNotHere } = deps.useCases;
  onForm(app, deps)(tellCallback, async (sent) => {
    const { id: meetingId, viewId, teamId, channelId, userId, values } = sent;
    const refusal = await whyNotHere(sent);
    if (refusal) return { errors: { [tellField]: sayNoAccess(refusal) } };
    const text = values[tellField] ?? '';
    const said = await sayToAgent({ key: `view:${viewId}`, teamId, channelId, userId, text, meetingId });
    return said === 'no_meeting' ? { errors: { [tellField]: callIsOver } } : null;
  });
}

const callIsOver = 'The call is over and no agent is listening.';
