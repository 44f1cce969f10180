import { z } from 'zod';

const team = z
  .union([z.string(), z.looseObject({ id: z.string() }).transform(({ id }) => id)])
  .optional()
  .catch(undefined);
const person = z.looseObject({ team, team_id: team }).optional().catch(undefined);

/** Wherever Slack says of what workspace someone is, in messages, commands, presses and forms. */
const payloadSchema = z
  .looseObject({
    ...{ team, team_id: team, user_team: team, source_team: team, context_team_id: team },
    ...{ user: person, user_profile: person, bot_profile: person },
  })
  .catch({});

/** Every workspace that a payload names; Slack Connect names another's in one place or another. */
export function teamsOf(payload: unknown): string[] {
  const { user, user_profile, bot_profile, ...own } = payloadSchema.parse(payload);
  const places = [own.team, own.team_id, own.user_team, own.source_team, own.context_team_id];
  const people = [user, user_profile, bot_profile].flatMap((one) => [one?.team, one?.team_id]);
  return [...places, ...people].filter((id) => id !== undefined);
}

/** Whether a payload names another workspace than ours. Naming none proves nothing: what spends asks Slack who it is. */
export function isForeign(payload: unknown, ours: string): boolean {
  return teamsOf(payload).some((id) => id !== ours);
}
