import type { ListOwner } from '../meetings/do-not-say/lists.ts';
import type { TaskKind, TaskLink } from './tool.ts';
import type { ToolCall } from './tool-call.ts';

export type TaskStatus = 'pending' | 'in_progress' | 'complete' | 'error';

/** A task as the thread shows it, whether the agent did it on its own or through us. Text is raw. */
export type Task = {
  /** Unique within its meeting. */
  id: string;
  kind: TaskKind;
  title: string;
  status: TaskStatus;
  /** Who asked for it in the call, as the call names them. */
  requestedBy: string | null;
  detail: string | null;
  /** What came of it; of one that the agent did on its own, also why it failed. */
  outcome: string | null;
  links: readonly TaskLink[];
  /** When it was first heard of. */
  since: Date;
  /** Where we do it: how it stands, and why it isn't done. */
  toolCall?: Pick<ToolCall, 'state' | 'problem'>;
  /** Needs no reply when it's finished: the plan, or a message of its own, has shown it. */
  quiet: boolean;
  /** The list for which it is shown without its words. */
  hidden?: ListOwner;
  /** A person sent it although a list has its words. */
  isSentAnyway?: boolean;
};

export function isFinished({ status }: Pick<Task, 'status'>): boolean {
  return status === 'complete' || status === 'error';
}
