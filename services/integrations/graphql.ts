import { z } from 'zod';
import type { JsonClient, Reply } from '../http/json-client.ts';
import type { WorkProblem, WorkService } from '../standups/work/work-change.ts';

/** GraphQL reports errors beside what it has, mostly with status 200 (https://spec.graphql.org/October2021/#sec-Errors). */
const body = z.looseObject({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.looseObject({
        message: z.string().optional(),
        /** GitHub's. */
        type: z.string().optional(),
        /** Linear's. */
        extensions: z.looseObject({ code: z.string().optional(), type: z.string().optional() }).optional(),
      }),
    )
    .optional(),
});

type ServiceProblem = Extract<WorkProblem, { service: WorkService }>;

type GraphqlAnswer<Data> =
  | { ok: true; data: Data; partial: boolean }
  | { ok: false; problem: ServiceProblem; codes: readonly string[]; waitSeconds: number | undefined };

type GraphqlQuestion<Schema extends z.ZodType> = {
  service: WorkService;
  query: string;
  variables: Record<string, unknown>;
  schema: Schema;
  signal: AbortSignal;
};

/** Seconds of patience: a standup waits for nobody. */
const deadlineMs = 5_000;

/** Asks once. Data that comes with errors counts, and is called partial. */
export async function askGraphql<Schema extends z.ZodType>(
  http: JsonClient,
  { service, query, variables, schema, signal }: GraphqlQuestion<Schema>,
): Promise<GraphqlAnswer<z.infer<Schema>>> {
  const reply = await http.send({
    name: service,
    method: 'POST',
    path: '/graphql',
    json: { query, variables },
    deadlineMs,
    signal,
  });
  const parsed = reply.kind === 'answer' ? body.safeParse(reply.json).data : undefined;
  const errors = parsed?.errors ?? [];
  const isSuccess = reply.kind === 'answer' && reply.status >= 200 && reply.status < 300;
  const data = isSuccess ? schema.safeParse(parsed?.data) : undefined;
  if (data?.success) return { ok: true, data: data.data, partial: errors.length > 0 };
  const codes = errors.flatMap(({ type, extensions }) => [type, extensions?.code, extensions?.type]);
  const said = [...codes, ...errors.map(({ message }) => message), messageIn(reply)].filter(
    (one) => one !== undefined,
  );
  const kind = kindOf(reply, said);
  const waitSeconds = reply.kind === 'answer' ? reply.retryAfterSeconds : undefined;
  return { ok: false, problem: { kind, service }, codes: said, waitSeconds };
}

function kindOf(reply: Reply, said: readonly string[]): ServiceProblem['kind'] {
  const says = (pattern: RegExp) => said.some((one) => pattern.test(one));
  if (reply.kind !== 'answer') return 'unreachable';
  const { status } = reply;
  if (status === 429 || says(/rate.?limit/i)) return 'too_many_requests';
  if (status === 401 || says(/^AUTHENTICATION.ERROR$/i)) return 'token_refused';
  if (status === 403 || says(/^(FORBIDDEN|INSUFFICIENT_SCOPES)$/i)) return 'access_missing';
  return status >= 500 ? 'unreachable' : 'bad_answer';
}

/** REST's form of a refusal, which GitHub's GraphQL has too where it didn't read the query. */
function messageIn(reply: Reply): string | undefined {
  if (reply.kind !== 'answer') return undefined;
  return z.looseObject({ message: z.string() }).safeParse(reply.json).data?.message;
}
