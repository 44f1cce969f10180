/** A persona that came from the AI Self of the person who imported it. */
export type ConnectedSelf = {
  readonly personaId: string;
  readonly teamId: string;
  /** What the persona is called. */
  readonly name: string;
  /** Whose account it is: what Pika remembers is theirs. */
  readonly ownerId: string;
  /** The account's mail address. */
  readonly email: string;
  /** Channels that its owner lets read what Pika remembers. */
  readonly channels: readonly string[];
};

/** Personas with an AI Self at Pika, inside one transaction. Archived ones have none any more. */
export type ConnectedSelves = {
  connect(self: Omit<ConnectedSelf, 'name' | 'channels'>): Promise<void>;
  of(teamId: string, personaId: string): Promise<ConnectedSelf | null>;
  /** The newest of somebody's. */
  ofOwner(teamId: string, ownerId: string): Promise<ConnectedSelf | null>;
  /** The newest that this channel may read. */
  readIn(teamId: string, channelId: string): Promise<ConnectedSelf | null>;
  /** Its owner lets a channel read it, or doesn't any more. */
  setReadIn(self: ConnectedSelf, channelId: string, isRead: boolean): Promise<void>;
};
