import type { z } from 'zod';
import type { Meeting } from '../meetings/meeting.ts';
import type { ToolProblem } from './tool-problem.ts';

/** What a tool touches. What reaches beyond the thread waits for a person's click. */
export type Effect = 'reads' | 'writes_in_thread' | 'reaches_out';

/** As the wire has it; shown in the plan. */
export const taskKinds = ['document', 'crm', 'follow_up', 'message', 'search', 'workflow', 'other'] as const;
export type TaskKind = (typeof taskKinds)[number];

/** Kinds that leave nothing outside the call: the plan alone shows what came of them. */
export const kindsWithoutTrace: ReadonlySet<TaskKind> = new Set(['search', 'other']);

export type TaskLink = { title: string; url: string };

/** What exactly will happen. Raw text: what renders it escapes and caps it. */
export type Preview = {
  /** One line that begins with a verb: `Post a message in #general`. */
  title: string;
  /** In the order people read them. `before` where something is changed. */
  fields: readonly PreviewField[];
};

export type PreviewField = { label: string; value: string; before?: string };

/** An expected failure is a value: a code with what its words need. */
export type Previewed =
  /**
   * `bound`: JSON that the tool call gets back, so that it does what was shown (a record's id, its values then).
   * `target`: where it goes, as a channel may allow it without a click; nowhere if guests or people outside get it.
   */
  | { ok: true; preview: Preview; bound?: unknown; target?: string | null }
  | { ok: false; problem: ToolProblem };

export type ToolResult =
  /** One line on what came of it. `output`: JSON for the agent alone. */
  | { kind: 'done'; summary: string; links: readonly TaskLink[]; output?: unknown }
  /** Handed to the outbox: what came of it is known when Slack has it. */
  | { kind: 'queued' }
  /** It was surely not done. */
  | { kind: 'failed'; problem: ToolProblem }
  /** It may or may not have been done; never repeated on its own. */
  | { kind: 'uncertain'; problem: ToolProblem };

/** One tool call, and where it belongs. Times are the database's. */
export type ToolContext = {
  /** Names the tool call: the idempotency key where the other side takes one. */
  toolCallId: string;
  meeting: { id: string; teamId: string; channelId: string; threadTs: string | null; callUrl: string };
  /** The Slack user on whose behalf the agent acts. */
  userId: string;
  now: Date;
  /** Aborted at the tool's deadline or when the process stops. */
  signal: AbortSignal;
};

/** A field that people may change on the approval card before they approve. */
export type EditableField = {
  /** Where the input has it: `['title']`, `['properties', 'amount']`. */
  path: readonly string[];
  label: string;
  shape: FieldShape;
  /** What an empty field stands for, where it may be empty. */
  blank?: 'left_out' | 'null' | 'kept';
};

/** Text, a day (`2026-12-03`), a time on the clocks of a place (`2026-12-03T15:00`), several words, or a choice. */
type FieldShape =
  | 'line'
  | 'paragraphs'
  | 'number'
  | 'day'
  | 'wall_time'
  | 'zone'
  | 'list'
  | readonly { label: string; value: unknown }[];

/** What a client is told of a tool before it uses it, whatever the input: the worst that it may do. */
export type ToolHints = {
  /** It changes nothing. */
  readOnly: boolean;
  /** It may change or end what is there, not only add to it. */
  destructive: boolean;
  /** The same input twice comes to the same as once. */
  idempotent: boolean;
  /** It reaches beyond this workspace's threads. */
  openWorld: boolean;
};

export type Tool<Input = unknown> = {
  /** As agents call it. */
  name: string;
  /** As people read it, a verb first: `Post a message`. */
  title: string;
  /** For agents: what it does, and when to use it. */
  description: string;
  kind: TaskKind;
  schema: z.ZodType<Input>;
  /** What models are offered of its input, where another server says that. */
  jsonSchema?: object;
  effect(input: Input): Effect;
  hints: ToolHints;
  /** Whether it makes sense for a meeting as it stands by now; always, where it isn't said. */
  isFor?(meeting: Pick<Meeting, 'sessionId' | 'createStartedAt'>): boolean;
  /** For where a channel may allow it without a click: channels and members in Slack, or places of these names. */
  targets: 'in_slack' | readonly string[];
  /** Milliseconds for a preview, and for a tool call. */
  deadline: number;
  /** A tool call that was cut off may be made again: it only reads, or the other side knows its key. */
  repeatable: boolean;
  /** Its words are told as those of the person whom the agent acts for: nobody else changes them. */
  inTheirName?: true;
  /** What of this input people may say differently: everything that decides what happens. */
  editable(input: Input): readonly EditableField[];
  preview(input: Input, context: ToolContext): Promise<Previewed>;
  run(input: Input, bound: unknown, context: ToolContext): Promise<ToolResult>;
};

/** A tool among others: its schema stands between it and whatever an agent sends. */
export type AnyTool = Omit<Tool, 'schema' | 'editable' | 'effect' | 'preview' | 'run'> & {
  schema: z.ZodType;
  editable(input: unknown): readonly EditableField[];
  effect(input: unknown): Effect;
  preview(input: unknown, context: ToolContext): Promise<Previewed>;
  run(input: unknown, bound: unknown, context: ToolContext): Promise<ToolResult>;
};

/** Closes a tool over its schema: input kept in a row is parsed again before every use. */
export function defineTool<Input>(tool: Tool<Input>): AnyTool {
  return {
    ...tool,
    editable: (input) => {
      const parsed = tool.schema.safeParse(input);
      return parsed.success ? tool.editable(parsed.data) : [];
    },
    effect: (input) => tool.effect(tool.schema.parse(input)),
    preview: (input, context) => tool.preview(tool.schema.parse(input), context),
    run: (input, bound, context) => tool.run(tool.schema.parse(input), bound, context),
  };
}
