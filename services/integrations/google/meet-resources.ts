import { z } from 'zod';

// https://developers.google.com/workspace/meet/api/reference/rest/v2. Fields that have no value are left out there, and
// so are lists without items.

/** Names of resources are paths below /v2/, and asked for as such. */
const name = z.string().regex(/^[A-Za-z]+\/[^/?#\s]+(\/[A-Za-z]+\/[^/?#\s]+)*$/);
const time = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

export const conference = z.object({
  name,
  startTime: time,
  /** Absent while it goes on. */
  endTime: time.optional(),
});
export type Conference = z.infer<typeof conference>;

export const transcript = z.object({
  name,
  /** `STARTED` while it is taken, then `ENDED`, and `FILE_GENERATED` once it is a document too. */
  state: z.string(),
});
export type Transcript = z.infer<typeof transcript>;

export const entry = z.object({
  /** A participant’s name as a resource. */
  participant: z.string().default(''),
  text: z.string().default(''),
  startTime: time,
  endTime: time.optional(),
});
export type Entry = z.infer<typeof entry>;

const user = z.object({ displayName: z.string().default('') }).optional();

/** One of the three at most. */
export const participant = z.object({ name, signedinUser: user, anonymousUser: user, phoneUser: user });
export type Participant = z.infer<typeof participant>;

/** A page of a list, whose items are under their own kind’s name. */
export function pageOf<Item extends z.ZodType>(key: string, item: Item) {
  return z
    .looseObject({ nextPageToken: z.string().default('') })
    .transform((page) => ({ next: page.nextPageToken, items: page[key] ?? [] }))
    .pipe(z.object({ next: z.string(), items: z.array(item) }));
}
