import { z } from 'zod';
import { ok, refusal } from './answer.ts';
import type { CallHandler } from './call.ts';
import { readJson } from './read-json.ts';

/** MiniMax takes no larger recording. */
export const maxRecordingBytes = 20 * 1024 * 1024;

const audioTypes = ['audio/mpeg', 'audio/mp4', 'audio/wav'];
const worked = { status_code: 0, status_msg: 'success' };

export const uploadRecording: CallHandler = ({ voices, violate }, { body }) => {
  const file = body.files.file;
  const problems = [
    body.problem,
    body.kind === 'multipart' ? undefined : 'the body must be multipart/form-data',
    body.fields.purpose === 'voice_clone' ? undefined : 'purpose must be voice_clone',
    file ? undefined : 'file is missing',
    file && !/\.(mp3|m4a|wav)$/i.test(file.filename) ? `${file.filename} is no mp3, m4a or wav` : undefined,
    file && file.bytes.length > maxRecordingBytes ? `a recording of ${file.bytes.length} bytes` : undefined,
    file && !audioTypes.includes(file.type) ? `${file.type} is no type of an mp3, m4a or wav` : undefined,
    ...Object.keys(body.fields).map((name) => (name === 'purpose' ? undefined : `unknown field ${name}`)),
    ...Object.keys(body.files).map((name) => (name === 'file' ? undefined : `unknown file ${name}`)),
  ].filter((problem) => problem !== undefined);
  if (problems.length > 0 || !file) {
    for (const problem of problems) violate(`files/upload: ${problem}`);
    return refusal(422, 'INVALID_REQUEST', problems.join('; '));
  }
  const file_id = 300_000_000_000 + voices.recordings.size;
  voices.recordings.set(String(file_id), {
    filename: file.filename,
    type: file.type,
    bytes: file.bytes.length,
  });
  return ok({ file: { file_id, bytes: file.bytes.length, purpose: 'voice_clone' }, base_resp: worked });
};

const cloneBody = z.strictObject({
  file_id: z.union([z.string(), z.number().transform(String)]),
  voice_id: z
    .string()
    .max(256)
    .regex(/^voice_[A-Za-z0-9_-]+_\d{14}$/, 'must be voice_<name>_<UTC yyyymmddHHMMSS>'),
  model: z.literal('speech-2.8-hd'),
  need_noise_reduction: z.boolean(),
  need_volume_normalization: z.literal(false),
});

/** Failures of this provider come with status 200 and say so in `base_resp`. */
export const cloneVoice: CallHandler = (rooms, call) => {
  const body = readJson(rooms, call, cloneBody);
  if ('refused' in body) return body.refused;
  const { file_id, voice_id } = body.value;
  const { voices } = rooms;
  if (!voices.recordings.has(file_id))
    return ok({ base_resp: { status_code: 2013, status_msg: 'invalid file_id' } });
  if (voices.isThere(voice_id))
    return ok({ base_resp: { status_code: 2039, status_msg: 'voice_id exists' } });
  voices.add(voice_id);
  return ok({ base_resp: worked });
};
