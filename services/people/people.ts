/** What someone is to the workspace that runs the app. */
export type Kind =
  | 'member'
  /** A guest account, of one channel or of several. */
  | 'guest'
  /** Of another workspace, over Slack Connect. */
  | 'external'
  | 'app'
  /** The account was deactivated. */
  | 'left'
  /** Slack isn't responding. */
  | 'unknown';

/** What someone is to a channel. */
export type Standing =
  | 'member'
  /** A guest account of the workspace. */
  | 'guest'
  /** Of another workspace, over Slack Connect. */
  | 'external'
  | 'not_in_channel'
  /** Slack isn't responding. */
  | 'unknown';

export type Channel = { id: string; name: string | null };

/** Who people are, as Slack says. */
export type People = {
  /** In a DM with the app only `owner` is there. */
  standing(of: { userId: string; channelId: string; owner: string }): Promise<Standing>;
  /** Slack has two seconds to answer. */
  kindOf(userId: string): Promise<Kind>;
  /** Whether someone runs the workspace: an admin or owner of it. */
  isAdmin(userId: string): Promise<'admin' | 'no' | 'unknown'>;
  /** Whether the app itself is in a channel; null when Slack isn't responding. */
  isAppIn(channelId: string): Promise<boolean | null>;
  /** Channels that a person is in and we may see; null when Slack isn't responding. */
  channelsOf(userId: string): Promise<Channel[] | null>;
  /** Which app posts as this user; null when it is no app's, or Slack isn't responding. */
  appOf(userId: string): Promise<{ id: string; name: string } | null>;
  /** Whom an id names; null when Slack knows no such person, or isn't responding. */
  person(userId: string): Promise<{ id: string; name: string } | 'nobody' | null>;
  /** Members of a channel whose name, shown or real, is this one; null when Slack isn't responding. */
  named(name: string, channelId: string): Promise<{ id: string; name: string }[] | null>;
};
