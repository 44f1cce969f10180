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
