import type { NotesDocument } from './document.ts';
import { subjectOf } from './form.ts';
import { markdownOf } from './markdown.ts';

/** What a canvas of the notes says; Slack's outbox makes it, or a file where the workspace has no canvases. */
export function canvasOf(document: NotesDocument): { title: string; markdown: string } {
  return { title: subjectOf(document), markdown: markdownOf(document) };
}
