import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultEffect } from './faults.ts';

type JsonObject = Record<string, unknown>;

/** Refused at the door: nothing was done. */
export function answers(
  status: number,
  { retryAfter, message = 'emulated fault' }: AnswerWords = {},
): FaultEffect {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return { do: 'answer', work: false, answer: { status, headers, json: { error: `E${status}`, message } } };
}

type AnswerWords = { retryAfter?: number | string; message?: string };

/** A picture that the model behind it won't draw, as OpenAI says it. */
export const refusesPrompt: FaultEffect = {
  do: 'answer',
  work: false,
  answer: {
    status: 400,
    json: {
      error: {
        message: 'Your request was rejected by the safety system.',
        type: 'image_generation_user_error',
        code: 'moderation_blocked',
      },
    },
  },
};

/** MiniMax's way to refuse: status 200, and a code. */
export const refusesInBaseResp = (status_msg: string, status_code = 1004): FaultEffect => ({
  do: 'answer',
  work: false,
  answer: { status: 200, json: { base_resp: { status_code, status_msg } } },
});

/** An error page of the network in front of PikaStream (its 52x are Cloudflare's), or a page where JSON was due. */
export function answersHtml(status: number): FaultEffect {
  const html = `<!DOCTYPE html><html><head><title>pika.art | ${status}</title></head><body>Ray ID: 0</body></html>`;
  return { do: 'answer', work: false, answer: { status, html } };
}

/** The call took effect, but says that it failed: the cruel half of 500, 502, 504, 520 and 524. */
export function worksButAnswers(status: number): FaultEffect {
  return { do: 'answer', work: true, answer: { status, json: { error: `E${status}`, message: 'gateway' } } };
}

export const losesAnswer: FaultEffect = { do: 'reset', work: true };
export const dropsRequest: FaultEffect = { do: 'reset', work: false };
export const hangs: FaultEffect = { do: 'hang', work: false };
export const worksAndHangs: FaultEffect = { do: 'hang', work: true };
export const drips: FaultEffect = { do: 'drip', bytesPerSecond: 1 };
export const neverEnds: FaultEffect = { do: 'endless' };

export function delays(milliseconds: number, before: 'work' | 'answer' = 'answer'): FaultEffect {
  return { do: 'wait', before, until: () => sleep(milliseconds, undefined, { ref: false }) };
}

/** The true answer with other fields over it; `undefined` takes a field away. */
export function answersWith(fields: JsonObject): FaultEffect {
  return { do: 'rewrite', rewrite: (json) => ({ ...(json as JsonObject), ...fields }) };
}

export const unknownStatus = (status = 'defragmenting'): FaultEffect => answersWith({ status });
export const newFields: FaultEffect = answersWith({ region: 'eu-9', _links: { self: null }, status_v2: [1] });
export const withoutBalance: FaultEffect = answersWith({ balance: undefined });

/** A page of the feed with every event doubled and the newest first. */
export const feedDoubledAndBackwards: FaultEffect = {
  do: 'rewrite',
  rewrite: (json) => {
    const page = json as { events: unknown[] };
    return { ...page, events: [...page.events, ...page.events].reverse() };
  },
};
