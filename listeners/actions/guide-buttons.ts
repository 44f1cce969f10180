import { randomUUID } from 'node:crypto';
import type { App } from '@slack/bolt';
import { guideAction } from '../../services/slack/blocks/guide.ts';
import { policyForm } from '../../services/slack/blocks/policy-form.ts';
import { standupListView } from '../../services/slack/blocks/standup-list.ts';
import { sayNoAccess } from '../../services/slack/words/reasons/access.ts';
import { sayKept } from '../../services/slack/words/welcome.ts';
import { sendWindow } from '../send-window.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { formOpener } from './form-opener.ts';
import { onPress } from './on-press.ts';
import { actorOf, type Press } from './press.ts';

/** Under the welcome and the list of commands; their other buttons are the same as elsewhere. */
export function registerGuideButtons(app: App, deps: ListenerDeps): void {
  const { useCases } = deps;
  const on = onPress(app, deps);
  const open = formOpener(useCases);

  on(guideAction.send, async (press) => {
    const view = await sendWindow(useCases, whereOf(press), '', press.isExternal);
    return 'kind' in view ? sayNoAccess(view) : open(press, view);
  });
  on(guideAction.keeps, async ({ audience: { teamId, channelId } }) =>
    sayKept(await useCases.settings(teamId, channelId)),
  );
  on(guideAction.standups, async (press) => {
    const listed = await useCases.standups.list(actorOf(press));
    return 'kind' in listed ? sayNoAccess(listed) : open(press, standupListView(listed, whereOf(press)));
  });
  on(guideAction.policy, async (press) => {
    const shown = await useCases.policy.show(actorOf(press), 'channel');
    return shown.kind === 'policy'
      ? open(press, policyForm('channel', shown, randomUUID(), whereOf(press)))
      : sayNoAccess(shown);
  });
}

/** What comes of it belongs to the channel, not under the message with the button. */
function whereOf({ audience }: Press) {
  return { ...audience, threadTs: null };
}
