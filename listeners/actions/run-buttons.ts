import type { App } from '@slack/bolt';
import { editView } from '../../services/slack/blocks/agent-forms.ts';
import { runAction } from '../../services/slack/blocks/approval.ts';
import { sayRunDecision } from '../../services/slack/words/runs.ts';
import type { ListenerDeps } from '../use-cases.ts';
import { formOpener } from './form-opener.ts';
import { onPress } from './on-press.ts';
import { runDecision } from './press.ts';

/** The buttons of approval cards. */
export function registerRunButtons(app: App, deps: ListenerDeps): void {
  const { useCases } = deps;
  const on = onPress(app, deps);
  const open = formOpener(useCases);
  for (const verb of ['approve', 'decline'] as const) {
    on(runAction[verb], async (press) =>
      sayRunDecision(await useCases.decideRun(runDecision(press), verb), press.audience.userId),
    );
  }
  on(runAction.edit, async (press) => {
    const found = await useCases.editForm(runDecision(press));
    if (found.kind !== 'form') return sayRunDecision(found, press.audience.userId);
    return open(press, editView(found.form, press.audience));
  });
}
