import type { Asker, ScheduleDeps, ScheduleOutcome } from './outcomes.ts';

/** Full members who are in the channel may; null for these. */
export async function refusalFor(
  { people }: Pick<ScheduleDeps, 'people'>,
  { channelId, userId, stranger }: Asker,
): Promise<Extract<ScheduleOutcome, { kind: 'not_entitled' }> | null> {
  if (stranger) return { kind: 'not_entitled', standing: 'stranger' };
  const standing = await people.standing({ channelId, userId, owner: userId });
  return standing === 'member' ? null : { kind: 'not_entitled', standing };
}
