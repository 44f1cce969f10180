import type { Examples } from './tool-reasons.ts';

/** An example of each reason about voices and the files that they're made of. */
export const voiceReasons: Pick<
  Examples,
  'file' | 'sample' | 'voice_request' | 'voice_field' | 'voice' | 'voice_decision'
> = {
  file: {
    too_large: [[{ kind: 'too_large', mostBytes: 10 * 1024 * 1024 }, undefined]],
    no_access: [[{ kind: 'no_access' }, undefined]],
    gone: [[{ kind: 'gone' }, undefined]],
    not_in_slack: [[{ kind: 'not_in_slack' }, undefined]],
    no_answer: [[{ kind: 'no_answer' }, undefined]],
  },
  sample: {
    empty: [[{ code: 'empty' }, undefined]],
    too_large: [[{ code: 'too_large', bytes: 21 * 1024 * 1024 }, undefined]],
    not_taken: [
      [{ code: 'not_taken', kind: 'webm' }, undefined],
      [{ code: 'not_taken', kind: 'video' }, undefined],
      [{ code: 'not_taken', kind: 'other' }, undefined],
    ],
    unreadable: [[{ code: 'unreadable', format: 'm4a' }, undefined]],
    too_short: [[{ code: 'too_short', seconds: 5.2 }, undefined]],
    too_long: [[{ code: 'too_long' }, undefined]],
  },
  voice_request: {
    // In its catalogue’s words.
    not_entitled: [],
    not_a_spender: [],
    too_many_clones: [[{ kind: 'too_many_clones', waitMs: 550_000 }, undefined]],
    not_a_person: [[{ kind: 'not_a_person', userId: 'U2' }, undefined]],
    too_many_voices: [
      [{ kind: 'too_many_voices', most: 5, whose: 'person' }, undefined],
      [{ kind: 'too_many_voices', most: 50, whose: 'workspace' }, undefined],
    ],
    asked_often: [[{ kind: 'asked_often', userId: 'U2', waitMs: 7_200_000 }, undefined]],
    said_no: [[{ kind: 'said_no', userId: 'U2', days: 30 }, undefined]],
    recordings_at_once: [[{ kind: 'recordings_at_once' }, undefined]],
    bad_file: [[{ kind: 'bad_file', problem: { kind: 'no_access' } }, undefined]],
    bad_sample: [[{ kind: 'bad_sample', refusal: { code: 'too_long' } }, undefined]],
    no_secrets: [[{ kind: 'no_secrets' }, undefined]],
  },
  voice_field: {
    no_name: [[undefined, undefined]],
    no_file: [[undefined, undefined]],
    not_agreed: [[undefined, undefined]],
  },
  voice: {
    not_cloned: [
      [{ kind: 'not_cloned', problem: { kind: 'rejected', status: 200, detail: 'too noisy' } }, undefined],
    ],
    uncertain: [[{ kind: 'uncertain' }, undefined]],
    sample_locked: [[{ kind: 'sample_locked' }, undefined]],
  },
  voice_decision: {
    // In their catalogues’ words.
    not_entitled: [],
    not_a_spender: [],
    too_many_clones: [],
    voice_gone: [[{ kind: 'voice_gone' }, undefined]],
    not_your_voice: [[{ kind: 'not_your_voice', ownerId: 'U2' }, undefined]],
    no_sample: [[{ kind: 'no_sample' }, undefined]],
  },
};
