import type { z } from 'zod';
import { type Answer, refusal } from './answer.ts';
import type { Call, Rooms } from './call.ts';

/** The JSON body if it is exactly what the wire says; else a violation and the 422 to answer with. */
export function readJson<Body>(
  { violate }: Rooms,
  { body, request }: Call,
  schema: z.ZodType<Body>,
): { value: Body } | { refused: Answer } {
  const parsed = body.kind === 'json' && !body.problem ? schema.safeParse(body.json) : undefined;
  if (parsed?.success) return { value: parsed.data };
  const why = parsed
    ? parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ')
    : (body.problem ?? 'the body must be application/json');
  violate(`${request.method} ${request.path}: ${why}`);
  return { refused: refusal(422, 'INVALID_REQUEST', why) };
}
