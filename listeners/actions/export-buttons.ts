import type { App } from '@slack/bolt';
import { exportAction } from '../../services/slack/blocks/exports.ts';
import { sayAgain, sayRemoved, sayTested } from '../../services/slack/words/exports.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { onPress } from './on-press.ts';
import { actorOf } from './press.ts';

/** The buttons of `/pika send`, and of what the thread says of exports. */
export function registerCopyButtons(app: App, deps: ListenerDeps): void {
  const { useCases } = deps;
  const on = onPress(app, deps);

  on(exportAction.test, async (press) => {
    // The other side may take longer than Slack waits for us.
    useCases.postEphemeralLater(
      press.audience,
      useCases.exports.test(actorOf(press), press.id).then(sayTested),
    );
    return null;
  });
  on(exportAction.remove, async (press) =>
    sayRemoved(await useCases.exports.remove(actorOf(press), { id: press.id })),
  );
  on(exportAction.again, async (press) =>
    sayAgain(await useCases.exports.sendAgain(actorOf(press), press.id)),
  );
}
