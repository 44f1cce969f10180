import type { FailedRequest } from '../../meetings/problem.ts';
import type { Attribution } from './attribution.ts';

export type DrawnFace = { bytes: Uint8Array<ArrayBuffer>; contentType: 'image/png' | 'image/jpeg' };

/**
 * A picture costs credits. So an uncertain one may have been paid for although it isn't here: never asked for again unless
 * a person does.
 */
export type DrawOutcome = { kind: 'drawn'; face: DrawnFace } | FailedRequest;

/** Draws a face from words. */
export type FaceMaker = {
  draw(prompt: string, options?: { by?: Attribution; signal?: AbortSignal }): Promise<DrawOutcome>;
};
