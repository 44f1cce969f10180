import { encryptionProblems } from '../../../common/encryption-problem.ts';
import type { SaidNo } from '../../../personas/ask-limits.ts';
import type { FileProblem } from '../../../personas/ports/given-file.ts';
import type { NotAsked, TooManyClones, WantedProblem } from '../../../personas/voices/ask-for-voice.ts';
import type { SampleRefusal } from '../../../personas/voices/check-sample.ts';
import type { NotDecided } from '../../../personas/voices/decide-voice.ts';
import type { VoiceProblem } from '../../../personas/voices/voice.ts';
import { mention } from '../../mrkdwn.ts';
import { plural, waiting } from '../amounts.ts';
import { accessRefusals } from './access.ts';
import { problems } from './problems.ts';
import { type ByKind, type ReasonBook, type ReasonWords, sayReason, wordsFor } from './reason.ts';
import { spendingWords } from './spending.ts';

const megabyte = 1024 * 1024;
const recordAgain = 'Record mp3, m4a or wav, 10 seconds to 5 minutes.';

/** Why a file that somebody gave us isn't here. */
export const fileProblems: ReasonBook<ByKind<FileProblem>> = {
  too_large: ({ mostBytes }) => ({
    what: `That file has more than ${mostBytes / megabyte} MB.`,
    next: 'Give a smaller one.',
  }),
  no_access: () => ({
    what: 'Slack doesn’t let me read files.',
    next: 'Ask an admin to update the app’s manifest and install it again: it needs `files:read`.',
  }),
  gone: () => ({ what: 'That file was deleted in Slack.', next: 'Upload it again.' }),
  not_in_slack: () => ({
    what: 'That file isn’t in Slack, and I read no others.',
    next: 'Upload it from your computer.',
  }),
  no_answer: () => ({ what: 'Slack didn’t give me the file.', next: 'Try again in a minute.' }),
};

/** Why a recording can't become a voice. */
export const sampleRefusals: ReasonBook<{
  [Code in SampleRefusal['code']]: Extract<SampleRefusal, { code: Code }>;
}> = {
  empty: () => ({ what: 'That recording is empty.', next: recordAgain }),
  too_large: ({ bytes }) => ({
    what: `That recording has ${Math.ceil(bytes / megabyte)} MB.`,
    next: 'Give a shorter one, or an mp3.',
  }),
  not_taken: ({ kind }) => ({ what: notTaken[kind], next: recordAgain }),
  unreadable: ({ format }) => ({
    what: `I can’t tell how long that ${format} is: it’s damaged, or of a rare kind.`,
    next: 'Export it again as mp3 or wav.',
  }),
  too_short: ({ seconds }) => ({
    what: `That recording has ${Math.floor(seconds)} seconds.`,
    next: 'Record at least 10; 15 to 30 are best.',
  }),
  too_long: () => ({
    what: 'That recording is longer than 5 minutes.',
    next: 'Cut it; 15 to 30 seconds are best.',
  }),
};

const notTaken = {
  webm: 'That’s a clip from Slack itself (webm), which can’t be cloned.',
  video: 'That’s a video, which can’t be cloned.',
  other: 'That’s not an mp3, m4a or wav.',
} as const;

/** Why nobody was asked for their voice. */
export const voiceRequestRefusals: ReasonBook<ByKind<NotAsked>> = {
  not_entitled: (refusal) => accessRefusals[refusal.standing](refusal),
  not_a_spender: spendingWords,
  too_many_clones: tooManyClones,
  not_a_person: ({ userId }) => ({
    what: `${mention(userId)} isn’t a person of this workspace, so they can’t agree.`,
    next: 'Choose whose voice it is.',
  }),
  too_many_voices: ({ most, whose }) => ({
    what:
      whose === 'person'
        ? `You have asked for ${most} voices; that’s the limit.`
        : `This workspace has ${most} voices; that’s the limit.`,
    next: 'Take one back first, in `/pika personas`, *Voices…*.',
  }),
  said_no: ({ userId, days }) => ({
    what: `${mention(userId)} refused within the last ${days} days.`,
    next: 'Ask them yourself: they can make their own voice in `/pika personas`.',
  }),
  asked_often: (refusal) => wordsOfOften(refusal),
  recordings_at_once: () => ({
    what: 'Another recording isn’t read yet.',
    next: 'Try again in a minute.',
  }),
  bad_file: ({ problem }) => wordsFor(fileProblems, problem, undefined),
  bad_sample: ({ refusal }) => wordsOfSample(refusal),
  no_secrets: () => encryptionProblems.no_key,
};

/** What keeps the form from being sent. */
export const voiceFieldProblems: ReasonBook<Record<WantedProblem['problem'], unknown>> = {
  no_name: () => ({ what: 'A voice needs a name.', next: 'Enter letters or digits.' }),
  no_file: () => ({ what: 'There’s no recording.', next: 'Upload one.' }),
  not_agreed: () => ({
    what: 'It’s your own voice: it’s sent to PikaStream only if you agree.',
    next: 'Tick it, or name the person whose voice it is.',
  }),
};

/** Why a recording didn't become a voice. */
export const voiceProblems: ReasonBook<ByKind<VoiceProblem>> = {
  not_cloned: ({ problem }) => problems[problem.kind](problem),
  uncertain: () => ({
    what: 'PikaStream’s answer got lost, so I can’t tell whether it was made. I don’t repeat that on my own.',
    next: 'Press *Try again* to make a new one; one that nobody uses goes after seven days.',
  }),
  sample_locked: () => ({
    what: 'The recording can’t be decrypted: it was encrypted with another ENCRYPTION_KEY.',
    next: 'Record it again.',
  }),
};

/** Why a press changed nothing. */
export const voiceDecisionRefusals: ReasonBook<ByKind<NotDecided>> = {
  not_entitled: (refusal) => accessRefusals[refusal.standing](refusal),
  not_a_spender: spendingWords,
  too_many_clones: tooManyClones,
  voice_gone: () => ({
    what: 'That was answered before, or the voice was taken back.',
    next: 'See `/pika personas`, *Voices…*.',
  }),
  not_your_voice: ({ ownerId }) => ({
    what: `That’s ${mention(ownerId)}’s voice.`,
    next: 'Ask them.',
  }),
  no_sample: () => ({
    what: 'Its recording is deleted.',
    next: 'Record it again: `/pika personas`, *Voices…*, *New voice…*.',
  }),
};

function tooManyClones({ waitMs }: TooManyClones): ReasonWords {
  return {
    what: 'Too many voices were cloned lately.',
    next: `Try again in ${plural(Math.ceil(waitMs / 60_000), 'minute')}.`,
  };
}

/** Somebody was asked again and again. */
export function wordsOfOften({ userId, waitMs }: Extract<SaidNo, { kind: 'asked_often' }>): ReasonWords {
  return {
    what: `You asked ${mention(userId)} several times already.`,
    next: `Try again in ${waiting(waitMs)}.`,
  };
}

function wordsOfSample(refusal: SampleRefusal): ReasonWords {
  // Looked up by the refusal's own code, which the compiler can't follow.
  const words = sampleRefusals[refusal.code] as (refusal: SampleRefusal) => ReasonWords;
  return words(refusal);
}

export function sayNotAsked(refusal: NotAsked): string {
  return sayReason(wordsFor(voiceRequestRefusals, refusal, undefined));
}

export function sayWantedProblem(problem: WantedProblem['problem']): string {
  return sayReason(voiceFieldProblems[problem]({}, undefined));
}

export function sayVoiceProblem(problem: VoiceProblem): string {
  return sayReason(wordsFor(voiceProblems, problem, undefined));
}

export function sayNotDecided(refusal: NotDecided): string {
  return sayReason(wordsFor(voiceDecisionRefusals, refusal, undefined));
}
