import type { Asker, ScheduleDeps, ScheduleOutcome } from './outcomes.ts';

/** Full members who are in the channel may; null for these. */
export async function refusalFor(
  { people }: Pick<ScheduleDeps, 'people'>,
  { channelId, userId, isExternal }: Asker,
): Promise<Extract<ScheduleOutcome, { kind: 'not_entitled' }> | null> {
  if (isExternal) return { kind: 'not_entitled', standing: 'external' };
  const standing = await people.standing({ channelId, userId, owner: userId });
  return standing === 'member' ? null : { kind: 'not_entitled', standing };
}
