import type { Dispatcher } from 'undici';
import { z } from 'zod';
import { type Download, download } from '../http/download.ts';
import type { Problem } from '../meetings/problem.ts';
import type { DrawnFace, DrawOutcome, FaceMaker } from '../personas/ports/face-maker.ts';
import { attributionHeaders } from './attribution-headers.ts';
import { failedRequest } from './failed-request.ts';
import type { Http } from './http.ts';
import { pythonJson } from './python-json.ts';
import { read } from './replies.ts';

/** As long as the public client waits: for the picture, and for its file where the answer is an address. */
export const faceDeadlinesMs = { draw: 120_000, file: 30_000 };

/** Of a picture, whichever way it comes. A file has the agent's limit. */
const maxBytes = 5 * 1024 * 1024;
const model = 'gpt-image-1-mini';

const drawnSchema = z.looseObject({
  data: z
    .array(z.looseObject({ b64_json: z.string().nullish(), url: z.string().nullish() }))
    .min(1)
    .transform(([first]) => ({ base64: first?.b64_json, url: first?.url })),
});

export type FaceMakerOptions = {
  http: Http;
  /** The guarded agent, for pictures that come as an address: no matter who gave it, it mustn't lead inside the network. */
  pictures: Dispatcher;
  onCall?: (name: string, outcome: string, milliseconds: number) => void;
  deadlinesMs?: typeof faceDeadlinesMs;
};

/** PikaStream's image generation. */
export function createFaceMaker({
  http,
  pictures,
  onCall = () => {},
  deadlinesMs = faceDeadlinesMs,
}: FaceMakerOptions): FaceMaker {
  const fetchPicture = (url: string, signal: AbortSignal | undefined) =>
    download(url, {
      dispatcher: pictures,
      deadlineMs: deadlinesMs.file,
      signal,
      onCall: (outcome, milliseconds) => onCall('picture_file', outcome, milliseconds),
    });
  return {
    async draw(prompt, { by, signal } = {}) {
      const reply = await http.send({
        name: 'draw',
        method: 'POST',
        path: '/proxy/openai/v1/images/generations',
        deadlineMs: deadlinesMs.draw,
        headers: { 'x-generation-type': 'image', 'x-model': model, ...attributionHeaders(by) },
        text: bodyOf(prompt),
        fresh: true,
        signal,
      });
      const drawn = read(reply, drawnSchema);
      if (!drawn.ok) return failedRequest(reply, drawn.problem);
      const { base64, url } = drawn.value.data;
      if (base64) return outcomeOf(new Uint8Array(Buffer.from(base64, 'base64')));
      if (url) return outcomeOfFile(await fetchPicture(url, signal));
      return noPicture('an answer without a picture');
    },
  };
}

/** The public client's fields in its order. */
function bodyOf(prompt: string): string {
  return pythonJson({
    model,
    prompt,
    size: '1024x1024',
    n: 1,
    quality: 'medium',
    output_format: 'png',
  });
}

function outcomeOfFile(file: Download): DrawOutcome {
  switch (file.kind) {
    case 'bytes':
      return outcomeOf(file.bytes);
    case 'bad_address':
      return noPicture('not an address of a picture');
    case 'status':
      return noPicture(`the picture’s address answered ${file.status}`);
    case 'no_answer':
      return noPicture(`the picture’s address: ${file.reason}`);
    default:
      return file satisfies never;
  }
}

function outcomeOf(bytes: Uint8Array<ArrayBuffer>): DrawOutcome {
  if (bytes.length > maxBytes) return noPicture('a picture of more than 5 MB');
  const contentType = typeOf(bytes);
  return contentType ? { kind: 'drawn', face: { bytes, contentType } } : noPicture('not a PNG or JPEG');
}

/** By content. */
function typeOf(bytes: Uint8Array): DrawnFace['contentType'] | null {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  if (start === '89504e470d0a1a0a') return 'image/png';
  return start.startsWith('ffd8ff') ? 'image/jpeg' : null;
}

/** It was drawn and most likely paid for; we just don't have it. */
function noPicture(detail: string): DrawOutcome {
  const problem: Problem = { kind: 'bad_answer', status: 200, detail };
  return { kind: 'uncertain', problem };
}
