import type { App } from '@slack/bolt';
import { importAction, importFormView, importNoticeView } from '../../services/slack/blocks/import-form.ts';
import { formNotOpened } from '../../services/slack/words/commands.ts';
import { readingSelf } from '../../services/slack/words/imports.ts';
import { inTime } from '../in-time.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { showImport } from '../views/import-form.ts';
import { formOpener } from './form-opener.ts';
import { onPress } from './on-press.ts';
import { actorOf, parsePress } from './press.ts';

/** Two ways to a persona that is elsewhere already. */
export function registerImportButtons(app: App, deps: ListenerDeps): void {
  const { useCases, appContext } = deps;
  const open = formOpener(useCases);
  onPress(app, deps)(importAction.open, (press) =>
    open(press, importFormView({ ...press.audience, threadTs: null })),
  );
  // Pika may take longer than Slack waits for an answer: the press is answered once the window says so.
  app.action(importAction.self, async ({ body, ack }) => {
    const press = parsePress(body, appContext(body));
    if (!press) return ack();
    const { audience, triggerId, viewId: under } = press;
    const reading = importNoticeView(readingSelf);
    const show = under ? useCases.pushForm : useCases.openForm;
    const { teamId } = audience;
    const opening = triggerId ? show({ teamId, triggerId }, reading) : Promise.resolve(null);
    await inTime(useCases, teamId, opening);
    await ack();
    const viewId = await opening;
    if (!viewId) return useCases.postEphemeral(audience, formNotOpened);
    const outcome = await useCases.personas.importAiSelf(actorOf(press));
    await showImport(useCases, viewId, { ...audience, threadTs: null }, outcome, importNoticeView);
  });
}
