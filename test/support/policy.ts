import { renderBlocks } from '../sandbox/slack/render-text.ts';
import type { World } from './world.ts';

type Person = { id: string };

/** Types `/pika policy …`, and sends the form with these fields. */
export async function policyForm({ slack }: World, user: Person, of: 'channel' | 'workspace') {
  const channel = slack.channels.general.id;
  await slack.command({ user: user.id, channel, text: of === 'channel' ? 'policy' : 'policy workspace' });
  const view = await slack.waitForView((one) => one.user === user.id && /policy/i.test(one.title));
  return {
    shown: renderBlocks(view.blocks),
    send: (values: Record<string, string | string[]>) =>
      slack.submitView({ user: user.id, viewId: view.id, values }),
    blocks: JSON.stringify(view.blocks),
  };
}
