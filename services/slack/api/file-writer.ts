import { WebAPIRateLimitedError } from '@slack/web-api';
import { z } from 'zod';
import type { Fetch } from '../../http/fetch.ts';
import type { FileContent } from '../../store/rows/outbox-messages.ts';
import { attempt, removal, type WriteOutcome } from './attempt.ts';
import type { ClientOf } from './client-of.ts';
import { retryAfter } from './keep-pauses.ts';
import type { WriteFailure } from './slack-errors.ts';

type Place = { teamId: string; channelId: string; threadTs: string | null };

/** Documents in Slack. Neither kind has metadata: what was lost on its last step can't be looked up. */
export type FileWriter = {
  /** The file's own page, where Slack tells it. Null where it may not be shown any more once it is uploaded. */
  share(
    to: Place,
    file: { filename: string; title: string; bytes: Uint8Array; comment: string },
    mayShare: (fileId: string) => Promise<boolean>,
  ): Promise<WriteOutcome<{ url: string | null } | null>>;
  /** Takes a file or canvas back; one that is gone already counts. */
  remove(kind: 'file' | 'canvas', of: { teamId: string; id: string }): Promise<WriteOutcome<null>>;
  /** Readable for everyone in the channel. */
  makeCanvas(
    to: Place,
    canvas: Extract<FileContent, { kind: 'canvas' }>,
  ): Promise<WriteOutcome<{ canvasId: string }>>;
};

const uploadSchema = z.looseObject({ upload_url: z.url(), file_id: z.string() });
const completedSchema = z.looseObject({
  files: z.array(z.looseObject({ permalink: z.string().optional() })).catch([]),
});
const canvasSchema = z.looseObject({ canvas_id: z.string() });

export function createFileWriter(clientOf: ClientOf, fetch: Fetch): FileWriter {
  return {
    async share({ teamId, channelId, threadTs }, { filename, title, bytes, comment }, mayShare) {
      const place = await attempt(async () => {
        const client = await clientOf(teamId);
        const asked = await client.files.getUploadURLExternal({ filename, length: bytes.length });
        const { upload_url, file_id } = uploadSchema.parse(asked);
        // The address is the permission: no token goes with it.
        const sent = await fetch(upload_url, {
          method: 'POST',
          body: bytes,
          redirect: 'error',
          signal: AbortSignal.timeout(30_000),
        });
        const seconds = sent.status === 429 ? retryAfter(sent) : null;
        if (seconds !== null) throw new WebAPIRateLimitedError(seconds);
        if (!sent.ok) throw new Error(`The upload was answered ${sent.status}`);
        return file_id;
      });
      // Nobody sees a file before it is shared: until then it may be sent again.
      if (!place.ok) return { ok: false, failure: certain(place.failure) };
      if (!(await mayShare(place.value))) return { ok: true, value: null };
      return attempt(async () => {
        const client = await clientOf(teamId);
        const done = await client.files.completeUploadExternal({
          files: [{ id: place.value, title }],
          channel_id: channelId,
          ...(threadTs ? { thread_ts: threadTs } : {}),
          ...(comment ? { initial_comment: comment } : {}),
        } as Parameters<typeof client.files.completeUploadExternal>[0]);
        return { url: completedSchema.parse(done).files[0]?.permalink ?? null };
      });
    },
    remove: (kind, { teamId, id }) =>
      removal(async () => {
        const client = await clientOf(teamId);
        return kind === 'canvas'
          ? client.canvases.delete({ canvas_id: id })
          : client.files.delete({ file: id });
      }),
    async makeCanvas({ teamId, channelId }, { title, text }) {
      const made = await attempt(async () => {
        const client = await clientOf(teamId);
        const answer = await client.canvases.create({
          title,
          document_content: { type: 'markdown', markdown: text },
        });
        return { client, canvasId: canvasSchema.parse(answer).canvas_id };
      });
      if (!made.ok) return made;
      const { client, canvasId } = made.value;
      const shown = await attempt(async () =>
        client.canvases.access.set({ canvas_id: canvasId, access_level: 'read', channel_ids: [channelId] }),
      );
      if (shown.ok) return { ok: true, value: { canvasId } };
      // Nobody could read it, and nobody would forget it: it goes, and is made again.
      const gone = await removal(async () => client.canvases.delete({ canvas_id: canvasId }));
      return { ok: false, failure: gone.ok ? certain(shown.failure) : shown.failure };
    },
  };
}

function certain(failure: WriteFailure): WriteFailure {
  return failure.kind === 'unknown' ? { kind: 'later', error: failure.error } : failure;
}
