import { z } from 'zod';
import type { ToolHints } from '../../../services/tasks/tool.ts';

export const meetingId = z.uuid().describe('From list_meetings, search_meetings or join_meeting.');

/** Seconds; proxies and clients rarely wait longer than a minute. */
export const waitSeconds = z.int().min(0).max(50).default(0).describe('How long to wait for something new.');

/** As MCP has them: all four, for what is left out is taken for the worst. */
export function annotated({ readOnly, destructive, idempotent, openWorld }: ToolHints) {
  return {
    annotations: {
      readOnlyHint: readOnly,
      destructiveHint: destructive,
      idempotentHint: idempotent,
      openWorldHint: openWorld,
    },
  };
}

/** Of a tool that changes nothing. */
export const reads = annotated({ readOnly: true, destructive: false, idempotent: true, openWorld: false });

/** Of one that adds something in Slack each time. */
export const adds = annotated({ readOnly: false, destructive: false, idempotent: false, openWorld: false });
