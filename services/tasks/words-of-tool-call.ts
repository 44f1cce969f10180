import { wordsIn } from '../common/says-forbidden.ts';
import type { ToolCall } from './tool-call.ts';

/** All words that a tool call takes along, or that its card and the plan show: also those by which it was asked for. */
export function wordsOfToolCall({
  input,
  preview,
  requestedBy,
  quote,
}: Pick<ToolCall, 'input' | 'preview'> & Partial<Pick<ToolCall, 'requestedBy' | 'quote'>>): string {
  const { title, fields } = preview;
  // What stood there before isn't what anybody writes now.
  const shown = fields.map(({ label, value }) => `${label}\n${value}`);
  return [wordsIn(input), title, ...shown, requestedBy ?? '', quote ?? ''].join('\n');
}
