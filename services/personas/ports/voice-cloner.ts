import type { FailedRequest } from '../../meetings/problem.ts';
import type { Attribution } from './attribution.ts';

export type VoiceSample = { bytes: Uint8Array<ArrayBuffer>; fileName: string; contentType: string };

/**
 * An uncertain clone may exist under its id. Sending it again with the same id could be refused for that alone, and nothing
 * public says whether a clone costs anything.
 */
type CloneOutcome = { kind: 'cloned'; voiceId: string } | FailedRequest;

/** Makes a voice of a recording. The provider deletes it after seven days without use. */
export type VoiceCloner = {
  clone(
    sample: VoiceSample,
    voiceId: string,
    noiseReduction: boolean,
    options?: { by?: Attribution; signal?: AbortSignal },
  ): Promise<CloneOutcome>;
};
