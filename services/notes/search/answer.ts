import type { RateLimit } from '../../common/rate-limit.ts';
import { type FoundPassage, titleOf } from '../passage.ts';
import type { Answerer } from '../ports/answerer.ts';

export type Answer =
  | { kind: 'answered'; text: string; cited: FoundPassage[] }
  /** `problem` as the answerer names it; `not_found` where it said nothing that it has from there; `asked_often`. */
  | { kind: 'unanswered'; problem: string };

export type AnswerDeps = {
  answerer: Answerer;
  stop: AbortSignal;
  /** How often a workspace asks the model. */
  limit: RateLimit;
};

/** An answer from these passages alone; one that cites none of them is none. */
export const answerFrom =
  ({ answerer, stop, limit }: AnswerDeps) =>
  async (teamId: string, question: string, passages: readonly FoundPassage[]): Promise<Answer> => {
    if (limit.take(teamId) > 0) return { kind: 'unanswered', problem: 'asked_often' };
    const given = passages.map((passage) => ({
      meetingTitle: titleOf(passage.meeting),
      at: passage.meeting.startedAt,
      speaker: passage.speaker,
      text: passage.text,
    }));
    const answered = await answerer(question, given, stop);
    if (!answered.ok) return { kind: 'unanswered', problem: answered.problem.kind };
    const cited = [...new Set(answered.cited)].flatMap((place) => passages[place - 1] ?? []);
    const text = answered.text.trim();
    return text && cited.length > 0
      ? { kind: 'answered', text, cited }
      : { kind: 'unanswered', problem: 'not_found' };
  };
