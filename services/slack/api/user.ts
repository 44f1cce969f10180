import { z } from 'zod';
import type { Standing } from '../../people/people.ts';
import type { Member } from '../../people/roster.ts';
import { isTimeZone } from '../../times/wall-time.ts';

/** A person or a bot as Slack tells of them, as far as it matters here. */
export const userSchema = z.looseObject({
  id: z.string(),
  team_id: z.string().optional(),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  is_admin: z.boolean().optional(),
  is_owner: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  real_name: z.string().optional(),
  tz: z.string().nullish(),
  profile: z
    .looseObject({
      real_name: z.string().optional(),
      display_name: z.string().optional(),
      /** Only with the scope `users:read.email`. */
      email: z.string().nullish(),
    })
    .optional(),
});
export type User = z.infer<typeof userSchema>;

export function rankOf(user: User, ours: string): Standing {
  if (user.is_stranger || (user.team_id !== undefined && user.team_id !== ours)) return 'external';
  if (user.is_restricted || user.is_ultra_restricted) return 'guest';
  return user.deleted || user.is_bot ? 'not_in_channel' : 'member';
}

export function isPerson({ is_bot, deleted }: User): boolean {
  return !is_bot && !deleted;
}

export function namesOf({ real_name, profile }: User): string[] {
  const names = [real_name, profile?.real_name, profile?.display_name].map((name) => name?.trim() ?? '');
  return [...new Set(names.filter(Boolean))];
}

export function asNamed({ id, real_name, profile }: User): { id: string; name: string } {
  return { id, name: profile?.display_name || real_name || id };
}

export function asMember(user: User): Member & { timeZone: string | null } {
  const { id, profile } = user;
  return { id, names: namesOf(user), email: profile?.email || null, timeZone: timeZoneOf(user) };
}

export function timeZoneOf({ tz }: User): string | null {
  return tz && isTimeZone(tz) ? tz : null;
}
