import { z } from 'zod';
import { keptProblem, otherProblem } from '../common/kept-problem.ts';
import { replyProblems, said } from '../common/reply-problem.ts';
import { listOwners } from '../meetings/do-not-say/lists.ts';

/** What tools reach, each set up by an admin. */
const service = z.enum(['brave', 'google', 'google_calendar', 'hubspot', 'notion', 'searxng', 'workflow']);
export type Service = z.infer<typeof service>;

const bare = <Code extends string>(kind: Code) => z.object({ kind: z.literal(kind) });
const refusal = <Code extends string>(kind: Code) =>
  z.object({ kind: z.literal(kind), service, status: z.int(), said });

const ofService = [
  replyProblems.unreachable.extend({ service }),
  replyProblems.no_answer.extend({ service }),
  replyProblems.bad_answer.extend({ service }),
  replyProblems.redirected.extend({ service }),
  refusal('access_refused'),
  refusal('rate_limited'),
  refusal('request_refused'),
  refusal('service_error'),
] as const;

/** Other MCP servers, by the names that the operator gave them. */
const ofServer = [
  z.object({ kind: z.literal('server_unreachable'), server: z.string(), why: z.string() }),
  z.object({ kind: z.literal('server_no_answer'), server: z.string(), why: z.string() }),
  z.object({ kind: z.literal('server_access_refused'), server: z.string(), status: z.int() }),
  /** In its own words. */
  z.object({ kind: z.literal('server_refused'), server: z.string(), said }),
  z.object({ kind: z.literal('server_tool_changed'), server: z.string(), tool: z.string() }),
] as const;

/** Records as people know them: `place` is `HubSpot`, `label` is `Ada Lovelace (ada@example.com)`. */
const ofRecords = [
  z.object({
    kind: z.literal('no_such_record'),
    place: z.string(),
    record: z.string(),
    by: z.string(),
    value: z.string(),
  }),
  z.object({
    kind: z.literal('several_records'),
    place: z.string(),
    record: z.string(),
    by: z.string(),
    value: z.string(),
    /** The first few of `total`. */
    matches: z.array(z.object({ id: z.string(), label: z.string() })),
    total: z.int(),
  }),
  z.object({ kind: z.literal('record_gone'), place: z.string(), label: z.string() }),
  z.object({ kind: z.literal('record_renamed'), label: z.string(), now: z.string() }),
  z.object({
    kind: z.literal('record_changed'),
    label: z.string(),
    values: z.array(z.object({ name: z.string(), now: z.string().nullable() })),
  }),
  z.object({
    kind: z.literal('no_such_property'),
    place: z.string(),
    record: z.string(),
    name: z.string(),
  }),
  z.object({ kind: z.literal('property_read_only'), place: z.string(), name: z.string() }),
  z.object({ kind: z.literal('nothing_to_change'), label: z.string() }),
] as const;

const toolProblemSchema = z.discriminatedUnion('kind', [
  // With when it is to be; `when` as people read it.
  z.object({ kind: z.literal('time_skipped'), when: z.string(), timeZone: z.string() }),
  z.object({ kind: z.literal('time_passed'), when: z.string() }),
  z.object({ kind: z.literal('time_too_far'), when: z.string() }),
  // With whom it is for; `given` as the agent named them.
  z.object({ kind: z.literal('no_such_channel'), given: z.string() }),
  z.object({ kind: z.literal('app_not_in_channel'), given: z.string() }),
  z.object({ kind: z.literal('no_such_person'), given: z.string() }),
  z.object({ kind: z.literal('reads_nothing'), given: z.string() }),
  z.object({ kind: z.literal('no_such_name'), given: z.string() }),
  z.object({ kind: z.literal('several_of_name'), given: z.string(), count: z.int() }),
  bare('slack_silent'),
  // With what goes along into a call.
  bare('call_has_begun'),
  bare('brief_full'),
  ...ofRecords,
  ...ofService,
  z.object({ kind: z.literal('no_such_workflow'), name: z.string() }),
  bare('json_not_offered'),
  bare('delegation_missing'),
  /** Slack's own word for why it didn't take a message. */
  z.object({ kind: z.literal('slack_refused'), error: z.string() }),
  bare('slack_unsure'),
  ...ofServer,
  // With us.
  z.object({ kind: z.literal('not_to_be_said'), list: z.enum(listOwners) }),
  /** Of the agent that asked for it. */
  bare('key_ended'),
  bare('tool_gone'),
  bare('settings_changed'),
  bare('cut_off'),
  bare('internal'),
  otherProblem,
]);

/** Why a tool didn't do what it was asked for, or may not have: a code with what its words need, and no secrets. */
export type ToolProblem = z.infer<typeof toolProblemSchema>;
export type ServiceProblem = z.infer<(typeof ofService)[number]>;
export type RecordProblem = z.infer<(typeof ofRecords)[number]>;

/** As a row keeps it. */
export function toolProblemIn(kept: unknown): ToolProblem | null {
  return keptProblem(toolProblemSchema, kept);
}
