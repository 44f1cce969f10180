import type { App } from '@slack/bolt';
import { copyAction } from '../../services/slack/blocks/copies.ts';
import { sayAgain, sayRemoved, sayTested } from '../../services/slack/words/copies.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { onPress } from './on-press.ts';
import { actorOf } from './press.ts';

/** The buttons of `/pika send`, and of what the thread says of copies. */
export function registerCopyButtons(app: App, deps: ListenerDeps): void {
  const { useCases } = deps;
  const on = onPress(app, deps);

  on(copyAction.test, async (press) => {
    // The other side may take longer than Slack waits for us.
    useCases.postEphemeralLater(
      press.audience,
      useCases.copies.test(actorOf(press), press.id).then(sayTested),
    );
    return null;
  });
  on(copyAction.remove, async (press) =>
    sayRemoved(await useCases.copies.remove(actorOf(press), { id: press.id })),
  );
  on(copyAction.again, async (press) => sayAgain(await useCases.copies.sendAgain(actorOf(press), press.id)));
}
