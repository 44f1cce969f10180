import { FormData } from 'undici';
import { z } from 'zod';
import type { FailedRequest, Problem } from '../meetings/problem.ts';
import type { Attribution } from '../personas/ports/attribution.ts';
import type { VoiceCloner, VoiceSample } from '../personas/ports/voice-cloner.ts';
import { attributionHeaders } from './attribution-headers.ts';
import { failedRequest } from './failed-request.ts';
import type { Http, Reply } from './http.ts';
import { clean } from './problems.ts';
import { pythonJson } from './python-json.ts';
import { read } from './replies.ts';

/** As long as the public client waits. */
export const voiceDeadlinesMs = { upload: 60_000, clone: 60_000 };

const fileId = z
  .union([z.string().min(1).max(200), z.int().positive()])
  .optional()
  .catch(undefined);

/** Both calls say in `base_resp` whether they worked; where it is missing, they did, as the public client takes it. */
const voiceSchema = z.looseObject({
  base_resp: z
    .looseObject({ status_code: z.number().default(0), status_msg: z.string().optional().catch(undefined) })
    .optional(),
  file: z.looseObject({ file_id: fileId }).optional().catch(undefined),
  file_id: fileId,
  id: fileId,
});
type VoiceAnswer = z.infer<typeof voiceSchema>;

export type VoiceClonerOptions = { http: Http; deadlinesMs?: typeof voiceDeadlinesMs };

/** PikaStream's way to MiniMax: upload a recording, then make a voice of it. */
export function createVoiceCloner({ http, deadlinesMs = voiceDeadlinesMs }: VoiceClonerOptions): VoiceCloner {
  const upload = (sample: VoiceSample, by: Attribution | undefined, signal: AbortSignal | undefined) =>
    http.send({
      name: 'voice_upload',
      method: 'POST',
      path: '/proxy/minimax/v1/files/upload',
      deadlineMs: deadlinesMs.upload,
      headers: attributionHeaders(by),
      multipart: formOf(sample),
      fresh: true,
      signal,
    });
  return {
    async clone(sample, voiceId, noiseReduction, { by, signal } = {}) {
      const uploaded = uploadedIn(await upload(sample, by, signal));
      if ('problem' in uploaded) return uploaded;
      const reply = await http.send({
        name: 'voice_clone',
        method: 'POST',
        path: '/proxy/minimax/v1/voice_clone',
        deadlineMs: deadlinesMs.clone,
        headers: attributionHeaders(by),
        text: cloneBody(uploaded.fileId, voiceId, noiseReduction),
        fresh: true,
        signal,
      });
      const cloned = answerIn(reply);
      return 'problem' in cloned ? cloned : { kind: 'cloned', voiceId };
    },
  };
}

/** The public client's fields in its order. */
function cloneBody(fileId: string | number, voiceId: string, noiseReduction: boolean): string {
  return pythonJson({
    file_id: fileId,
    voice_id: voiceId,
    model: 'speech-2.8-hd',
    need_noise_reduction: noiseReduction,
    need_volume_normalization: false,
  });
}

function formOf({ bytes, fileName, contentType }: VoiceSample): FormData {
  const form = new FormData();
  form.set('purpose', 'voice_clone');
  form.set('file', new Blob([bytes], { type: contentType }), fileName);
  return form;
}

/** No voice comes of an upload alone, so one whose answer was lost may be sent again. */
function uploadedIn(reply: Reply): { fileId: string | number } | FailedRequest {
  const answer = answerIn(reply);
  if ('problem' in answer)
    return answer.kind === 'uncertain' ? { ...answer, kind: 'deferred', retryAfterSeconds: null } : answer;
  const { file, file_id, id } = answer.value;
  const fileId = file?.file_id ?? file_id ?? id;
  if (fileId !== undefined) return { fileId };
  const problem: Problem = { kind: 'bad_answer', status: 200, detail: 'an upload without a file id' };
  return { kind: 'deferred', problem, retryAfterSeconds: null };
}

function answerIn(reply: Reply): { value: VoiceAnswer } | FailedRequest {
  const answer = read(reply, voiceSchema);
  if (!answer.ok) return failedRequest(reply, answer.problem);
  const { status_code: code = 0, status_msg: message } = answer.value.base_resp ?? {};
  if (code === 0) return { value: answer.value };
  const detail = clean(message) ?? `code ${code}`;
  return { kind: 'refused', problem: { kind: 'rejected', status: 200, detail } };
}
