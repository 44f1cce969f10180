import { z } from 'zod';
import { paragraphs } from '../input-text.ts';
import type { Workflows } from '../ports/workflows.ts';
import { type AnyTool, defineTool, type EditableField, type ToolContext } from '../tool.ts';

const inputLimits = { values: 20, characters: 5_000 };

/** Flat, so that people can read all of it before they approve. */
const data = z
  .record(
    z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/),
    z.union([paragraphs(inputLimits.characters), z.number(), z.boolean(), z.null()]),
  )
  .refine(
    (values) => Object.keys(values).length <= inputLimits.values,
    `at most ${inputLimits.values} values`,
  );

export function runWorkflow({ workflows }: { workflows: Workflows }): AnyTool {
  const names = workflows.named.map(({ name }) => name);
  const schema = z.strictObject({
    workflow: z.enum(names).describe('Which workflow to run.'),
    data: data.default({}).describe('Names and values that the workflow is given.'),
  });
  const find = (name: string) => workflows.named.find((workflow) => workflow.name === name);

  return defineTool({
    name: 'run_workflow',
    title: 'Run a workflow',
    description: `Runs a workflow that an admin set up: ${names.join(', ')}. A person approves what is sent first.`,
    kind: 'workflow',
    schema,
    effect: () => 'reaches_out',
    hints: { readOnly: false, destructive: true, idempotent: false, openWorld: true },
    targets: names,
    deadline: 15_000,
    // Only because the receiver can tell a repeated call by its `webhook-id`, as Standard Webhooks asks of it.
    repeatable: true,
    editable: ({ data }) => [
      { path: ['workflow'], label: 'Workflow', shape: names.map((name) => ({ label: name, value: name })) },
      ...Object.entries(data).map(([name, value]) => ({
        path: ['data', name],
        label: name,
        ...shapeOf(value),
      })),
    ],
    async preview({ workflow, data }, { meeting, userId }) {
      const sent = Object.entries(data).map(([name, value]) => ({
        label: `${name}${kindOf(value)}`,
        value: value === null ? '' : String(value),
      }));
      const host = { label: 'Sent to', value: find(workflow)?.host ?? workflow };
      const besides = { label: 'Sent with it', value: sentBesides(meeting, userId) };
      const preview = { title: `Run the workflow ${workflow}`, fields: [host, ...sent, besides] };
      return { ok: true, preview, target: workflow };
    },
    async run({ workflow, data }, _, { toolCallId, userId, meeting, now, signal }) {
      const about = {
        id: meeting.id,
        team: meeting.teamId,
        channel: meeting.channelId,
        call_url: meeting.callUrl,
      };
      const call = {
        name: workflow,
        key: toolCallId,
        at: now,
        data: { input: data, meeting: about, user: userId },
      };
      const outcome = await workflows.call(call, signal);
      if (outcome.kind !== 'done') return outcome;
      return { kind: 'done', summary: `The workflow ${workflow} accepted it`, links: [] };
    },
  });
}

/** Names have no brackets: what is in them is ours. */
function kindOf(value: string | number | boolean | null): string {
  if (value === null) return ' (none)';
  return typeof value === 'string' ? '' : ` (${typeof value === 'number' ? 'number' : 'yes or no'})`;
}

function sentBesides({ callUrl }: ToolContext['meeting'], userId: string): string {
  return `the call’s link ${callUrl}, the ids of this meeting, channel and workspace, and whose agent it is (${userId})`;
}

function shapeOf(value: unknown): Pick<EditableField, 'shape' | 'blank'> {
  if (typeof value === 'boolean')
    return { shape: [true, false].map((one) => ({ label: String(one), value: one })) };
  if (value === null) return { shape: 'line', blank: 'null' };
  return { shape: typeof value === 'number' ? 'number' : 'paragraphs' };
}
