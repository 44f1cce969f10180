import { z } from 'zod';
import { isForeign } from '../team-of-payload.ts';
import type { AppContext } from '../use-cases.ts';

const fileSchema = z.looseObject({
  name: z.string().max(1_000).catch(''),
  url_private_download: z.string().max(2_000),
});

/** Text, or what was chosen: a person, a day, a time, a moment in seconds of Unix time, a channel, one option or several, files. */
const fieldSchema = z.looseObject({
  value: z.string().nullish(),
  selected_user: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_date_time: z.number().transform(String).nullish(),
  selected_conversation: z.string().nullish(),
  selected_option: z.looseObject({ value: z.string() }).nullish(),
  selected_options: z.array(z.looseObject({ value: z.string() })).nullish(),
  files: z.array(fileSchema).max(10).nullish(),
});

const submissionSchema = z.looseObject({
  user: z.looseObject({ id: z.string() }),
  view: z.looseObject({
    id: z.string(),
    private_metadata: z.string(),
    previous_view_id: z.string().nullish(),
    state: z.looseObject({
      values: z.record(z.string(), z.record(z.string(), fieldSchema)),
    }),
  }),
});

// Written by us when the form was opened, and kept by Slack.
const whereSchema = z.object({
  id: z.uuid(),
  number: z.number().int(),
  channelId: z.string(),
  threadTs: z.string().nullable(),
  authorId: z.string().nullable().default(null),
  shown: z.record(z.string(), z.string()).default({}),
});

/** A file that somebody gave in a form: what it was called, and where its bytes are. */
type GivenFile = { name: string; url: string };

export type Submission = {
  id: string;
  number: number;
  viewId: string;
  /** The window that this one covers. */
  coveredViewId: string | null;
  teamId: string;
  channelId: string;
  threadTs: string | null;
  /** Who wrote the message that it is about. */
  authorId: string | null;
  userId: string;
  isExternal: boolean;
  /** What its fields showed, where the form remembers it; each as `markOf` has it. */
  shown: Record<string, string>;
  /** By the block that asked for it; several options are joined by commas. */
  values: Record<string, string>;
  /** The options that were chosen, where there may be several: names in them may have commas. */
  chosen: Record<string, string[]>;
  /** By the block that asked for them. */
  files: Record<string, GivenFile[]>;
};

/** A form that someone sent; null for one that is none of ours. */
export function parseSubmission(body: unknown, { teamId }: AppContext): Submission | null {
  const sent = submissionSchema.safeParse(body).data;
  const where = whereSchema.safeParse(jsonOf(sent?.view.private_metadata)).data;
  if (!sent || !where) return null;
  const fields = Object.entries(sent.view.state.values).map(
    ([block, states]) => [block, Object.values(states)[0]] as const,
  );
  const chosen = fields.flatMap(([block, field]) =>
    field?.selected_options ? [[block, field.selected_options.map(({ value }) => value)] as const] : [],
  );
  const given = fields.flatMap(([block, { files: theirs } = {}]) =>
    theirs ? [[block, theirs.map(({ name, url_private_download: url }) => ({ name, url }))]] : [],
  );
  return {
    ...where,
    teamId,
    viewId: sent.view.id,
    coveredViewId: sent.view.previous_view_id ?? null,
    userId: sent.user.id,
    isExternal: isForeign(body, teamId),
    values: Object.fromEntries(fields.map(([block, field]) => [block, saidIn(field)])),
    chosen: Object.fromEntries(chosen),
    files: Object.fromEntries(given),
  };
}

function saidIn(field: z.infer<typeof fieldSchema> | undefined): string {
  const day = field?.selected_date ?? field?.selected_time ?? field?.selected_date_time;
  const options = (field?.selected_options?.map(({ value }) => value) ?? field?.selected_users)?.join(',');
  const chosen = field?.selected_user ?? day ?? field?.selected_conversation;
  return field?.value ?? chosen ?? field?.selected_option?.value ?? options ?? '';
}

/** What isn't wrong with one field stands beside the first. */
export function besideFirst({ values }: Submission, words: string): Record<string, string> {
  return { [Object.keys(values)[0] ?? '']: words };
}

/** Null for what is no JSON. */
export function jsonOf(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
