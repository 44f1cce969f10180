import { z } from 'zod';
import { quoted } from '../../common/quoted.ts';
import { line, paragraphs } from '../input-text.ts';
import type { Documents } from '../ports/documents.ts';
import type { Thread } from '../ports/thread.ts';
import { type AnyTool, defineTool } from '../tool.ts';

export type DraftDocumentDeps = {
  thread: Thread;
  /** Where documents may be kept outside Slack. */
  documents: Documents | null;
};

/** A document in the thread, or a page outside after a click. */
export function draftDocument({ thread, documents }: DraftDocumentDeps): AnyTool {
  const places = documents ? (['slack', 'outside'] as const) : (['slack'] as const);
  const schema = z.object({
    title: line(200).describe('The document’s title.'),
    markdown: paragraphs(90_000).describe('Its text in Markdown.'),
    where: z
      .enum(places)
      .default('slack')
      .describe(
        documents
          ? `\`slack\`: shared in the meeting’s thread at once. \`outside\`: a page in ${documents.place}, after someone has approved it.`
          : '`slack`: shared in the meeting’s thread.',
      ),
  });
  return defineTool({
    name: 'draft_document',
    title: 'Draft a document',
    description: 'Writes a document and shares it in the meeting’s thread.',
    kind: 'document',
    schema,
    hints: { readOnly: false, destructive: false, idempotent: false, openWorld: documents !== null },
    targets: documents ? [documents.place.toLowerCase()] : [],
    effect: ({ where }) => (where === 'outside' ? 'reaches_out' : 'writes_in_thread'),
    deadline: 30_000,
    repeatable: false,
    editable: () => [
      { path: ['title'], label: 'Title', shape: 'line' },
      { path: ['markdown'], label: 'Text', shape: 'paragraphs' },
      ...(documents ? [{ path: ['where'], label: 'Where', shape: placesOf(documents.place) }] : []),
    ],
    async preview({ title, markdown, where }) {
      const place = where === 'outside' && documents ? documents.place : 'this thread';
      return {
        ok: true,
        target: documents?.place.toLowerCase() ?? null,
        preview: {
          title: `Draft ${quoted(title, 200)} in ${place}`,
          fields: [
            // The head is cut, and the title stands before the place there.
            { label: 'Where', value: place },
            { label: 'Title', value: title },
            { label: 'Text', value: markdown },
          ],
        },
      };
    },
    async run({ title, markdown, where }, _, context) {
      if (where === 'slack' || !documents) {
        await thread.document(context, { title, markdown });
        return { kind: 'queued' };
      }
      const made = await documents.createPage({ title, markdown }, context.signal);
      if (made.kind !== 'done') return made;
      const { url, complete } = made.value;
      const summary = `The page is in ${documents.place}${complete ? '' : ', but the end is missing'}.`;
      return { kind: 'done', summary, links: [{ title, url }] };
    },
  });
}

function placesOf(outside: string) {
  return [
    { label: outside, value: 'outside' },
    { label: 'This thread', value: 'slack' },
  ];
}
