import { z } from 'zod';
import { paragraphs } from '../input-text.ts';
import type { Brief } from '../ports/brief.ts';
import { type AnyTool, defineTool } from '../tool.ts';

const schema = z.object({
  text: paragraphs(500).describe('What to say or know in the call, in a sentence or two, as plain text.'),
});

const boundSchema = z.object({ name: z.string() });

/** Something that the persona is to say for a person in a call to come. Everyone in the call may hear it, so it waits for a click. */
export function addToBrief({ brief }: { brief: Brief }): AnyTool {
  return defineTool({
    name: 'add_to_brief',
    title: 'Add to the brief',
    description:
      'Before a call: gives the teammate something to take along, for the person you act for (“say that the migration is done”). It says so in that person’s name. A person approves it first; once the call has begun it’s too late.',
    kind: 'message',
    schema,
    effect: () => 'reaches_out',
    hints: { readOnly: false, destructive: false, idempotent: false, openWorld: true },
    targets: [],
    isFor: ({ sessionId, createStartedAt }) => sessionId === null && createStartedAt === null,
    deadline: 15_000,
    repeatable: true,
    inTheirName: true,
    editable: () => [{ path: ['text'], label: 'To say', shape: 'paragraphs' }],
    async preview({ text }, context) {
      const full = await brief.whyNot(context);
      if (full) return { ok: false, problem: { kind: full } };
      const name = await brief.nameOf({ teamId: context.meeting.teamId, userId: context.userId });
      if (name === null) return { ok: false, problem: { kind: 'slack_silent' } };
      return {
        ok: true,
        bound: { name },
        preview: {
          title: `Take along into the call, for ${name}`,
          fields: [
            { label: 'To say', value: text },
            { label: 'Heard by', value: 'everyone in the call' },
          ],
        },
      };
    },
    async run({ text }, bound, context) {
      const full = await brief.add(context, { text, ...boundSchema.parse(bound) });
      if (full) return { kind: 'failed', problem: { kind: full } };
      return { kind: 'done', summary: 'It goes along into the call', links: [] };
    },
  });
}
