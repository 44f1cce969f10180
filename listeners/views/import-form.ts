import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Audience } from '../../services/meetings/ports/meeting-announcer.ts';
import type { GivenSelf, ImportOutcome } from '../../services/personas/imports/start-import.ts';
import {
  importCallback,
  importField,
  importFormView,
  importNoticeView,
} from '../../services/slack/blocks/import-form.ts';
import { personaFormView } from '../../services/slack/blocks/persona-form.ts';
import { importClosed, readingFiles } from '../../services/slack/words/imports.ts';
import { sayNotImported } from '../../services/slack/words/reasons/imports.ts';
import { showInWindow } from '../show-in-window.ts';
import type { ListenerDeps, UseCases } from '../use-cases.ts';
import { parseSubmission, type Submission } from './submission.ts';

/** The form for files of a self. Reading them may take longer than Slack waits, so the window says so meanwhile. */
export function registerImportForm(app: App, { useCases, appContext }: ListenerDeps): void {
  app.view(importCallback, async ({ body, ack }) => {
    const sent = parseSubmission(body, appContext(body));
    if (!sent) return ack();
    await ack({ response_action: 'update', view: importNoticeView(readingFiles) });
    const where = { ...sent, threadTs: null };
    const given = givenIn(sent);
    const outcome = await useCases.personas.importFiles(sent, given);
    const notes = outcome.kind === 'nothing_read' ? outcome.notes : [];
    await showImport(useCases, sent.viewId, where, outcome, (problem) =>
      importFormView(where, { pasted: given.pasted, problem, notes }),
    );
  });
}

/** Shows the form of what was read, or why there is none. */
export async function showImport(
  useCases: UseCases,
  viewId: string,
  where: Audience,
  outcome: ImportOutcome,
  refused: (problem: string) => ModalView,
): Promise<void> {
  const isRead = outcome.kind === 'draft';
  const words = isRead ? importClosed : sayNotImported(outcome);
  const view = isRead ? personaFormView(outcome, where) : refused(words);
  await showInWindow(useCases, { viewId, where }, view, words);
}

function givenIn({ values, files }: Submission): GivenSelf {
  return {
    files: files[importField.files] ?? [],
    pasted: values[importField.pasted] ?? '',
    likeness: values[importField.likeness] === 'yes',
  };
}
