import type { FaceProblem } from '../../../personas/faces/face-request.ts';
import type { FaceRefusal, OtherType } from '../../../personas/faces/refusal.ts';
import type { FaceRefused } from '../../../personas/faces/request-face.ts';
import { sayPikaProblem } from './imports.ts';
import { personaEditRefusals } from './persona-edits.ts';
import { notTheirSelf, sayProblem } from './problems.ts';
import { type ByKind, type ReasonBook, type ReasonWords, sayReason, wordsFor } from './reason.ts';
import { spendingWords } from './spending.ts';
import { fileProblems } from './voices.ts';

const anotherFile = 'Upload another file, or describe the picture.';

/** Why a file can't be a face. */
export const faceRefusals: ReasonBook<{
  [Code in FaceRefusal['code']]: Extract<FaceRefusal, { code: Code }>;
}> = {
  empty: () => ({ what: 'The file is empty.', next: anotherFile }),
  wrong_type: ({ looksLike }) => ({
    what:
      looksLike === 'unknown'
        ? 'That’s neither a PNG nor a JPEG.'
        : `That looks like ${article(looksLike)} file.`,
    next: 'Save it as PNG or JPEG, then upload it again.',
  }),
  too_many_bytes: ({ maxBytes }) => ({
    what: `A picture may have ${maxBytes / 1_000_000} MB.`,
    next: 'Make it smaller, then upload it again.',
  }),
  side_too_short: ({ width, height, minSide }) => ({
    what: `The picture has ${width} × ${height} pixels.`,
    next: `Upload one with at least ${minSide} on each side.`,
  }),
  side_too_long: ({ width, height, maxSide }) => ({
    what: `The picture has ${width} × ${height} pixels.`,
    next: `Upload one with at most ${maxSide} on each side.`,
  }),
  animated: () => ({ what: 'That picture moves.', next: 'Upload a still one.' }),
  unreadable: ({ problem }) => ({
    what:
      problem === 'cut_off'
        ? 'The file ends too early.'
        : 'I couldn’t read that picture: it’s damaged, or of an unusual kind.',
    next: anotherFile,
  }),
  takes_too_long: () => ({ what: 'That picture takes too long to read.', next: anotherFile }),
  busy: () => ({ what: 'Too many pictures are waiting.', next: 'Try again in a minute.' }),
};

/** Why there is no picture. */
export const faceProblems: ReasonBook<ByKind<FaceProblem>> = {
  not_a_face: ({ refusal }) => wordsOfRefusal(refusal),
  not_drawn: ({ problem, uncertain }) => ({
    what: `${sayProblem(problem)}${uncertain ? ' It may have been paid for all the same.' : ''}`,
    next: 'Try once more with the button below.',
  }),
  self_not_read: ({ problem }) => ({
    what: sayPikaProblem(problem),
    next: 'Try once more with the button below.',
  }),
  file_not_read: ({ problem }) => wordsFor(fileProblems, problem, undefined),
  no_self: () => ({
    what: 'The key of this app has no Pika AI Self.',
    next: 'Make one at pika.me, or describe the picture.',
  }),
  not_their_self: () => ({ ...notTheirSelf, next: 'Describe the picture, or upload one.' }),
  no_portrait: () => ({
    what: 'Your Pika AI Self has no portrait.',
    next: 'Describe the picture, or upload one.',
  }),
  no_key: () => ({ what: 'Pictures can’t be stored here yet.', next: 'Ask an admin to set ENCRYPTION_KEY.' }),
  cut_off: () => ({
    what: 'Stand-in stopped in the middle of it. If the picture was being drawn, it may have been paid for.',
    next: 'Try once more with the button below.',
  }),
};

/** Why none was asked for. */
export const faceRequestRefusals: ReasonBook<ByKind<FaceRefused>> = {
  not_entitled: (refusal) => personaEditRefusals.not_entitled(refusal),
  not_its_owner: (refusal) => personaEditRefusals.not_its_owner(refusal),
  not_a_spender: spendingWords,
  gone: () => ({
    what: 'That persona was archived, or the picture is older than a day.',
    next: 'Open `/pika personas` again.',
  }),
  nothing_wanted: () => ({
    what: 'There’s nothing to show yet.',
    next: 'Describe the picture, upload one, or tick the box.',
  }),
  newer_picture: () => ({
    what: 'There’s a newer picture for that persona.',
    next: 'Press *Again* under that one.',
  }),
  too_many_pictures: ({ most, whose }) => ({
    what:
      whose === 'person'
        ? `That’s ${most} pictures within an hour.`
        : `This workspace had ${most} pictures made within an hour.`,
    next: 'Try again later.',
  }),
};

export function sayFaceProblem(problem: FaceProblem): string {
  return sayReason(wordsFor(faceProblems, problem, undefined));
}

export function sayNotAsked(refusal: FaceRefused): string {
  return sayReason(wordsFor(faceRequestRefusals, refusal, undefined));
}

function wordsOfRefusal(refusal: FaceRefusal): ReasonWords {
  // Looked up by the refusal's own code, which the compiler can't follow.
  const words = faceRefusals[refusal.code] as (refusal: FaceRefusal) => ReasonWords;
  return words(refusal);
}

function article(type: OtherType): string {
  return `${['avif', 'svg', 'html'].includes(type) ? 'an' : 'a'} ${type.toUpperCase()}`;
}
