/** What people lose without a scope; `isVital` where nothing works then. */
export type ScopeCost = { costs: string; isVital: boolean };

const vital = (costs: string): ScopeCost => ({ costs, isVital: true });
const less = (costs: string): ScopeCost => ({ costs, isVital: false });
const approvals = 'agents see no meetings and nobody can approve';

export const scopeCosts: Readonly<Record<string, ScopeCost>> = {
  'app_mentions:read': less('mentions are heard only where messages are'),
  'assistant:write': less('no status is shown beside threads, and nothing is suggested in the DM'),
  // Only where SLACK_CALL_CARD is on.
  'calls:write': less('Slack shows no card of its own for calls'),
  'canvases:write': less('documents come as Markdown files'),
  'channels:history': vital('links in public channels go unseen'),
  'channels:read': vital(approvals),
  'chat:write': vital('nothing can be posted'),
  'chat:write.customize': less('personas’ messages have the app’s name'),
  commands: vital('/pika and the shortcuts aren’t there'),
  'files:read': less('nobody can upload a recording or a picture'),
  'files:write': less('there are no files of documents or transcripts'),
  'groups:history': less('links in private channels go unseen'),
  'groups:read': less(`in private channels ${approvals}`),
  'im:history': less('the app hears nothing in its direct messages'),
  'metadata.message:read': less('a message may be posted twice if Slack’s answer is lost'),
  'mpim:history': less('links in group messages go unseen'),
  'mpim:read': less(`in group messages ${approvals}`),
  'reactions:write': less('pasted links get no 👀'),
  'users:read': vital(approvals),
  'users:read.email': less('action items’ owners are matched by name alone'),
};
