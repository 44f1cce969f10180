import { z } from 'zod';

/** What a client of MCP sends (its revision of 2025-06-18). */
export const message = z.strictObject({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.string(), z.number()]).optional(),
  method: z.string(),
  params: z.looseObject({}).optional(),
});

export const opening = z.looseObject({
  protocolVersion: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  capabilities: z.looseObject({}),
  clientInfo: z.looseObject({ name: z.string().min(1), version: z.string().min(1) }),
});

export const toolCall = z.looseObject({
  name: z.string(),
  arguments: z.record(z.string(), z.unknown()).default({}),
});
