import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { AgentRepository } from '../../agents/ports/agent-repository.ts';
import type { Executor } from '../executor.ts';
import { questions } from '../schema/agents.ts';

type QuestionRows = Pick<AgentRepository, 'ask' | 'question' | 'openQuestion' | 'answer'>;

/** What agents ask threads, inside one transaction. */
export function questionRows(tx: Executor, now: Date, touch: (topic: string) => void): QuestionRows {
  return {
    async ask(question) {
      const [row] = await tx.insert(questions).values(question).returning();
      if (!row) throw new Error('A question was not stored');
      touch('questions');
      return row;
    },
    async question(id) {
      const [row] = await tx.select().from(questions).where(eq(questions.id, id));
      return row ?? null;
    },
    async openQuestion(meetingId) {
      const [row] = await tx
        .select()
        .from(questions)
        .where(
          and(eq(questions.meetingId, meetingId), isNull(questions.answeredAt), gt(questions.expiresAt, now)),
        )
        .orderBy(asc(questions.askedAt))
        .limit(1);
      return row ?? null;
    },
    async answer(questionId, by, answer) {
      const [row] = await tx
        .update(questions)
        .set({ answer, answeredBy: by, answeredAt: now })
        .where(and(eq(questions.id, questionId), isNull(questions.answeredAt)))
        .returning();
      touch(`question:${questionId}`);
      return row ?? null;
    },
  };
}
