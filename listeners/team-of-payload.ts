/** Wherever Slack says of what workspace someone is, in messages, commands, presses and forms. */
const ownPlaces = ['team', 'team_id', 'user_team', 'source_team', 'context_team_id'];
const people = ['user', 'user_profile', 'bot_profile'];
const placesOfPerson = ['team', 'team_id'];

/** Every workspace that a payload names; Slack Connect names another's in one place or another. */
export function teamsOf(payload: unknown): string[] {
  const ofPeople = people.flatMap((name) => idsIn(fieldOf(payload, name), placesOfPerson));
  return [...idsIn(payload, ownPlaces), ...ofPeople];
}

/** An id stands for itself, or within an object. */
function idsIn(value: unknown, places: readonly string[]): string[] {
  return places.flatMap((place) => {
    const given = fieldOf(value, place);
    const id = typeof given === 'string' ? given : fieldOf(given, 'id');
    return typeof id === 'string' ? [id] : [];
  });
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** Whether a payload names another workspace than ours. Naming none proves nothing: what spends asks Slack who it is. */
export function isForeign(payload: unknown, ours: string): boolean {
  return teamsOf(payload).some((id) => id !== ours);
}

/**
 * The workspace whose installation a payload is for, as Slack's own envelope says; null where it names none. Nothing that
 * people, or we, put into it counts. An app that is in many workspaces acts there alone.
 */
export function installedTeamOf(payload: unknown): string | null {
  const [authorization] = listOf(fieldOf(payload, 'authorizations'));
  // Over Slack Connect an event's own team may be another's: who hears of it is the installation.
  const places = authorization
    ? [fieldOf(authorization, 'team_id')]
    : [
        fieldOf(fieldOf(payload, 'view'), 'app_installed_team_id'),
        teamOfOurMessage(payload),
        fieldOf(fieldOf(payload, 'team'), 'id'),
        fieldOf(payload, 'team_id'),
      ];
  const found = places.find((place) => typeof place === 'string' && place !== '');
  return typeof found === 'string' ? found : null;
}

/** Who presses below a message of ours over Slack Connect comes as somebody of their own workspace. */
function teamOfOurMessage(payload: unknown): unknown {
  const profile = fieldOf(fieldOf(payload, 'message'), 'bot_profile');
  const isOurs = fieldOf(profile, 'app_id') === fieldOf(payload, 'api_app_id');
  return profile !== undefined && isOurs ? fieldOf(profile, 'team_id') : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
