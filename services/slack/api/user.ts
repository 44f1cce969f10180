import { z } from 'zod';
import type { Kind, Person } from '../../people/people.ts';
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
  /** Of somebody in an organisation with several workspaces. */
  enterprise_user: z
    .looseObject({
      teams: z.array(z.string()).optional(),
      is_admin: z.boolean().optional(),
      is_owner: z.boolean().optional(),
    })
    .optional(),
  profile: z
    .looseObject({
      team: z.string().optional(),
      /** Of a user that an app posts as. */
      api_app_id: z.string().optional(),
      real_name: z.string().optional(),
      display_name: z.string().optional(),
      /** Only with the scope `users:read.email`. */
      email: z.string().nullish(),
    })
    .optional(),
});
export type User = z.infer<typeof userSchema>;

/** Slackbot says that it is no bot. */
const slackbot = 'USLACKBOT';

/** An account without a workspace is none of ours. */
export function kindOf(user: User, ours: string): Exclude<Kind, 'unknown'> {
  if (user.is_stranger || !isIn(user, ours)) return 'external';
  if (user.deleted) return 'left';
  if (user.is_bot || user.id === slackbot) return 'app';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member';
}

/**
 * In an organisation the other ids are of wherever they began, or of the organisation
 * (https://docs.slack.dev/enterprise/developing-for-enterprise-orgs).
 */
function isIn({ enterprise_user: inOrganisation, team_id, profile }: User, ours: string): boolean {
  if (inOrganisation?.teams) return inOrganisation.teams.includes(ours);
  const teams = [team_id, profile?.team].filter((team) => team !== undefined);
  return teams.length > 0 && teams.every((team) => team === ours);
}

/** Who runs a workspace; `unsure` where what Slack says may be of another workspace of the organisation. */
export function runs({ is_admin, team_id, enterprise_user }: User, ours: string): 'yes' | 'no' | 'unsure' {
  if (enterprise_user?.is_admin || enterprise_user?.is_owner) return 'yes';
  if (!is_admin) return 'no';
  return team_id === ours ? 'yes' : 'unsure';
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

export function asPerson(user: User, ours: string): Person {
  const teamId = user.team_id ?? user.profile?.team ?? null;
  return { ...asNamed(user), kind: kindOf(user, ours), teamId };
}

export function asMember(user: User): Member & { timeZone: string | null } {
  const { id, profile } = user;
  return { id, names: namesOf(user), email: profile?.email || null, timeZone: timeZoneOf(user) };
}

export function timeZoneOf({ tz }: User): string | null {
  return tz && isTimeZone(tz) ? tz : null;
}
