import type { App } from '@slack/bolt';
import { z } from 'zod';
import { type ItemVerb, itemVerbs } from '../../services/slack/blocks/action-items.ts';
import { taskAction } from '../../services/slack/blocks/task-cards.ts';
import { ackInTime } from '../in-time.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { itemChooser } from './item-menu.ts';
import { actorOf, type Press, parsePress } from './press.ts';

/** These open a form, which takes the trigger. */
const withForm: readonly ItemVerb[] = ['assign', 'edit'];

const containerSchema = z.looseObject({ container: z.looseObject({ type: z.string() }) });

/** The buttons of an opened action item, and of its card where Slack shows them there too. */
export function registerItemTask(app: App, deps: ListenerDeps): void {
  const { useCases, appContext } = deps;
  const choose = itemChooser(deps);
  for (const verb of itemVerbs)
    app.action(taskAction(verb), async ({ body, ack }) => {
      const press = parsePress(body, appContext(body));
      if (!press) return ack();
      const handling = handle({ ...press, verb }, isOpened(body) && !withForm.includes(verb));
      await ackInTime(useCases, press.audience.teamId, handling, ack);
    });

  async function handle(press: Press, isShownAgain: boolean): Promise<void> {
    const words = await choose(press);
    if (words) await useCases.postEphemeral(press.audience, words);
    if (isShownAgain) await showAgain(press);
  }

  /** As it is now, whatever came of the press. */
  async function showAgain(press: Press): Promise<void> {
    const { id, triggerId, audience } = press;
    if (triggerId) await useCases.showItem({ teamId: audience.teamId, triggerId }, actorOf(press), id);
  }
}

function isOpened(body: unknown): boolean {
  return containerSchema.safeParse(body).data?.container.type === 'entity_detail';
}
