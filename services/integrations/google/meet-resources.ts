import { z } from 'zod';
import { oneLine } from '../../common/one-line.ts';

// https://developers.google.com/workspace/meet/api/reference/rest/v2. Fields that have no value are left out there, and
// so are lists without items.

/** Names of resources are paths below /v2/, and asked for as such. */
const name = z
  .string()
  .max(500)
  .regex(/^[A-Za-z]+\/[^/?#\s]+(\/[A-Za-z]+\/[^/?#\s]+)*$/);
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

const whenever = time.optional().catch(undefined);

/** One of the three users at most. */
export const participant = z.object({
  name,
  /** When they first came, and when they left for the last time: absent while they are there. */
  earliestStartTime: whenever,
  latestEndTime: whenever,
  signedinUser: user,
  anonymousUser: user,
  phoneUser: user,
});
export type Participant = z.infer<typeof participant>;

/** A person's first and last name, what a guest typed, a room's name, or most of a phone number. */
export function nameOf({ signedinUser, anonymousUser, phoneUser }: Participant): string {
  return oneLine((signedinUser ?? anonymousUser ?? phoneUser)?.displayName ?? '', 200);
}

/** Whether it went on at some time between the two. */
export function overlaps(
  { startTime, endTime }: { startTime: Date; endTime?: Date | undefined },
  stay: { from: Date; to: Date },
): boolean {
  return startTime <= stay.to && (!endTime || endTime >= stay.from);
}

/** One that makes no sense is left out; a list in which none does is refused. */
function eachApart<Item extends z.ZodType>(item: Item) {
  return z
    .array(z.unknown())
    .transform((all) => ({ all, sound: all.flatMap((one): z.infer<Item>[] => soundIn(item, one)) }))
    .refine(({ all, sound }) => all.length === 0 || sound.length > 0, 'none of them makes sense')
    .transform(({ sound }) => sound);
}

function soundIn<Item extends z.ZodType>(item: Item, one: unknown): z.infer<Item>[] {
  const parsed = item.safeParse(one);
  return parsed.success ? [parsed.data] : [];
}

/** A page of a list, whose items are under their own kind’s name. */
export function pageOf<Item extends z.ZodType>(key: string, item: Item, areApart = false) {
  return z
    .looseObject({ nextPageToken: z.string().default('') })
    .transform((page) => ({ next: page.nextPageToken, items: page[key] ?? [] }))
    .pipe(z.object({ next: z.string(), items: areApart ? eachApart(item) : z.array(item) }));
}
