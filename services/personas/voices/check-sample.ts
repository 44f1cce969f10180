import { looksLikeMp3, mp3Length } from './mp3.ts';
import { looksLikeMp4, mp4Length } from './mp4.ts';
import { type Length, tagAt } from './reading.ts';
import { wavLength } from './wav.ts';

/** What PikaStream and the provider behind it take. */
const sampleLimits = { minSeconds: 10, maxSeconds: 300, maxBytes: 20 * 1024 * 1024 } as const;

export type SampleFormat = 'mp3' | 'm4a' | 'wav';

type CheckedSample = {
  format: SampleFormat;
  seconds: number;
  contentType: string;
  fileName: string;
};

export type SampleRefusal =
  | { code: 'empty' }
  | { code: 'too_large'; bytes: number }
  /** Not an mp3, m4a or wav. Slack's own clips are `webm`, or a `video`. */
  | { code: 'not_taken'; kind: 'webm' | 'video' | 'other' }
  /** It begins like one, and its length can't be read: damaged, or of a rare kind. */
  | { code: 'unreadable'; format: SampleFormat }
  | { code: 'too_short'; seconds: number }
  | { code: 'too_long' };

export type SampleCheck = { ok: true; sample: CheckedSample } | { ok: false; refusal: SampleRefusal };

const contentTypes: Record<SampleFormat, string> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
};

/** What the cloner is told of a recording: the public client's types, and no name that a person gave the file. */
export function fileOf(format: SampleFormat): { contentType: string; fileName: string } {
  return { contentType: contentTypes[format], fileName: `sample.${format}` };
}

/** Whether a recording can become a voice: judged by its content, never by its name. Nothing is decoded. */
export function checkSample(given: Uint8Array): SampleCheck {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (bytes.length === 0) return refused({ code: 'empty' });
  if (bytes.length > sampleLimits.maxBytes) return refused({ code: 'too_large', bytes: bytes.length });
  const format = formatOf(bytes);
  if (!format) return refused({ code: 'not_taken', kind: isMatroska(bytes) ? 'webm' : 'other' });
  return checkLength(format, lengthOf(format, bytes));
}

function checkLength(format: SampleFormat, length: Length): SampleCheck {
  if (length.kind === 'unreadable') return refused({ code: 'unreadable', format });
  if (length.kind !== 'length') return refused({ code: 'not_taken', kind: length.kind });
  const { seconds } = length;
  if (seconds < sampleLimits.minSeconds) return refused({ code: 'too_short', seconds });
  if (seconds > sampleLimits.maxSeconds) return refused({ code: 'too_long' });
  return { ok: true, sample: { format, seconds, ...fileOf(format) } };
}

function formatOf(bytes: Buffer): SampleFormat | null {
  if (tagAt(bytes, 0) === 'RIFF' && tagAt(bytes, 8) === 'WAVE') return 'wav';
  if (looksLikeMp4(bytes)) return 'm4a';
  return looksLikeMp3(bytes) ? 'mp3' : null;
}

function lengthOf(format: SampleFormat, bytes: Buffer): Length {
  if (format === 'wav') return wavLength(bytes);
  return format === 'm4a' ? mp4Length(bytes) : mp3Length(bytes, sampleLimits.maxSeconds);
}

/** WebM is one of its kinds; the head is EBML's (RFC 8794). */
function isMatroska(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).equals(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]));
}

function refused(refusal: SampleRefusal): SampleCheck {
  return { ok: false, refusal };
}
