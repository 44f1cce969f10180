import type { ToolContext } from '../tool.ts';
import type { ToolProblem } from '../tool-problem.ts';

export type Recipient = { kind: 'thread' | 'channel' | 'person'; id: string; label: string };

/**
 * `readBy`: what somebody is, or how many read a channel. `target`: as a channel allows it without a click; null where
 * people outside or guests get it.
 */
export type Resolved = { ok: true; recipient: Recipient; readBy: string; target: string | null };

/** Slack, as tools may write to it: everything is handed over once per run, however often it is asked for. */
export type Thread = {
  /** Who or what an agent means by `to`. */
  resolve(context: ToolContext, to: string): Promise<Resolved | { ok: false; problem: ToolProblem }>;
  post(context: ToolContext, to: Recipient, text: string): Promise<void>;
  /** A canvas shared in the thread; a Markdown file where the workspace has no canvases. */
  document(context: ToolContext, document: { title: string; markdown: string }): Promise<void>;
};
