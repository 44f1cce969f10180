/** Who may have the app. What isn't named may not. */
export type Wanted = {
  /** A workspace, by its own installation. */
  workspace(teamId: string): boolean;
  /** An organisation may install it for its workspaces. */
  organisation(enterpriseId: string): boolean;
  /** A workspace that an organisation's admins added it to. */
  workspaceOf(enterpriseId: string, teamId: string): boolean;
};

/**
 * As SLACK_WORKSPACES names them: `T…` is a workspace, `E…` an organisation, of whose workspaces those are served that are
 * named too, and `E…/*` one of which all are that its admins add.
 */
export function wantedIn(names: readonly string[]): Wanted {
  const all = (enterpriseId: string) => names.includes(`${enterpriseId}/*`);
  const organisation = (enterpriseId: string) => names.includes(enterpriseId) || all(enterpriseId);
  const workspace = (teamId: string) => names.includes(teamId);
  return {
    workspace,
    organisation,
    workspaceOf: (enterpriseId, teamId) =>
      organisation(enterpriseId) && (all(enterpriseId) || workspace(teamId)),
  };
}
