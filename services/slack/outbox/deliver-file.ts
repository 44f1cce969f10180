import { z } from 'zod';
import type { PersonaReader } from '../../personas/ports/persona-repository.ts';
import type { Executor } from '../../store/executor.ts';
import type { ExportedPersona, FileContent } from '../../store/rows/outbox-messages.ts';
import { claimFile, forgetFile, rememberCanvas, updateRow } from '../../store/rows/outbox-rows.ts';
import { transact } from '../../store/transaction.ts';
import type { FileWriter } from '../api/file-writer.ts';
import type { WriteFailure } from '../api/slack-errors.ts';
import { section, words } from '../blocks/elements.ts';
import { linkTo } from '../mrkdwn.ts';
import type { OutboxRow } from './outbox-row.ts';

export type DeliverFileDeps = {
  db: Executor;
  documents: FileWriter;
  /** Where the workspace's canvases are, for people: `https://acme.slack.com/docs/T1/F1`. */
  canvasUrl: (teamId: string, canvasId: string) => string;
  /** A persona's picture. */
  pictureOf: PersonaReader['picture'];
  /** Null for a persona that is gone. */
  filesOf: (teamId: string, exported: ExportedPersona) => Promise<Uint8Array | null>;
};

export type FileDelivery =
  /** The row has other content now, and is still to be sent. */
  | { kind: 'changed' }
  | { kind: 'shared'; url: string | null }
  /** Its words were deleted on the way: nobody sees it. */
  | { kind: 'withdrawn' }
  | { kind: 'failed'; failure: WriteFailure }
  /** It may or may not have been shared. */
  | { kind: 'lost' };

const file = { kind: z.literal('file'), title: z.string(), filename: z.string(), comment: z.string() };
const contentSchema: z.ZodType<FileContent> = z.union([
  z.object({ kind: z.literal('canvas'), title: z.string(), text: z.string(), comment: z.string() }),
  z.object({ ...file, text: z.string() }),
  z.object({ ...file, pictureId: z.string() }),
  z.object({ ...file, exported: z.object({ personaId: z.string(), by: z.string() }) }),
]);

/** On a Slack plan without canvases, or without the scope, the document is shared as a file. */
const noCanvases = /canvas|free_team|team_tier|missing_scope|restricted_action|not_allowed/;

/** Shares a document in its thread: a canvas is created, then linked by a message of its own; a file is shared as it is. */
export async function deliverFile(
  { db, documents, canvasUrl, ...stored }: DeliverFileDeps,
  row: OutboxRow,
  to: { teamId: string; channelId: string; threadTs: string | null },
): Promise<FileDelivery> {
  const content = contentSchema.parse(row.raw);
  if (content.kind === 'file') {
    const file = await fileOf(content, row.teamId, stored);
    if (!file) return { kind: 'failed', failure: { kind: 'refused_content', error: 'picture_gone' } };
    const shared = await documents.share(to, file, (fileId) => claimFile(db, row, fileId));
    if (shared.ok) return shared.value ? { kind: 'shared', ...shared.value } : { kind: 'withdrawn' };
    if (shared.failure.kind === 'unknown') return { kind: 'lost' };
    await forgetFile(db, row);
    return { kind: 'failed', failure: shared.failure };
  }
  const made = await documents.makeCanvas(to, content);
  if (made.ok) {
    const text = `:page_facing_up: ${linkTo(canvasUrl(row.teamId, made.value.canvasId), content.title)}`;
    const message = { ...words(text), blocks: [section(text)] };
    await transact(db, async (tx) => {
      await rememberCanvas(tx, row, made.value.canvasId);
      await updateRow(tx, row, { kind: 'message', content: message, sendingSince: null });
    });
    return { kind: 'changed' };
  }
  if (made.failure.kind === 'unknown') return { kind: 'lost' };
  if ('error' in made.failure && noCanvases.test(made.failure.error)) {
    const file = { ...content, kind: 'file' as const, filename: filenameOf(content.title) };
    await updateRow(db, row, { kind: 'file', content: file, sendingSince: null });
    return { kind: 'changed' };
  }
  return { kind: 'failed', failure: made.failure };
}

/** Its name and bytes; null for a picture or a persona that is gone. */
async function fileOf(
  content: Extract<FileContent, { kind: 'file' }>,
  teamId: string,
  { pictureOf, filesOf }: Pick<DeliverFileDeps, 'pictureOf' | 'filesOf'>,
): Promise<Parameters<FileWriter['share']>[1] | null> {
  if ('text' in content) return { ...content, bytes: Buffer.from(content.text, 'utf8') };
  if ('exported' in content) {
    const bytes = await filesOf(teamId, content.exported);
    return bytes && { ...content, bytes };
  }
  const picture = await pictureOf(teamId, content.pictureId);
  if (!picture || picture === 'locked') return null;
  const ending = picture.contentType === 'image/png' ? 'png' : 'jpg';
  return { ...content, filename: `${content.filename}.${ending}`, bytes: picture.bytes };
}

function filenameOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replaceAll(/[^\w -]/g, '')
    .trim()
    .replaceAll(/\s+/g, '-')
    .slice(0, 80);
  return `${plain || 'document'}.md`;
}
