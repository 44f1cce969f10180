import { oneLine } from '../../common/one-line.ts';
import type { NotesDocument } from './document.ts';
import { markdownOf } from './markdown.ts';

/** What a canvas of the notes says; Slack's outbox makes it, or a file where the workspace has no canvases. */
export function canvasOf(document: NotesDocument): { title: string; markdown: string } {
  return { title: oneLine(`Notes: ${document.meeting.title}`, 200), markdown: markdownOf(document) };
}
