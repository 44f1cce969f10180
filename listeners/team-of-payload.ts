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

/**
 * Whether a payload names another workspace than ours. Naming none proves nothing: what spends asks Slack who it is. Nor does the
 * organisation that its envelope names as ours.
 */
export function isForeign(payload: unknown, ours: string): boolean {
  const organisation = isByOrganisation(payload) ? organisationOf(payload) : null;
  return teamsOf(payload).some((id) => id !== ours && id !== organisation);
}

/** Told of an organisation; the latter two of a workspace where they name one. */
const accessEvents = ['team_access_granted', 'team_access_revoked'];
const removalEvents = ['app_uninstalled', 'tokens_revoked'];

/**
 * Whose installation a payload is for, as Slack's own envelope says: a workspace, or the organisation itself; null where it names
 * none. Nothing that people, or we, put into it counts. `enterpriseId`: by whose installation a workspace has the app, if that is an
 * organisation's (https://docs.slack.dev/enterprise/developing-for-enterprise-orgs).
 */
export function installationOf(payload: unknown): { id: string | null; enterpriseId: string | null } {
  const organisation = organisationOf(payload);
  const isOf = (events: readonly string[]) => events.some((type) => type === eventType(payload));
  const teamId = isOf(accessEvents) ? null : (workspacesIn(payload).find(isWorkspace) ?? null);
  if (teamId !== null) return { id: teamId, enterpriseId: isByOrganisation(payload) ? organisation : null };
  const id = isOf(accessEvents) || isOf(removalEvents) ? organisation : null;
  return { id, enterpriseId: id };
}

/** Where a workspace is named, the surest first. */
function workspacesIn(payload: unknown): unknown[] {
  const authorization = authorizationOf(payload);
  const byOrganisation = isByOrganisation(payload);
  // Over Slack Connect an event's own team may be another's: who hears of it is the installation.
  if (authorization !== undefined)
    return [
      fieldOf(authorization, 'team_id'),
      ...(byOrganisation ? [fieldOf(payload, 'context_team_id'), fieldOf(payload, 'team_id')] : []),
    ];
  return [
    fieldOf(fieldOf(payload, 'view'), 'app_installed_team_id'),
    ...teamsOfOurMessage(payload),
    fieldOf(fieldOf(payload, 'team'), 'id'),
    fieldOf(payload, 'team_id'),
    // For a shortcut that is nowhere, an organisation's installation has no team.
    ...(byOrganisation ? [fieldOf(fieldOf(payload, 'user'), 'team_id')] : []),
  ];
}

/** Where a workspace could stand, an organisation's installation may name the organisation. */
function isWorkspace(id: unknown): id is string {
  return typeof id === 'string' && id !== '' && !isOrganisationId(id);
}

function isOrganisationId(id: unknown): id is string {
  return typeof id === 'string' && id.startsWith('E');
}

function isByOrganisation(payload: unknown): boolean {
  const said = fieldOf(authorizationOf(payload) ?? payload, 'is_enterprise_install');
  // Of a command it's text.
  return said === true || said === 'true';
}

/** The organisation that the envelope names. */
function organisationOf(payload: unknown): string | null {
  const places = [
    fieldOf(authorizationOf(payload), 'enterprise_id'),
    fieldOf(payload, 'enterprise_id'),
    fieldOf(fieldOf(payload, 'enterprise'), 'id'),
    fieldOf(payload, 'context_enterprise_id'),
    fieldOf(payload, 'team_id'),
  ];
  return places.find(isOrganisationId) ?? null;
}

function authorizationOf(payload: unknown): unknown {
  const all = fieldOf(payload, 'authorizations');
  return Array.isArray(all) ? all[0] : undefined;
}

function eventType(payload: unknown): unknown {
  return fieldOf(fieldOf(payload, 'event'), 'type');
}

/**
 * Who presses below a message of ours over Slack Connect, or where two workspaces of an organisation share a channel, comes as somebody
 * of their own workspace. By an organisation's installation the bot is the organisation's, and the message its workspace's.
 */
function teamsOfOurMessage(payload: unknown): unknown[] {
  const message = fieldOf(payload, 'message');
  const profile = fieldOf(message, 'bot_profile');
  if (profile === undefined || fieldOf(profile, 'app_id') !== fieldOf(payload, 'api_app_id')) return [];
  return [fieldOf(profile, 'team_id'), ...(isByOrganisation(payload) ? [fieldOf(message, 'team')] : [])];
}
