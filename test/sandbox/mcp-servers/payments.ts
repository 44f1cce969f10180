import { z } from 'zod';
import { type EmulatedServer, startMcpServer } from './http.ts';
import { text } from './protocol.ts';

const figures = '212 of 48,310 checkouts failed (0.4 %), 190 of them between 20:00 and 21:00.';

/** A team's own server, with figures of its payments. */
export function startPaymentsServer(): Promise<EmulatedServer> {
  return startMcpServer({
    ...{ name: 'Payments', path: '/mcp', key: 'payments-emulated-0123456789', asStream: true },
    tools: [
      {
        name: 'count_failed_checkouts',
        description: 'Counts the checkouts that failed in a night.',
        inputSchema: {
          type: 'object',
          properties: { night: { type: 'string', enum: ['last', 'before'] } },
          required: ['night'],
        },
        annotations: { readOnlyHint: true },
        input: z.strictObject({ night: z.enum(['last', 'before']) }),
        answer: () => text(figures),
      },
    ],
  });
}
